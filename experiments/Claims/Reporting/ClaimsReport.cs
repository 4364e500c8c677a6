using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Experiments.Hosting;

namespace IsoTriplet.Experiments.Claims.Reporting;

/// <summary>The JSON of <c>claims list</c> and <c>claims check</c>.</summary>
/// <param name="Claims">One entry a claim.</param>
public sealed record ClaimsReport(IReadOnlyList<ClaimsReport.Entry> Claims)
{
    /// <summary>One claim; the last fields are null where it was not checked.</summary>
    /// <param name="Id">Its name.</param>
    /// <param name="Source">IAT, own, ...</param>
    /// <param name="Locator">Equation, theorem, section.</param>
    /// <param name="Statement">In words.</param>
    /// <param name="Hypotheses">What it supposes.</param>
    /// <param name="Relation">Left, relation, right.</param>
    /// <param name="Expected">The verdict expected.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Verdict">The verdict; null if it was not checked.</param>
    /// <param name="AsExpected">Whether it is the expected one.</param>
    /// <param name="Instances">How many instances spoke.</param>
    /// <param name="Worst">The tightest of them, with how to replay it.</param>
    /// <param name="Seed">The seed.</param>
    /// <param name="Evidence">What the verdict rests on.</param>
    /// <param name="Certificates">Names of the certificates, or their files where a folder was given.</param>
    /// <param name="Cases">Folders of the instances that spoke against it.</param>
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
    /// <param name="claim">The claim.</param>
    /// <returns>The entry.</returns>
    public static Entry Listed(Claim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return Make(claim, null, null, claim.Evidence.Description, [], []);
    }

    /// <summary>A claim with its verdict.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="result">What came of it.</param>
    /// <param name="control">What came of its control; null where none was run.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="files">Certificates and cases as written, or named.</param>
    /// <returns>The entry.</returns>
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
    /// <param name="results">Claims with their results.</param>
    /// <param name="named">True where claims were asked for by id: then a verdict is judged by itself, else against what is expected.</param>
    /// <returns>0, 1 or 3.</returns>
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
