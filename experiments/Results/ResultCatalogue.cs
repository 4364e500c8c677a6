using IsoTriplet.Experiments.Claims;

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

    public static ResultProducer Of(string file) => All.Single(p => p.File == file);
}

/// <summary>A result file and how it comes about.</summary>
/// <param name="Make">Computes its content, in seconds; null for measurements that take longer and are kept in docs/results/data.</param>
/// <param name="MadeBy">The command that makes it where <paramref name="Make"/> is null.</param>
public sealed record ResultProducer(string File, Func<ResultRequest, object>? Make, string? MadeBy = null);

/// <summary>What a producer of a result file is told.</summary>
/// <param name="Command">The command line that makes the file; it goes into the file.</param>
public sealed record ResultRequest(string Command, int Seed, CancellationToken Cancel);

/// <summary>The data of the figure of closed brackets over N and n.</summary>
/// <param name="Instances">Random gaussian embeddings a cell.</param>
/// <param name="Cells">Shares closed and median gaps.</param>
public sealed record BracketClosingResult(string MadeBy, int Seed, int Instances, IReadOnlyList<ClosedShareCell> Cells)
{
    public const string File = "bracket-closing.json";

    /// <summary>The content for a table of cells.</summary>
    /// <param name="quick">Whether it is the small one.</param>
    public static BracketClosingResult Of(IReadOnlyList<ClosedShareCell> cells, bool quick, int seed) =>
        new($"isotriplet reproduce{(quick ? " --quick" : "")} --seed {seed}", seed, cells.Count == 0 ? 0 : cells[0].Instances, cells);
}

/// <summary>A bracket in a result file: both bounds and what they rest on.</summary>
/// <param name="Lower">Lower bound, as the checker established it.</param>
/// <param name="Upper">Upper bound, as the checker established it.</param>
/// <param name="Closed">Whether the relative gap is below 1e-3.</param>
public sealed record BracketRecord(double Lower, double Upper, bool Closed, string LowerFrom, string UpperFrom)
{
    public static BracketRecord Of(Bracket bracket) =>
        new(bracket.Lower.Value, bracket.Upper.Value, bracket.Closed, bracket.Lower.RestsOn, bracket.Upper.RestsOn);
}

/// <summary>The data of the figure of the ledger: how many claims of each source rest on which kind of evidence.</summary>
internal static class LedgerEvidenceResult
{
    /// <summary>Counts the ledger as it expects its verdicts; nothing is judged anew.</summary>
    public static object Of(ResultRequest request) =>
        new
        {
            MadeBy = request.Command,
            request.Seed,
            Claims = ClaimList.All.Count,
            Kernel = ClaimList.All.Count(c => c.Kind == EvidenceKind.Kernel),
            Undecided = ClaimList.All.Count(c => c.Expected == Verdict.Undecided),
            Cells = from claim in ClaimList.All
            group claim by (claim.Source, claim.Kind) into alike
            orderby alike.Key.Kind
            select new
            {
                alike.Key.Source,
                Evidence = alike.Key.Kind.ToString(),
                Claims = alike.Count(),
            },
        };
}
