namespace IsoTriplet.Benchmarks.Suites;

/// <summary>Thickness and enclosing ball in the plane and in space, where SciPy has a convex hull to start from.</summary>
internal static class ShapeBenchmarks
{
    private const int Points = 10_000;

    public static IEnumerable<Benchmark> All()
    {
        foreach (int n in new[] { 2, 3 })
        {
            yield return Of(
                "thickness",
                n,
                "SciPy ConvexHull and the extents along its facet normals"
                    + (n == 3 ? " and the common normals of edge pairs (NumPy)" : ""),
                "width",
                1e-6,
                f => Thickness.Of(f).Upper
            );
            yield return Of(
                "enclosing-ball",
                n,
                "SciPy ConvexHull, then SLSQP on its corners",
                "ball",
                1e-6,
                f => SmallestEnclosingBall.Of(f).Radius
            );
        }
    }

    private static Benchmark Of(
        string what,
        int dimension,
        string peer,
        string operation,
        double tolerance,
        Func<Embedding, double> ours
    ) =>
        new(
            $"{what}-{dimension}",
            $"{what.Replace('-', ' ')} of {Points:N0} x {dimension}, gaussian",
            peer,
            new Target(RatioKind.Speedup, null),
            session =>
            {
                Embedding f = session.Inputs.Gaussian(Points, dimension, 4);
                string path = session.Share($"{what}-{dimension}", f);
                return new Duel
                {
                    Ours = (_, inner) => Timed.Of(inner, () => [ours(f)]),
                    Peer = (_, inner) => session.Peer.Ask(operation, inner, ("f", path)),
                    Agree = Agreements.Equal(tolerance),
                };
            }
        );
}
