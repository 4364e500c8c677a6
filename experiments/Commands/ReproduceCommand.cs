using IsoTriplet.Experiments.Reproduction;
using IsoTriplet.Training;

namespace IsoTriplet.Experiments.Commands;

/// <summary><c>reproduce --out DIR</c>: the main job, on inputs that the project makes or that Debian ships.</summary>
public static class ReproduceCommand
{
    /// <summary>The JSON document: each stage with its lines.</summary>
    public sealed record Report(string Folder, bool Quick, int Seed, IReadOnlyList<StageSummary> Stages);

    public static Command Create(CommandHost host)
    {
        Option<string> output = OptionWith.Default("--out", "the folder of the results", "out/reproduce");
        Option<bool> quick = OptionWith.Description<bool>("--quick", "smaller inputs");
        return host.Command(
            "reproduce",
            "the main job: every claim, measurement, experiment and figure on an embedded default",
            [output, quick],
            (parsed, context) => Reproduce(context, parsed.GetRequiredValue(output), parsed.GetValue(quick))
        );
    }

    private static int Reproduce(CommandContext context, string folder, bool quick)
    {
        // What a later stage needs is asked for before the first one has taken its minutes.
        _ = CheckoutFolder.Needed("proofs");
        TensorLibrary.Require();
        OutputPlace.Folder(folder);
        ReproductionRun run = new(folder, quick, context.Seed, context.Error.WriteLine, null, context.Cancel);
        Directory.CreateDirectory(run.Data);
        List<StageSummary> found = [];
        foreach (ReproductionStage stage in ReproductionStages.All)
        {
            run.Cancel.ThrowIfCancellationRequested();
            run.Say($"[{found.Count + 1}/{ReproductionStages.All.Count}] {stage.Name}");
            Stopwatch watch = Stopwatch.StartNew();
            using (ProgressLine? line = ProgressLine.On(context))
            {
                found.Add(stage.Run(run with { Watch = line }));
            }
            run.Say($"  {watch.Elapsed.TotalSeconds:F0} s");
        }
        context.Print(
            new Report(folder, quick, context.Seed, found),
            text =>
            {
                foreach (StageSummary summary in found)
                {
                    text.WriteLine($"{summary.Name}{(summary.AsExpected ? "" : " - NOT AS EXPECTED")}");
                    foreach (string line in summary.Lines)
                    {
                        text.WriteLine($"  {line}");
                    }
                }
            }
        );
        return found.All(s => s.AsExpected) ? ExitCode.Done : ExitCode.Negative;
    }
}
