namespace IsoTriplet.Benchmarks.Suites;

/// <summary>Distances of all pairs against SciPy's pdist (which uses one thread whatever is allowed).</summary>
internal static class DistanceBenchmarks
{
    private const int Points = 2000;
    private const int Dimension = 128;

    public static IEnumerable<Benchmark> All() =>
        [
            new(
                "iso-distance",
                $"d_iso of two {Points:N0} x {Dimension} embeddings with the worst pair",
                "SciPy pdist twice, difference, max",
                new Target(RatioKind.Speedup, 8),
                session =>
                {
                    Embedding f = session.Inputs.Gaussian(Points, Dimension, 1),
                        g = session.Inputs.Jitter(f, 0.2, 2);
                    string first = session.Share("iso-f", f),
                        second = session.Share("iso-g", g);
                    return new Duel
                    {
                        Ours = (_, inner) => Timed.Of(inner, () => [IsometricDistance.Between(f, g).Value]),
                        Peer = (_, inner) => session.Peer.Ask("iso_distance", inner, ("f", first), ("g", second)),
                        Agree = Agreements.Equal(1e-9),
                    };
                }
            ),
            new(
                "diameter",
                $"diameter of {Points:N0} x {Dimension} with its pair",
                "SciPy pdist, max",
                new Target(RatioKind.Speedup, null),
                session =>
                {
                    Embedding f = session.Inputs.Gaussian(Points, Dimension, 1);
                    string path = session.Share("diameter", f);
                    return new Duel
                    {
                        Ours = (_, inner) => Timed.Of(inner, () => [Diameter.Of(f).Value]),
                        Peer = (_, inner) => session.Peer.Ask("diameter", inner, ("f", path)),
                        Agree = Agreements.Equal(1e-12),
                    };
                }
            ),
        ];
}
