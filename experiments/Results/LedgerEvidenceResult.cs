using IsoTriplet.Experiments.Claims;

namespace IsoTriplet.Experiments.Results;

/// <summary>The data of the figure of the ledger: how many claims of each source rest on which kind of evidence.</summary>
internal sealed record LedgerEvidenceResult(
    string MadeBy,
    int Seed,
    int Claims,
    int Kernel,
    int Undecided,
    IReadOnlyList<LedgerEvidenceResult.Cell> Cells
)
{
    /// <summary>A source and a kind of evidence.</summary>
    internal sealed record Cell(string Source, string Evidence, int Claims);

    /// <summary>Counts the ledger as it expects its verdicts; nothing is judged anew.</summary>
    public static object Of(ResultRequest request) =>
        new LedgerEvidenceResult(
            request.Command,
            request.Seed,
            ClaimList.All.Count,
            ClaimList.All.Count(c => c.Kind == EvidenceKind.Kernel),
            ClaimList.All.Count(c => c.Expected == Verdict.Undecided),
            [
                .. from claim in ClaimList.All
                group claim by (claim.Source, claim.Kind) into alike
                orderby alike.Key.Kind
                select new Cell(alike.Key.Source, alike.Key.Kind.ToString(), alike.Count()),
            ]
        );
}
