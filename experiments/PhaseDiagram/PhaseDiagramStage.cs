using System.Reflection;
using IsoTriplet.Experiments.Reproduction;
using IsoTriplet.Experiments.Sweeps.Collected;
using IsoTriplet.Experiments.Sweeps.Config;
using IsoTriplet.Experiments.Sweeps.Engines;
using IsoTriplet.Experiments.Sweeps.Plan;
using IsoTriplet.Experiments.Sweeps.Shards;

namespace IsoTriplet.Experiments.PhaseDiagram;

/// <summary>The stage of the main job: both sweeps on this machine, then the analysis. An interrupted stage goes on where it was.</summary>
public static class PhaseDiagramStage
{
    private const string Quick = "-quick";

    /// <summary>Runs the sweeps into sweeps/ and writes data/phase-diagram.json and phase-diagram.md.</summary>
    /// <param name="run">The main job. Its seed does not enter: the seeds of a sweep are settings of its cells.</param>
    /// <returns>The answer in words; not as expected where a cell has no result.</returns>
    public static StageSummary Run(ReproductionRun run)
    {
        string kind = run.Quick ? Quick : "";
        string[] names = run.Quick ? ["observed", "predicted"] : ["observed", "observed-factors", "predicted"];
        CollectedSweep[] sweeps = [.. names.Select(name => Sweep(run, name + kind))];
        run.Cancel.ThrowIfCancellationRequested();
        PhaseDiagramDocument document = PhaseDiagramFile.Analyse(
            sweeps,
            $"isotriplet reproduce{(run.Quick ? " --quick" : "")} --seed {run.Seed}"
        );
        PhaseDiagramFile.WriteAll(run.Data, document);
        string tables = Path.ChangeExtension(PhaseDiagramFile.Name, ".md");
        File.Move(Path.Combine(run.Data, tables), run.At(tables), overwrite: true);
        return new StageSummary(
            "phase diagram",
            [
                .. document.Answer,
                $"{Counted.Of(document.Runs.Count, "run")}, {document.Draws.Count} drawn embeddings, {Counted.Of(document.Gaps, "gap")}, {document.LeftOut.Sum(l => l.Count)} left out by reason (data/{PhaseDiagramFile.Name}, {tables}, sweeps/)",
            ],
            document.Gaps == 0
        );
    }

    /// <summary>A config of docs/examples, which the program carries in itself.</summary>
    internal static SweepConfig Config(string name)
    {
        using Stream stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream($"{name}.json")
            ?? throw new ArgumentException($"no config {name} in this program");
        using StreamReader reader = new(stream);
        return SweepConfig.Parse(reader.ReadToEnd());
    }

    private static CollectedSweep Sweep(ReproductionRun run, string name)
    {
        run.Cancel.ThrowIfCancellationRequested();
        run.Say($"  sweep {name}");
        string folder = run.At("sweeps", name);
        SweepPlan plan = SweepPlan.Of(Config(name), CodeVersion.Here);
        StageProgress line = new(run.Say, "cells");
        SweepRunner.Run(plan, folder, new LocalEngine(), new SweepRunOptions(), p => line.Show(p.Finished, p.Total), run.Cancel);
        return SweepCollector.Collect(SweepFolder.Open(folder));
    }
}
