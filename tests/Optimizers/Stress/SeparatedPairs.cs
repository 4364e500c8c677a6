namespace IsoTriplet.Tests.Optimizers.Stress;

/// <summary>Embeddings F with a known separated G nearby, so that d_iso(F, F_TS) is at most a known number.</summary>
internal static class SeparatedPairs
{
    /// <summary>G: classes shrunk until they are just separated; F: G with noise.</summary>
    public static (Embedding F, Labels Labels, double Above) Make(int seed)
    {
        Random random = new(seed);
        int n = random.Next(1, 5);
        int points = random.Next(3, 12);
        int classes = random.Next(2, 4);
        double noise = Math.Pow(10, -4 * random.NextDouble()) * 4;
        int[] labels = [.. Enumerable.Range(0, points).Select(i => i % classes)];
        double[] g = new double[points * n];
        double[] f = new double[points * n];
        for (int i = 0; i < points; i++)
        {
            for (int k = 0; k < n; k++)
            {
                g[(i * n) + k] = (k == 0 ? 1.5 * labels[i] : 0) + ((2 * random.NextDouble()) - 1);
                f[(i * n) + k] = g[(i * n) + k] + (noise * ((2 * random.NextDouble()) - 1));
            }
            // One point of two on the boundary of separation: only then does a small displacement matter.
            if (i < classes)
            {
                g[i * n] = 1.5 * labels[i];
            }
        }
        (Embedding x, Embedding y) = (Embedding.Create(points, n, f), Embedding.Create(points, n, Separate(g, labels, points, n)));
        double[] dx = PairwiseDistances.All(x);
        double[] dy = PairwiseDistances.All(y);
        return (x, Labels.FromIntegers(labels), dx.Zip(dy, (a, b) => Math.Abs(a - b)).Max());
    }

    // Shrinks the classes onto their first points until the hardness is 0, so that G lies on the boundary.
    private static double[] Separate(double[] g, int[] labels, int points, int n)
    {
        (double low, double high) = (0, 1);
        for (int step = 0; step < 60; step++)
        {
            double middle = (low + high) / 2;
            (low, high) = Hardness(Shrunk(g, labels, points, n, middle), labels, points, n) <= 0 ? (middle, high) : (low, middle);
        }
        return Shrunk(g, labels, points, n, low);
    }

    private static double[] Shrunk(double[] g, int[] labels, int points, int n, double factor)
    {
        double[] s = new double[g.Length];
        for (int i = 0; i < points; i++)
        {
            int centre = Array.IndexOf(labels, labels[i]);
            for (int k = 0; k < n; k++)
            {
                s[(i * n) + k] = g[(centre * n) + k] + (factor * (g[(i * n) + k] - g[(centre * n) + k]));
            }
        }
        return s;
    }

    private static double Hardness(double[] g, int[] labels, int points, int n)
    {
        double[] d = PairwiseDistances.All(Embedding.Create(points, n, g));
        double worst = double.NegativeInfinity;
        for (int a = 0; a < points; a++)
        {
            for (int p = 0; p < points; p++)
            {
                for (int q = 0; q < points && p != a && labels[p] == labels[a]; q++)
                {
                    worst = labels[q] == labels[a] ? worst : Math.Max(worst, d[(a * points) + p] - d[(a * points) + q]);
                }
            }
        }
        return worst;
    }
}
