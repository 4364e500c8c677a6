namespace IsoTriplet.Experiments.Claims.Ledger;

/// <summary>Seeded embeddings and labels for the instances.</summary>
internal static class Sampling
{
    /// <summary>Points on a small integer grid: ties, repeated and collinear points abound.</summary>
    public static Embedding Grid(Random random, int points, int dimension) =>
        Embedding.Create(points, dimension, [.. Enumerable.Range(0, points * dimension).Select(_ => (double)random.Next(3))]);

    /// <summary>Gaussian points three times in four, else a grid.</summary>
    public static Embedding Mixed(Random random, int points, int dimension) =>
        random.Next(4) == 0 ? Grid(random, points, dimension) : NormalDraw.Points(random, points, dimension);

    /// <summary>Every class has a member; the others are drawn.</summary>
    public static Labels Classes(Random random, int points, int classes) =>
        Labels.FromIntegers([.. Enumerable.Range(0, points).Select(i => i < classes ? i : random.Next(classes))]);

    /// <summary>0, 1, 0, 1, ...: classes of sizes as equal as can be.</summary>
    public static Labels Balanced(int points, int classes) =>
        Labels.FromIntegers([.. Enumerable.Range(0, points).Select(i => i % classes)]);

    public static Embedding Map(Embedding points, Func<int, int, double> value)
    {
        double[] Row(int i) => [.. Enumerable.Range(0, points.Dimension).Select(k => value(i, k))];
        return Embedding.FromRows([.. Enumerable.Range(0, points.Points).Select(Row)]);
    }

    public static Embedding Scaled(Embedding points, double factor) => Map(points, (i, k) => factor * points[i, k]);

    public static Embedding Shaken(Random random, Embedding points, double size) =>
        Map(points, (i, k) => points[i, k] + (size * NormalDraw.Next(random)));

    /// <summary>Points of the plane turned or reflected, and shifted.</summary>
    public static Embedding Moved(Random random, Embedding points)
    {
        (double sin, double cos) = Math.SinCos(2 * Math.PI * random.NextDouble());
        double sign = random.Next(2) == 0 ? 1 : -1;
        double[] shift = [NormalDraw.Next(random), NormalDraw.Next(random)];
        double Turned(int i, int k) =>
            k == 0 ? (cos * points[i, 0]) - (sin * points[i, 1]) : sign * ((sin * points[i, 0]) + (cos * points[i, 1]));
        return Map(points, (i, k) => shift[k] + Turned(i, k));
    }

    public static Embedding Line(params double[] points) => Embedding.Create(points.Length, 1, points);

    public static Instance OnLine(string name, double[] points, int[] labels, params double[][] others) =>
        new(Line(points), Labels.FromIntegers(labels), name) { Others = [.. others.Select(Line)] };

    public static Instance Pair(string name, Embedding f, Embedding g) =>
        new(f, Balanced(f.Points, Math.Min(2, f.Points)), name) { Others = [g] };
}
