using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Experiments.Hosting;

namespace IsoTriplet.Experiments.Claims.Reporting;

/// <summary>The JSON of <c>claims list</c> and <c>claims check</c>.</summary>
public sealed record ClaimsReport(IReadOnlyList<ClaimsReport.Entry> Claims)
{
    /// <summary>One claim; the last fields are null where it was not checked.</summary>
    public sealed record Entry(
        string Id,
        string Source,
        string Locator,
        string Statement,
        string Hypotheses,
        string Relation,
        string Expected,
        string Reason,
        string? Verdict,
        bool? AsExpected,
        int? Instances,
        string? Worst,
        int? Seed,
        string Evidence,
        IReadOnlyList<string> Certificates,
        IReadOnlyList<string> Cases
    )
    {
        /// <summary>What the verdict rests on: kernel, written, z3, z3atsize, certificate, exact, computed, instances, runs, none.</summary>
        public string EvidenceKind { get; init; } = "";

        /// <summary>Whether the negative control flipped the verdict; null where the claim was not checked, or where nothing is computed.</summary>
        public bool? ControlFlipped { get; init; }

        /// <summary>How the control broke the claim.</summary>
        public string? Control { get; init; }
    }

    /// <summary>A claim that was not checked.</summary>
    public static Entry Listed(Claim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return Make(claim, null, null, claim.Evidence.Description, [], []);
    }

    /// <summary>A claim with its verdict.</summary>
    public static Entry Checked(Claim claim, ClaimResult result, ControlResult? control, int seed, ClaimFiles files)
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(files);
        return Make(claim, result, seed, result.Evidence, files.Certificates, files.Cases) with
        {
            ControlFlipped = control?.Flipped,
            Control = control?.Change,
        };
    }

    /// <summary>The exit code of a check.</summary>
    public static int Code(IReadOnlyList<(Claim Claim, ClaimResult Result)> results, bool named)
    {
        ArgumentNullException.ThrowIfNull(results);
        Verdict[] wrong = [.. results.Where(r => named || r.Result.Verdict != r.Claim.Expected).Select(r => r.Result.Verdict)];
        return named
            ? wrong.Contains(Verdict.Refuted)
                ? ExitCode.Negative
                : wrong.Contains(Verdict.Undecided)
                    ? ExitCode.Undecided
                    : ExitCode.Done
            : wrong.Length == 0
                ? ExitCode.Done
                : wrong.All(v => v == Verdict.Undecided)
                    ? ExitCode.Undecided
                    : ExitCode.Negative;
    }

    private static Entry Make(
        Claim claim,
        ClaimResult? result,
        int? seed,
        string evidence,
        IReadOnlyList<string> certificates,
        IReadOnlyList<string> cases
    ) =>
        new(
            claim.Id,
            claim.Source,
            claim.Locator,
            claim.Statement,
            claim.Hypotheses,
            claim.Relation,
            Name(claim.Expected),
            claim.Reason,
            result is null ? null : Name(result.Verdict),
            result is null ? null : result.Verdict == claim.Expected,
            result?.Instances,
            result?.Worst,
            seed,
            evidence,
            certificates,
            cases
        )
        {
            EvidenceKind = claim.Evidence.Kind.ToString().ToLowerInvariant(),
        };

    private static string Name(Verdict verdict) => verdict.ToString().ToLowerInvariant();
}
