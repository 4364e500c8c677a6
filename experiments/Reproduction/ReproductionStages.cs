using IsoTriplet.Experiments.PhaseDiagram;
using IsoTriplet.Experiments.Reports;
using IsoTriplet.Experiments.Training;

namespace IsoTriplet.Experiments.Reproduction;

/// <summary>The stages of the main job, in order: figures and the page come last and read what the others wrote.</summary>
public static class ReproductionStages
{
    /// <summary>Every stage.</summary>
    public static IReadOnlyList<ReproductionStage> All { get; } =
    [
        new("measuring the embeddings", MeasurementStage.Run),
        new("closing brackets of random embeddings", ClosedBracketsStage.Run),
        new("training: collapse, group size, movement, distances", TrainingStage.Run),
        new("the phase diagram: predicted and observed collapse", PhaseDiagramStage.Run),
        new("checking the ledger of claims", LedgerStage.Run),
        new("drawing the figures", FiguresStage.Run),
        new("writing the page", ReportStage.Run),
    ];
}
