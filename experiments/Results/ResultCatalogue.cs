namespace IsoTriplet.Experiments.Results;

/// <summary>All result files that figures are drawn from.</summary>
public static class ResultCatalogue
{
    /// <summary>The producers. A new one is a file and a line here.</summary>
    public static IReadOnlyList<ResultProducer> All { get; } =
    [
        new("iat-1-triple.json", TripleResult.Of),
        new("iat-2-toy.json", ToyResult.Of),
        new("iat-3-hausdorff-distance.json", HausdorffDistanceResult.Of),
        new("iat-4-isometric-distance.json", IsometricDistanceResult.Of),
        new("iat-5-hardest-triple.json", HardestTripleResult.Of),
        new("iat-6-collapse.json", CollapseResult.Of),
        new("etl-1-scatter-diagram.json", ScatterDiagramResult.Of),
        new("etl-2-first-order.json", DynamicsResult.Of("first-order")),
        new("etl-2-vanilla.json", DynamicsResult.Of("vanilla")),
        new("etl-5-second-order.json", DynamicsResult.Of("second-order")),
        new("geo-lengths-and-angles.json", AngularDistancesResult.Of),
        new(BracketClosingResult.File, Make: null, MadeBy: "isotriplet reproduce"),
        new("real-brackets.json", null, "isotriplet experiment brackets"),
        new("iso-ratio.json", IsoRatioResult.Of),
        new("ratio-spread.json", RatioSpreadResult.Of),
        new("simplex-chain.json", SimplexChainResult.Of),
        new("ledger-evidence.json", LedgerEvidenceResult.Of),
        new(PhaseDiagram.PhaseDiagramFile.Name, Make: null, MadeBy: "isotriplet phase-diagram SWEEP... (docs/results/collapse.md)"),
        new("nuisance.json", null, "isotriplet phase-diagram SWEEP of docs/examples/observed-nuisance.json (docs/results/collapse.md)"),
        new("margin.json", null, "isotriplet phase-diagram SWEEP of docs/examples/predicted-margin.json (docs/results/margin.md)"),
        new("collapse-runs.json", null, "isotriplet experiment collapse"),
        new("distance-runs.json", null, "isotriplet experiment distances"),
        new("group-size.json", null, "isotriplet experiment group-size"),
        new("movement.json", null, "isotriplet experiment movement"),
    ];

    /// <summary>The producer of a file.</summary>
    public static ResultProducer Of(string file) => All.Single(p => p.File == file);
}
