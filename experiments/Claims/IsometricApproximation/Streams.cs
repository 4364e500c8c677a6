namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

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

    /// <summary>Gaussian points in classes as equal as can be.</summary>
    public static InstanceSource Gaussian(string name, string what, int points, int n, int classes) =>
        new(name, what, r => new Instance(Sampling.Gaussian(r, points, n), Sampling.Balanced(points, classes)));

    private static Instance Mixed(Random r, int points, int n, int classes) =>
        new(Sampling.Mixed(r, points, n), Sampling.Classes(r, points, Math.Min(points, r.Next(1, classes + 1))));

    private static Instance Pair(Random r)
    {
        Embedding f = Sampling.Gaussian(r, r.Next(3, 9), 2);
        return Sampling.Pair("", f, Sampling.Shaken(r, Sampling.Moved(r, f), Math.Pow(10, -3 * r.NextDouble())));
    }
}
