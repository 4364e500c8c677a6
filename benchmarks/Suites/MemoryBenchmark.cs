using System.Diagnostics;

namespace IsoTriplet.Benchmarks.Suites;

/// <summary>The peak memory of one process that takes diameter, hardness and d_iso of 20,000 x 128.</summary>
internal static class MemoryBenchmark
{
    /// <summary>The hidden first word that makes this program the measured process.</summary>
    public const string Pass = "--memory-pass";

    private const int Points = 20_000;
    private const int Dimension = 128;
    private const double LimitGiB = 2;

    public static IEnumerable<Benchmark> All() =>
        [
            new(
                "memory",
                $"peak resident memory: diameter, hardness and d_iso of {Points:N0} x {Dimension}, one process, runtime included",
                $"a limit of {LimitGiB} GiB (the distances of one embedding alone, as pdist returns them, take {8.0 * Points * (Points - 1) / 2 / (1 << 30):F1})",
                new Target(RatioKind.Cost, 1),
                session => new Duel
                {
                    Once = true,
                    Ours = (_, _) => new Run(Measure(session), []),
                    Peer = (_, _) => new Run(LimitGiB, []),
                },
                "GiB"
            ),
        ];

    /// <summary>The measured process: prints its peak resident memory in kB.</summary>
    public static int RunPass(int threads, int seed, TextWriter output)
    {
        Parallelism.Threads = threads;
        Inputs inputs = new(seed);
        Embedding f = inputs.Gaussian(Points, Dimension, 5),
            g = inputs.Jitter(f, 0.1, 6);
        Labels labels = Inputs.Alternating(Points, 20);
        double sum = Diameter.Of(f).Value + TripletSeparation.Of(f, labels).Hardness!.Value + IsometricDistance.Between(f, g).Value;
        output.WriteLine(Machine.Field("/proc/self/status", "VmHWM")!.Split(' ')[0]);
        return double.IsFinite(sum) ? 0 : 1;
    }

    private static double Measure(Session session)
    {
        ProcessStartInfo start = new(
            "dotnet",
            [typeof(MemoryBenchmark).Assembly.Location, Pass, $"{session.Threads}", $"{session.Inputs.Seed}"]
        )
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        using Process process = Process.Start(start)!;
        using CancellationTokenRegistration stop = session.Cancel.Register(process.Kill);
        string text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        session.Cancel.ThrowIfCancellationRequested();
        return process.ExitCode == 0
            ? double.Parse(text) * 1024 / (1 << 30)
            : throw new IOException($"the measured process ended with code {process.ExitCode}");
    }
}
