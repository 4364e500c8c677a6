using System.Diagnostics;
using IsoTriplet.Triplets;

namespace IsoTriplet.Benchmarks.Suites;

/// <summary>Rates of the hot paths against what the machine reaches in the same minute: arithmetic of a dgemm, bytes of a copy and of writing new memory.</summary>
internal static class PeakBenchmarks
{
    private const int Points = 2000;
    private const int Dimension = 128;
    private const int Classes = 20;
    private const int Order = 1500;
    private const int CopyBytes = 1 << 27;

    public static IEnumerable<Benchmark> All()
    {
        const string product = "OpenBLAS dgemm of order 1,500";
        double pairs = Points * (Points - 1.0) / 2;
        // One multiplication and one addition a coordinate of a pair: what the distances need, however they are computed.
        double flops = 2 * Dimension * pairs;
        yield return Rate(
            "peak-hardness-flops",
            $"hardness of {Points:N0} x {Dimension}: 2 n flops a pair",
            product,
            "Gflop/s",
            flops,
            Hardness,
            Dgemm
        );
        yield return Rate(
            "peak-iso-distance-flops",
            $"d_iso of two {Points:N0} x {Dimension}: 4 n flops a pair",
            product,
            "Gflop/s",
            2 * flops,
            Iso,
            Dgemm
        );
        double bytes = 12.0 * Points * (Points - (Points / Classes));
        string triples = $"mining of {Points:N0} x {Dimension} by easy-all: 12 bytes a triple returned";
        yield return Rate("peak-mining-bytes", triples, "a copy of 128 MiB, bytes read and written", "GB/s", bytes, EasyAll, Copy);
        yield return Rate(
            "peak-mining-new-bytes",
            triples,
            "as many bytes written once into new memory",
            "GB/s",
            bytes,
            EasyAll,
            _ => Fresh(bytes)
        );
    }

    private static Benchmark Rate(
        string name,
        string what,
        string peer,
        string unit,
        double work,
        Func<(Embedding F, Embedding G, Labels Labels), Action> ours,
        Func<Session, (double Work, Action Run)> peak
    ) =>
        new(
            name,
            what,
            peer,
            new Target(RatioKind.Cost, null),
            session =>
            {
                Embedding f = session.Inputs.Gaussian(Points, Dimension, 3);
                Action run = ours((f, session.Inputs.Jitter(f, 0.2, 4), Inputs.Alternating(Points, Classes)));
                (double peakWork, Action best) = peak(session);
                return new Duel
                {
                    Heavy = true,
                    Ours = (_, _) => new Run(Fastest(run, work), []),
                    Peer = (_, _) => new Run(Fastest(best, peakWork), []),
                };
            },
            unit
        );

    private static Action Hardness((Embedding F, Embedding G, Labels Labels) x) => () => _ = TripletSeparation.Of(x.F, x.Labels);

    private static Action Iso((Embedding F, Embedding G, Labels Labels) x) => () => _ = IsometricDistance.Between(x.F, x.G);

    private static Action EasyAll((Embedding F, Embedding G, Labels Labels) x) =>
        () => _ = TripletMiner.Mine(x.F, x.Labels, new MiningStrategy(PositiveRule.Easy, NegativeRule.All));

    private static (double, Action) Dgemm(Session session)
    {
        Embedding square = session.Inputs.Gaussian(Order, Order, 5);
        double[] memory = new double[Order * Order];
        return (2.0 * Order * Order * Order, () => _ = TripletBenchmarks.General(square, memory));
    }

    private static (double, Action) Copy(Session session)
    {
        byte[] from = new byte[CopyBytes],
            to = new byte[CopyBytes];
        int threads = session.Threads,
            part = CopyBytes / threads;
        return (2.0 * CopyBytes, () => Parallel.For(0, threads, k => from.AsSpan(k * part, part).CopyTo(to.AsSpan(k * part))));
    }

    private static (double, Action) Fresh(double bytes) =>
        (
            bytes,
            () =>
            {
                byte[] memory = GC.AllocateUninitializedArray<byte>((int)bytes);
                memory.AsSpan().Fill(1);
            }
        );

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
