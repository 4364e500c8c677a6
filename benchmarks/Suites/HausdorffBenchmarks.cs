namespace IsoTriplet.Benchmarks.Suites;

/// <summary>The directed Hausdorff distance against SciPy's, which shuffles and breaks off early, on one thread.</summary>
internal static class HausdorffBenchmarks
{
    private const double Required = 5;

    public static IEnumerable<Benchmark> All()
    {
        foreach ((int points, int dimension) in new[] { (10_000, 3), (4_000, 128) })
        {
            yield return Of(
                "gaussian",
                "gaussian clouds",
                points,
                dimension,
                (inputs, number) => inputs.Gaussian(points, dimension, number)
            );
            // Far apart, so that the distance is large beside the spread: most of the searches of the peer break off early.
            yield return Of(
                "shifted",
                "gaussian clouds, one moved by 3 along every axis",
                points,
                dimension,
                (inputs, number) => inputs.Gaussian(points, dimension, number, number == 1 ? 0 : 3)
            );
            yield return Of(
                "clusters",
                "20 tight clusters with the same centres",
                points,
                dimension,
                (inputs, number) => inputs.Clusters(points, dimension, 20, number, 9)
            );
        }
    }

    private static Benchmark Of(string kind, string text, int points, int dimension, Func<Inputs, int, Embedding> draw) =>
        new(
            $"hausdorff-{dimension}-{kind}",
            $"directed Hausdorff distance, {points:N0} x {dimension}, {text}",
            "SciPy directed_hausdorff",
            new Target(RatioKind.Speedup, Required),
            session =>
            {
                Embedding x = draw(session.Inputs, 1),
                    y = draw(session.Inputs, 2);
                string first = session.Share($"hausdorff-{dimension}-{kind}-x", x),
                    second = session.Share($"hausdorff-{dimension}-{kind}-y", y);
                return new Duel
                {
                    Ours = (_, inner) => Timed.Of(inner, () => [HausdorffDistance.Directed(x, y).Value]),
                    Peer = (_, inner) => session.Peer.Ask("hausdorff", inner, ("f", first), ("g", second)),
                    Agree = Agreements.Equal(1e-12),
                };
            }
        );
}
