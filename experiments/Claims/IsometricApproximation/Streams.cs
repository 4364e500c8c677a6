namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>Where the random instances come from; claims on one stream share its instances and their brackets.</summary>
internal static class Streams
{
    /// <summary>The size of the toy example of [IAT], Fig. 2-5.</summary>
    public static InstanceSource Toy { get; } =
        new("toy-5-2", "gaussian, N = 5, n = 2, two classes", r => new Instance(Sampling.Gaussian(r, 5, 2), Sampling.Balanced(5, 2), ""));

    /// <summary>Small embeddings of every shape; no brackets are meant to be computed on them.</summary>
    public static InstanceSource Small { get; } =
        new(
            "small",
            "gaussian and grid points, N = 2..9, n = 1..4, 1 to 4 classes",
            r =>
            {
                int points = r.Next(2, 10);
                return new Instance(
                    Sampling.Mixed(r, points, r.Next(1, 5)),
                    Sampling.Classes(r, points, Math.Min(points, r.Next(1, 5))),
                    ""
                );
            }
        );

    public static InstanceSource Line { get; } =
        new(
            "line",
            "gaussian and grid points on a line, N = 3..7, two classes",
            r =>
            {
                int points = r.Next(3, 8);
                return new Instance(Sampling.Mixed(r, points, 1), Sampling.Classes(r, points, 2), "").ForHaus();
            }
        );

    /// <summary>Pairs F, G in the plane: G is a moved copy of F, shaken by a size between 1e-3 and 1.</summary>
    public static InstanceSource PlanePairs { get; } =
        new(
            "plane-pairs",
            "F gaussian in the plane, N = 3..8, G a moved and shaken copy",
            r =>
            {
                Embedding f = Sampling.Gaussian(r, r.Next(3, 9), 2);
                return Sampling.Pair("", f, Sampling.Shaken(r, Sampling.Moved(r, f), Math.Pow(10, -3 * r.NextDouble())));
            }
        );

    public static InstanceSource Triads { get; } =
        new(
            "triads",
            "three embeddings of equal labels, N = 2..7, n = 1..3",
            r =>
            {
                int points = r.Next(2, 8);
                int dimension = r.Next(1, 4);
                return new Instance(Sampling.Mixed(r, points, dimension), Sampling.Classes(r, points, Math.Min(points, r.Next(1, 4))), "")
                {
                    Others = [Sampling.Mixed(r, points, dimension), Sampling.Mixed(r, points, dimension)],
                };
            }
        );
}
