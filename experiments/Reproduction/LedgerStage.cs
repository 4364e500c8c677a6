using IsoTriplet.Experiments.Claims;
using IsoTriplet.Experiments.Claims.Reporting;

namespace IsoTriplet.Experiments.Reproduction;

/// <summary>The whole ledger: claims.json, claims.csv and the certificates and contradicting cases below claims/.</summary>
internal static class LedgerStage
{
    public static StageSummary Run(ReproductionRun run)
    {
        ClaimSettings settings = new(ClaimSettings.FewestInstances, run.Seed, null);
        IReadOnlyList<CheckedClaim> found = LedgerCheck.Run(ClaimList.All, settings, run.At("claims"), _ => { }, run.Cancel);
        ClaimsReport report = new([.. found.Select(f => f.Entry)]);
        JsonText.Write(Path.Combine(run.Data, "claims.json"), report);
        AtomicFile.WriteText(run.At("claims.csv"), report.Csv());
        int expected = report.Claims.Count(e => e.AsExpected == true);
        string[] others = [.. report.Claims.Where(e => e.AsExpected != true).Select(e => $"  {e.Id}: {e.Verdict}, expected {e.Expected}")];
        return new StageSummary(
            "ledger",
            [
                $"{expected} of {Counted.Of(report.Claims.Count, "claim")} got the verdict expected (claims.csv, data/claims.json, claims/)",
                .. others,
            ],
            expected == report.Claims.Count
        );
    }
}
