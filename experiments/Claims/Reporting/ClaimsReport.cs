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

/// <summary>A claim that was judged.</summary>
public sealed record CheckedClaim(Claim Claim, ClaimResult Result, ClaimsReport.Entry Entry);

/// <summary>Judges claims, several at once: what <c>claims check</c> and <c>reproduce</c> share.</summary>
public static class LedgerCheck
{
    private const int ProgressEvery = 250;

    /// <summary>Judges claims on all threads; verdicts and figures hang on neither their number nor the order.</summary>
    public static IReadOnlyList<CheckedClaim> Run(
        IReadOnlyList<Claim> claims,
        ClaimSettings settings,
        string? certificates,
        Action<string> progress,
        CancellationToken cancel
    )
    {
        ClaimRunner runner = new(settings, cancel);
        CheckedClaim[] found = new CheckedClaim[claims.Count];
        int begun = 0;
        void Check(bool worker, int i)
        {
            Claim claim = claims[i];
            progress($"[{Interlocked.Increment(ref begun)}/{claims.Count}] {claim.Id}");
            ClaimResult result = runner.Judge(claim, (done, of) => Instances(claim.Id, done, of));
            cancel.ThrowIfCancellationRequested();
            ClaimFiles files = ClaimFiles.Write(claim.Id, result, certificates);
            ControlResult? control = settings.Only is null ? runner.Control(claim) : null;
            found[i] = new CheckedClaim(claim, result, new ClaimsReport.Entry(claim, result, control, settings.Seed, files));
        }
        void Instances(string id, int done, int of)
        {
            if (done % ProgressEvery == 0 && done < of)
            {
                progress($"    {id}: {done} of {of}");
            }
        }
        Parallelism.Run(claims.Count, Parallelism.Threads, () => true, Check);
        if (certificates is not null && found.Any(f => f.Entry.Certificates.Count + f.Entry.Cases.Count > 0))
        {
            CertificateFolder.WriteMadeWith(certificates);
        }
        return found;
    }
}

/// <summary>The files of one checked claim: certificates, and instances against it as case files that <c>measure</c> opens.</summary>
public sealed record ClaimFiles(IReadOnlyList<string> Certificates, IReadOnlyList<string> Cases)
{
    /// <summary>Writes them below a folder: ID-NAME.json, ID-case-K/embedding.npy, ID-case-K/labels.npy.</summary>
    public static ClaimFiles Write(string claim, ClaimResult result, string? folder)
    {
        if (folder is null)
        {
            return new ClaimFiles([.. result.Certificates.Select(c => c.Name)], [.. result.Against.Select(a => a.Origin)]);
        }
        if (result.Certificates.Count + result.Against.Count > 0)
        {
            Directory.CreateDirectory(folder);
        }
        List<string> certificates = [];
        foreach (NamedCertificate c in result.Certificates)
        {
            certificates.Add(Path.Combine(folder, $"{claim}-{c.Name}.json"));
            CertificateFile.Write(certificates[^1], c.Certificate);
        }
        return new ClaimFiles(certificates, [.. result.Against.Select((a, k) => Case(Path.Combine(folder, $"{claim}-case-{k}"), a))]);
    }

    private static string Case(string folder, Instance instance)
    {
        Directory.CreateDirectory(folder);
        EmbeddingFile.Write(Path.Combine(folder, "embedding.npy"), instance.Points);
        NpyFile.Write(Path.Combine(folder, "labels.npy"), instance.Labels.ClassOf.ToArray().Select(l => (long)l).ToArray());
        for (int k = 0; k < instance.Others.Count; k++)
        {
            EmbeddingFile.Write(Path.Combine(folder, $"other-{k + 1}.npy"), instance.Others[k]);
        }
        return folder;
    }
}
