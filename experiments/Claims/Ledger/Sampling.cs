namespace IsoTriplet.Experiments.Claims.Ledger;

/// <summary>Seeded embeddings and labels for the instances.</summary>
internal static class Sampling
{
    public static Embedding Gaussian(Random random, int points, int dimension) => NormalDraw.Points(random, points, dimension);

    /// <summary>Points on a small integer grid: ties, repeated and collinear points abound.</summary>
    public static Embedding Grid(Random random, int points, int dimension)
    {
        double[] values = new double[points * dimension];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = random.Next(3);
        }
        return Embedding.Create(points, dimension, values);
    }

    /// <summary>Gaussian points three times in four, else a grid.</summary>
    public static Embedding Mixed(Random random, int points, int dimension) =>
        random.Next(4) == 0 ? Grid(random, points, dimension) : Gaussian(random, points, dimension);

    /// <summary>Every class has a member; the others are drawn.</summary>
    public static Labels Classes(Random random, int points, int classes)
    {
        int[] values = new int[points];
        for (int i = 0; i < points; i++)
        {
            values[i] = i < classes ? i : random.Next(classes);
        }
        return Labels.FromIntegers(values);
    }

    /// <summary>0, 1, 0, 1, ...: classes of sizes as equal as can be.</summary>
    public static Labels Balanced(int points, int classes) =>
        Labels.FromIntegers([.. Enumerable.Range(0, points).Select(i => i % classes)]);

    public static Embedding Map(Embedding points, Func<int, int, double> value)
    {
        double[] values = new double[points.Points * points.Dimension];
        for (int i = 0; i < points.Points; i++)
        {
            for (int k = 0; k < points.Dimension; k++)
            {
                values[(i * points.Dimension) + k] = value(i, k);
            }
        }
        return Embedding.Create(points.Points, points.Dimension, values);
    }

    public static Embedding Scaled(Embedding points, double factor) => Map(points, (i, k) => factor * points[i, k]);

    public static Embedding Shaken(Random random, Embedding points, double size) =>
        Map(points, (i, k) => points[i, k] + (size * NormalDraw.Next(random)));

    /// <summary>A plane rotation of the first two coordinates (a sign in dimension 1) and a shift.</summary>
    public static Embedding Moved(Random random, Embedding points)
    {
        double angle = 2 * Math.PI * random.NextDouble();
        double sign = random.Next(2) == 0 ? 1 : -1;
        (double sin, double cos) = Math.SinCos(angle);
        double[] shift = [.. Enumerable.Range(0, points.Dimension).Select(_ => NormalDraw.Next(random))];
        return Map(
            points,
            (i, k) =>
                shift[k]
                + (
                    points.Dimension == 1 ? sign * points[i, 0]
                    : k == 0 ? (cos * points[i, 0]) - (sin * points[i, 1])
                    : k == 1 ? sign * ((sin * points[i, 0]) + (cos * points[i, 1]))
                    : points[i, k]
                )
        );
    }

    public static Instance OnLine(string name, double[] points, int[] labels) =>
        new(Embedding.Create(points.Length, 1, points), Labels.FromIntegers(labels), name);

    public static Instance Pair(string name, Embedding f, Embedding g) =>
        new(f, Balanced(f.Points, Math.Min(2, f.Points)), name) { Others = [g] };
}
