using IsoTriplet.Experiments.Sweeps.Config;
using IsoTriplet.Experiments.Sweeps.Engines;
using IsoTriplet.Experiments.Sweeps.Plan;

namespace IsoTriplet.Benchmarks.Suites;

/// <summary>What the machinery of a sweep costs, by 10,000 cells that compute nothing; and what it gains where runs of one shape are computed together.</summary>
internal static class SweepBenchmark
{
    private const int Cells = 10_000;
    private const double LimitSeconds = 0.020;
    private const int Seeds = 80;
    private const int Alone = 1;

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
                    Ours = (_, _) => new Run(Measure(session, Trivial, new SweepRunOptions { Workers = session.Threads }), []),
                    Peer = (_, _) => new Run(LimitSeconds, []),
                }
            ),
            .. ((int[])[2, 8, 32]).Select(Together),
        ];

    private static string Trivial => $$"""{ "program": "echo", "grid": { "value": { "from": 0, "to": {{Cells - 1}} } } }""";

    private static Benchmark Together(int samples)
    {
        string Grid(int first) =>
            $$"""
                { "program": "observed",
                  "settings": { "steps": 300, "samples_per_class": {{samples}}, "dimension": 16, "prediction_work": 0 },
                  "grid": { "seed": { "from": {{first}}, "to": {{first + Seeds - 1}} }, "overlap": [1, 2, 3] } }
                """;
        return new Benchmark(
            $"sweep-ensembles-{8 * samples}",
            $"wall time a run of a sweep of {3 * Seeds} training runs, N = {8 * samples}, n = 16, 300 steps: computed together, as sweeps do",
            "the same sweep, every run alone",
            new Target(RatioKind.Cost, samples <= 8 ? 0.5 : 1),
            session => new Duel
            {
                Heavy = true,
                Ours = (_, _) => new Run(Measure(session, Grid(First(session)), new SweepRunOptions { Workers = session.Threads }), []),
                Peer = (_, _) =>
                    new Run(
                        Measure(session, Grid(First(session)), new SweepRunOptions { Workers = session.Threads, GroupMegabytes = Alone }),
                        []
                    ),
            }
        )
        {
            OnlyByName = true,
        };
    }

    // Halved, so that the last seed is one as well.
    private static int First(Session session) => session.Inputs.Of(0) / 2;

    private static double Measure(Session session, string grid, SweepRunOptions options)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("isotriplet-overhead-");
        try
        {
            SweepConfig config = SweepConfig.Parse(grid);
            SweepOutcome outcome = SweepRunner.Run(
                SweepPlan.Of(config, CodeVersion.Here),
                folder.FullName,
                new LocalEngine(),
                options,
                _ => { },
                session.Cancel
            );
            session.Cancel.ThrowIfCancellationRequested();
            return outcome.Status.Complete
                ? outcome.Elapsed.TotalSeconds / outcome.Status.Cells
                : throw new IOException($"{outcome.Status.Cells - outcome.Status.Done} cells of the sweep have no result");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
