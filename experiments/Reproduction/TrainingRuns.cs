using IsoTriplet.Experiments.Training;

namespace IsoTriplet.Experiments.Reproduction;

/// <summary>The four training experiments: a minute with <c>--quick</c>, about an hour without.</summary>
internal static class TrainingRuns
{
    public static StageSummary Run(ReproductionRun run)
    {
        ExperimentSize size = run.Quick ? ExperimentSize.Quick : ExperimentSize.Normal;
        return new StageSummary("training", TrainingStage.Run(run.Data, size, run.Seed, line => run.Say("  " + line), run.Cancel));
    }
}
