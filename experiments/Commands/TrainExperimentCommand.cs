using System.CommandLine;
using System.Runtime.InteropServices;
using IsoTriplet.Experiments.Hosting;
using IsoTriplet.Experiments.Training;
using IsoTriplet.Numerics;
using IsoTriplet.Training.Data;

namespace IsoTriplet.Experiments.Commands;

/// <summary><c>experiment collapse</c> and <c>experiment distances</c>: grids of training runs with one table each.</summary>
public static class TrainExperimentCommand
{
    private const int FullSteps = 2000;
    private static readonly int[] FullSeeds = [.. Enumerable.Range(0, 10)];

    /// <summary>Builds the command.</summary>
    /// <param name="host">Runs the bodies.</param>
    /// <returns>The command.</returns>
    public static Command Create(CommandHost host)
    {
        ArgumentNullException.ThrowIfNull(host);
        return new Command("experiment", "grids of training runs")
        {
            Build(host, "collapse", "batch-hard training with batch size and dimension far apart and close", Collapse),
            Build(host, "distances", "chord, squared chord and geodesic with paired seeds", Distances),
        };
    }

    private static Command Build(
        CommandHost host,
        string name,
        string description,
        Func<CommandContext, DataSplit, bool, string, IEnumerable<string>> body
    )
    {
        Option<string> data = new("--data") { Description = TrainingData.Names, DefaultValueFactory = _ => "fashion-mnist" };
        Option<int> first = new("--first") { Description = "read only the first so many examples", DefaultValueFactory = _ => 4000 };
        Option<string> device = new("--device") { Description = "cpu, cuda or cuda:NUMBER", DefaultValueFactory = _ => "cpu" };
        Option<bool> full = new("--full") { Description = "ten seeds, more sizes, 2000 steps" };
        Option<string> output = new("--out") { Description = "the table, a .csv file", Required = true };
        Command command = new(name, description) { data, first, device, full, output };
        command.SetAction(parsed =>
            host.Run(
                parsed,
                context =>
                {
                    try
                    {
                        DataSplit split = TrainingData.Load(
                            parsed.GetValue(data)!,
                            new TrainingDataOptions { First = parsed.GetValue(first) },
                            context.Seed
                        );
                        string[] lines = [.. body(context, split, parsed.GetValue(full), parsed.GetValue(device)!)];
                        AtomicFile.WriteText(parsed.GetRequiredValue(output), string.Concat(lines.Select(line => line + "\n")));
                        return context.Cancel.IsCancellationRequested ? ExitCode.Interrupted : ExitCode.Done;
                    }
                    catch (Exception e) when (e is DllNotFoundException or ExternalException)
                    {
                        return host.Refuse(e.Message);
                    }
                }
            )
        );
        return command;
    }

    private static IEnumerable<string> Collapse(CommandContext context, DataSplit data, bool full, string device)
    {
        CollapseExperimentSettings settings = new();
        settings = settings with { Training = settings.Training with { Device = device } };
        if (full)
        {
            settings = settings with
            {
                SamplesPerClass = [4, 16, 64, 256],
                Dimensions = [2, 8, 32, 128, 512],
                Seeds = FullSeeds,
                Training = settings.Training with { Steps = FullSteps },
            };
        }
        IReadOnlyList<CollapseRow> rows = CollapseExperiment.Run(data, settings, Show, context.Cancel);
        return rows.Select(Line)
            .Prepend("batch_size,dimension,initial,seed,status,collapse,alarm_step,spread,loss,theory_lower,theory_upper,recall_at_1");

        static string Line(CollapseRow r) =>
            $"{r.BatchSize},{r.Dimension},{r.Initial},{r.Seed},{r.Status},{r.Collapse},{r.AlarmStep},{r.Spread},{r.Loss},{r.TheoryLower},{r.TheoryUpper},{r.RecallAt1}".ToLowerInvariant();

        void Show(CollapseRow row) => context.Output.WriteLine(Line(row));
    }

    private static IEnumerable<string> Distances(CommandContext context, DataSplit data, bool full, string device)
    {
        DistanceExperimentSettings settings = new();
        settings = settings with { Training = settings.Training with { Device = device } };
        if (full)
        {
            settings = settings with { Seeds = FullSeeds, Training = settings.Training with { Steps = FullSteps } };
        }
        IReadOnlyList<DistanceRow> rows = DistanceExperiment.Run(
            data,
            settings,
            row => context.Output.WriteLine(Line(row)),
            context.Cancel
        );
        foreach (DistanceComparison c in DistanceExperiment.Compare(rows, context.Seed))
        {
            context.Output.WriteLine(
                $"{c.Mining}, {c.Distance} against geodesic: collapse {c.CollapseRate:P0} and {c.GeodesicCollapseRate:P0}; Recall@1 "
                    + $"{c.RecallDifference.Mean:+0.0000;-0.0000} [{c.RecallDifference.Lower:F4}, {c.RecallDifference.Upper:F4}]: {c.Verdict}"
            );
        }
        return rows.Select(Line).Prepend("distance,mining,margin,seed,collapsed,recall_at_1");

        static string Line(DistanceRow r) => $"{r.Distance},{r.Mining},{r.Margin},{r.Seed},{(r.Collapsed ? 1 : 0)},{r.RecallAt1}";
    }
}
