using IsoTriplet.Experiments.Sweeps.Config;
using IsoTriplet.Experiments.Sweeps.Engines;
using IsoTriplet.Experiments.Sweeps.Plan;

namespace IsoTriplet.Benchmarks.Suites;

/// <summary>What the machinery of a sweep costs: 10,000 cells that compute nothing.</summary>
internal static class SweepBenchmark
{
    private const int Cells = 10_000;
    private const double LimitSeconds = 0.020;

    public static IEnumerable<Benchmark> All() =>
        [
            new(
                "sweep-overhead",
                $"wall time a cell of a sweep of {Cells:N0} trivial cells: start of the workers, orders, shards on disk, the count at the end",
                $"a limit of {1000 * LimitSeconds:F0} ms a cell",
                new Target(RatioKind.Cost, 1),
                session => new Duel
                {
                    Once = true,
                    Ours = (_, _) => new Run(Measure(session), []),
                    Peer = (_, _) => new Run(LimitSeconds, []),
                }
            ),
        ];

    private static double Measure(Session session)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("isotriplet-overhead-");
        try
        {
            SweepConfig config = SweepConfig.Parse($$"""{ "program": "echo", "grid": { "value": { "from": 0, "to": {{Cells - 1}} } } }""");
            SweepOutcome outcome = SweepRunner.Run(
                SweepPlan.Of(config, CodeVersion.Here),
                folder.FullName,
                new LocalEngine(),
                new SweepRunOptions { Workers = session.Threads },
                _ => { },
                session.Cancel
            );
            session.Cancel.ThrowIfCancellationRequested();
            return outcome.Status.Complete
                ? outcome.Elapsed.TotalSeconds / Cells
                : throw new IOException($"{outcome.Status.Cells - outcome.Status.Done} cells of the sweep have no result");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
