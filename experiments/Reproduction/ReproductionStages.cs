namespace IsoTriplet.Experiments.Reproduction;

/// <summary>The stages of the main job, in order: figures and the page come last and read what the others wrote.</summary>
public static class ReproductionStages
{
    /// <summary>Every stage.</summary>
    public static IReadOnlyList<ReproductionStage> All { get; } =
    [
        new("measuring the embeddings", MeasurementStage.Run),
        new("closing brackets of random embeddings", ClosedBracketsStage.Run),
        new("checking the ledger of claims", LedgerStage.Run),
    ];
}
