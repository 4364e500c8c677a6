namespace IsoTriplet.Optimizers.Shrink;

/// <summary>Every class on a corner of a regular simplex whose edge is the margin: a member of F_TS^alpha whatever F is, the nearest one where all its points are equal (docs/mathematics/extensions.md, 14.3).</summary>
internal static class ClassSimplex
{
    /// <summary>The classes, in their order, on the corners, with the simplex about the mean of F; null where they are more than n + 1.</summary>
    public static Embedding? Of(Embedding f, Labels labels, double margin)
    {
        int n = f.Dimension;
        if (labels.Classes > n + 1)
        {
            return null;
        }
        double half = margin * (1 + 1e-9) / Math.Sqrt(2);
        double[] mean = Centring.Mean(f),
            values = new double[f.Points * n];
        for (int i = 0; i < f.Points; i++)
        {
            for (int k = 0; k < n; k++)
            {
                values[(i * n) + k] = mean[k] + (k < labels.Classes - 1 ? half * Helmert(labels[i], k) : 0);
            }
        }
        return Embedding.Create(f.Points, n, values);
    }

    // The columns of Helmert's matrix: its rows are sqrt 2 apart and their sum is 0.
    private static double Helmert(int row, int k) => row > k + 1 ? 0 : (row <= k ? 1 : -(k + 1)) / Math.Sqrt((k + 1.0) * (k + 2));
}
