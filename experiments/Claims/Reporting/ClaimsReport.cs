using System.Text.Json;

namespace IsoTriplet.Experiments.Claims.Reporting;

/// <summary>The JSON of <c>claims list</c> and <c>claims check</c>.</summary>
public sealed record ClaimsReport(IReadOnlyList<ClaimsReport.Entry> Claims)
{
    /// <summary>One claim; what comes of judging it is null where it was not checked.</summary>
    public sealed class Entry(
        Claim claim,
        ClaimResult? result = null,
        ControlResult? control = null,
        int? seed = null,
        ClaimFiles? files = null
    )
    {
        public string Id => claim.Id;
        public string Source => claim.Source;
        public string Locator => claim.Locator;
        public string Statement => claim.Statement;
        public string Hypotheses => claim.Hypotheses;
        public string Relation => claim.Relation;
        public string Expected => Name(claim.Expected);
        public string Reason => claim.Reason;
        public string? Verdict => result is null ? null : Name(result.Verdict);
        public bool? AsExpected => result is null ? null : result.Verdict == claim.Expected;
        public int? Instances => result?.Instances;
        public string? Worst => result?.Worst;
        public int? Seed => seed;
        public string Evidence => result?.Evidence ?? claim.Description;
        public IReadOnlyList<string> Certificates => files?.Certificates ?? [];
        public IReadOnlyList<string> Cases => files?.Cases ?? [];

        /// <summary>What the verdict rests on: kernel, written, z3, z3atsize, certificate, exact, computed, instances, runs, none.</summary>
        public string EvidenceKind => claim.Kind.ToString().ToLowerInvariant();

        /// <summary>Whether the negative control flipped the verdict; null where the claim was not checked, or where nothing is computed.</summary>
        public bool? ControlFlipped => control?.Flipped;

        public string? Control => control?.Change;

        private static string Name(Verdict verdict) => verdict.ToString().ToLowerInvariant();
    }

    public static int Code(IReadOnlyList<CheckedClaim> results, bool named)
    {
        Verdict[] wrong = [.. results.Where(r => named || r.Result.Verdict != r.Claim.Expected).Select(r => r.Result.Verdict)];
        return named && wrong.Contains(Verdict.Refuted) ? ExitCode.Negative
            : named ? (wrong.Contains(Verdict.Undecided) ? ExitCode.Undecided : ExitCode.Done)
            : wrong.Length == 0 ? ExitCode.Done
            : wrong.All(v => v == Verdict.Undecided) ? ExitCode.Undecided
            : ExitCode.Negative;
    }

    /// <summary>The report as comma-separated values with a header, the names of the JSON.</summary>
    public string Csv()
    {
        const string header = "id,source,locator,expected,verdict,as_expected,instances,seed,worst,evidence";
        string Line(Entry e) =>
            JsonSerializer.SerializeToNode(e, JsonText.Reading) is var json
                ? string.Join(',', header.Split(',').Select(name => CsvText.Field(json![name]?.ToString())))
                : "";
        return string.Concat(Claims.Select(Line).Prepend(header).Select(line => line + "\n"));
    }
}
