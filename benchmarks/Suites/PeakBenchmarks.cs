using System.Diagnostics;

namespace IsoTriplet.Benchmarks.Suites;

/// <summary>Rates of the hot paths against what the machine reaches in the same minute: arithmetic of a dgemm.</summary>
internal static class PeakBenchmarks
{
    private const int Points = 2000;
    private const int Dimension = 128;
    private const int Classes = 20;
    private const int Order = 1500;

    public static IEnumerable<Benchmark> All()
    {
        double pairs = Points * (Points - 1.0) / 2;
        // One multiplication and one addition a coordinate of a pair: what the distances need, however they are computed.
        double flops = 2 * Dimension * pairs;
        yield return Rate("peak-hardness-flops", $"hardness of {Points:N0} x {Dimension}: 2 n flops a pair", flops, Hardness);
        yield return Rate("peak-iso-distance-flops", $"d_iso of two {Points:N0} x {Dimension}: 4 n flops a pair", 2 * flops, Iso);
    }

    private static Benchmark Rate(string name, string what, double work, Func<(Embedding F, Embedding G, Labels Labels), Action> ours) =>
        new(
            name,
            what,
            "OpenBLAS dgemm of order 1,500",
            new Target(RatioKind.Cost, null),
            session =>
            {
                Embedding f = session.Inputs.Gaussian(Points, Dimension, 3);
                Action run = ours((f, session.Inputs.Jitter(f, 0.2, 4), Inputs.Alternating(Points, Classes)));
                (double peakWork, Action best) = Dgemm(session);
                return new Duel
                {
                    Heavy = true,
                    Ours = (_, _) => new Run(Fastest(run, work), []),
                    Peer = (_, _) => new Run(Fastest(best, peakWork), []),
                };
            },
            "Gflop/s"
        );

    private static Action Hardness((Embedding F, Embedding G, Labels Labels) x) => () => _ = TripletSeparation.Of(x.F, x.Labels);

    private static Action Iso((Embedding F, Embedding G, Labels Labels) x) => () => _ = IsometricDistance.Between(x.F, x.G);

    private static (double, Action) Dgemm(Session session)
    {
        Embedding square = session.Inputs.Gaussian(Order, Order, 5);
        double[] memory = new double[Order * Order];
        return (2.0 * Order * Order * Order, () => _ = TripletBenchmarks.General(square, memory));
    }

    // The best of five in a repeat: a peak is what is reached undisturbed.
    private static double Fastest(Action run, double work)
    {
        double best = 0;
        for (int k = 0; k < 5; k++)
        {
            long started = Stopwatch.GetTimestamp();
            run();
            best = Math.Max(best, work / Stopwatch.GetElapsedTime(started).TotalSeconds / 1e9);
        }
        return best;
    }
}
