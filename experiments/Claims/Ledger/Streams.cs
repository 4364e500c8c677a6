namespace IsoTriplet.Experiments.Claims.Ledger;

/// <summary>Where the random instances come from; claims on one stream share its instances and their brackets.</summary>
internal static class Streams
{
    /// <summary>The size of the toy example of [IAT], Fig. 2-5.</summary>
    public static InstanceSource Toy { get; } = Gaussian("toy-5-2", "gaussian, N = 5, n = 2, two classes", 5, 2, 2);

    /// <summary>Small embeddings of every shape; no brackets are meant to be computed on them.</summary>
    public static InstanceSource Small { get; } =
        new("small", "gaussian and grid points, N = 2..9, n = 1..4, 1 to 4 classes", r => Mixed(r, r.Next(2, 10), r.Next(1, 5), 4));

    public static InstanceSource Line { get; } =
        new(
            "line",
            "gaussian and grid points on a line, N = 3..7, two classes",
            r => r.Next(3, 8) is var points ? new Instance(Sampling.Mixed(r, points, 1), Sampling.Classes(r, points, 2)).ForHaus() : null!
        );

    /// <summary>Pairs F, G in the plane: G is a moved copy of F, shaken by a size between 1e-3 and 1.</summary>
    public static InstanceSource PlanePairs { get; } =
        new("plane-pairs", "F gaussian in the plane, N = 3..8, G a moved and shaken copy", Pair);

    public static InstanceSource Triads { get; } =
        new(
            "triads",
            "three embeddings of equal labels, N = 2..7, n = 1..3",
            r =>
                Mixed(r, r.Next(2, 8), r.Next(1, 4), 3) is var f && (f.Points.Points, f.Points.Dimension) is var (points, n)
                    ? f with
                    {
                        Others = [Sampling.Mixed(r, points, n), Sampling.Mixed(r, points, n)],
                    }
                    : null!
        );

    /// <summary>Families with positive hardness, small against some of their classes, whose class sizes span four orders of magnitude.</summary>
    public static InstanceSource NearSeparated { get; } =
        new(
            "near-separated",
            "2 to 5 classes of sizes up to 10^4 apart, gaussian, on a grid, and separated families disturbed by little, n = 1..4",
            r => Enumerable.Repeat(r, int.MaxValue).Select(Near).First(f => Quantities.Hardness(f) > 1e-9 * Quantities.Largest(f.Points))
        );

    /// <summary>Gaussian points in classes as equal as can be.</summary>
    public static InstanceSource Gaussian(string name, string what, int points, int n, int classes) =>
        new(name, what, r => new Instance(NormalDraw.Points(r, points, n), Sampling.Balanced(points, classes)));

    private static Instance Mixed(Random r, int points, int n, int classes) =>
        new(Sampling.Mixed(r, points, n), Sampling.Classes(r, points, Math.Min(points, r.Next(1, classes + 1))));

    private static Instance Near(Random r)
    {
        (int n, int classes, int kind) = (r.Next(1, 5), r.Next(2, 6), r.Next(4));
        Labels labels = Sampling.Classes(r, classes + r.Next(1, 3 * classes), classes);
        if (kind == 0)
        {
            return new(Sampling.Grid(r, labels.Count, n), labels);
        }
        double[] sizes = [.. Enumerable.Range(0, classes).Select(_ => Math.Pow(10, (4 * r.NextDouble()) - 2))];
        double spread = Math.Pow(10, (3 * r.NextDouble()) - 1);
        (Embedding centres, Embedding within) = (NormalDraw.Points(r, classes, n), NormalDraw.Points(r, labels.Count, n));
        Instance At(double s) =>
            new(Sampling.Map(within, (i, k) => (spread * centres[labels[i], k]) + (s * sizes[labels[i]] * within[i, k])), labels);
        if (kind == 1)
        {
            return At(1);
        }
        // The classes scaled about their centres to where separation ends, then shaken.
        (double low, double high) = (0, 1);
        for (int k = 0; k < 30; k++)
        {
            double s = (low + high) / 2;
            (low, high) = Quantities.Hardness(At(s)) == 0 ? (s, high) : (low, s);
        }
        return new(Sampling.Shaken(r, At(low).Points, Math.Pow(10, -1 - (4 * r.NextDouble())) * sizes.Min()), labels);
    }

    private static Instance Pair(Random r)
    {
        Embedding f = NormalDraw.Points(r, r.Next(3, 9), 2);
        return Sampling.Pair("", f, Sampling.Shaken(r, Sampling.Moved(r, f), Math.Pow(10, -3 * r.NextDouble())));
    }
}
