using IsoTriplet.Hausdorff;
using IsoTriplet.Numerics;
using IsoTriplet.Optimizers;

namespace IsoTriplet.Tests.Optimizers.Shrink;

/// <summary>Families whose hardness is small against some of their classes: where a bound by H alone could fail.</summary>
internal static class NearSeparated
{
    /// <summary>How many instances: 1,000, or as many as ISOTRIPLET_INSTANCES says.</summary>
    public static int Count => int.TryParse(Environment.GetEnvironmentVariable("ISOTRIPLET_INSTANCES"), out int count) ? count : 1000;

    /// <summary>Drawn instances with positive hardness: gaussian classes of sizes up to 10^4 apart, families on a grid, and separated families that were disturbed
    /// a little.</summary>
    public static IEnumerable<(Embedding F, Labels Labels, double Hardness)> Stream(int seed, int count)
    {
        Random random = new(seed);
        for (int made = 0; made < count; )
        {
            (Embedding f, Labels labels) = One(random, made % 4);
            if (TripletSeparation.Of(f, labels).Hardness is double h && h > 1e-9 * Size(f))
            {
                made++;
                yield return (f, labels, h);
            }
        }
    }

    public static double Size(Embedding f) => f.Values.ToArray().Max(Math.Abs);

    private static (Embedding, Labels) One(Random random, int kind)
    {
        int n = 1 + random.Next(4),
            classes = 2 + random.Next(4),
            points = classes + 1 + random.Next(3 * classes);
        Labels labels = Draw.Classes(random, points, classes);
        if (kind == 0)
        {
            return (Draw.Grid(random, points, n, 4), labels);
        }
        double[] sizes = [.. Enumerable.Range(0, classes).Select(_ => Math.Pow(10, (4 * random.NextDouble()) - 2))];
        double[][] centres = [.. Enumerable.Range(0, classes).Select(k => NormalDraw.Values(random, n))];
        double spread = Math.Pow(10, (3 * random.NextDouble()) - 1);
        double[] values = new double[points * n];
        for (int i = 0; i < values.Length; i++)
        {
            int k = labels[i / n];
            values[i] = (spread * centres[k][i % n]) + (sizes[k] * NormalDraw.Next(random));
        }
        Embedding f = Embedding.Create(points, n, values);
        if (kind == 1)
        {
            return (f, labels);
        }
        // A separated family at its boundary, disturbed by little.
        Embedding tight = Boundary(f, labels);
        double noise = Math.Pow(10, -1 - (4 * random.NextDouble())) * sizes.Min();
        return (Embedding.Create(points, n, [.. tight.Values.ToArray().Select(x => x + (noise * NormalDraw.Next(random)))]), labels);
    }

    // Classes shrunk about their means until just separated; the means of classes are distinct with probability 1.
    private static Embedding Boundary(Embedding f, Labels labels)
    {
        (double low, double high) = (0, 1);
        for (int k = 0; k < 40; k++)
        {
            double s = (low + high) / 2;
            (low, high) = TripletSeparation.Of(Scaled(f, labels, s), labels).IsSeparated ? (s, high) : (low, s);
        }
        return Scaled(f, labels, low);
    }

    private static Embedding Scaled(Embedding f, Labels labels, double s)
    {
        int n = f.Dimension;
        double[] values = new double[f.Points * n];
        for (int i = 0; i < f.Points; i++)
        {
            int[] members = labels.Members(labels[i]).ToArray();
            for (int j = 0; j < n; j++)
            {
                double mean = members.Average(m => f[m, j]);
                values[(i * n) + j] = mean + (s * (f[i, j] - mean));
            }
        }
        return Embedding.Create(f.Points, n, values);
    }
}
