using IsoTriplet.Experiments.Claims;
using IsoTriplet.Experiments.Claims.Reporting;

namespace IsoTriplet.Experiments.Commands;

/// <summary><c>claims list</c> and <c>claims check [ID ...]</c>: the ledger.</summary>
public static class ClaimsCommand
{
    public static Command Create(CommandHost host)
    {
        Command list = host.Command(
            "list",
            "each claim of the sources with the verdict expected and why",
            [],
            (_, context) => List(context)
        );
        return new Command("claims", "the ledger of claims") { list, Check(host) };
    }

    private static Command Check(CommandHost host)
    {
        Argument<string[]> ids = OptionWith.Many("ID", "claims, or scripts of proofs/ by name; none: all claims");
        Option<int> instances = OptionWith.Default(
            "--instances",
            "random instances a claim; below 1,000 no claim can hold",
            ClaimSettings.FewestInstances
        );
        Option<int?> instance = OptionWith.Description<int?>("--instance", "replay this one instance of one claim");
        Option<string?> certificates = OptionWith.Description<string?>(
            "--certificates",
            "write certificates and contradicting cases to this folder"
        );
        Option<string?> csv = OptionWith.Description<string?>("--csv", "write the ledger as a table to this file");
        return host.Command(
            "check",
            "judge claims; without an ID the whole ledger against what is expected",
            [ids, instances, instance, certificates, csv],
            (parsed, context) =>
                Check(
                    context,
                    parsed.GetValue(ids) ?? [],
                    new ClaimSettings(parsed.GetValue(instances), context.Seed, parsed.GetValue(instance)),
                    new Destinations(parsed.GetValue(certificates), parsed.GetValue(csv))
                )
        );
    }

    private static int List(CommandContext context)
    {
        ClaimsReport report = new([.. ClaimList.All.Select(c => new ClaimsReport.Entry(c))]);
        return context.Done(
            report,
            text =>
            {
                foreach (ClaimsReport.Entry e in report.Claims)
                {
                    text.WriteLine($"{e.Id, -32} {e.Expected, -9} {e.Statement}");
                }
            }
        );
    }

    private static int Check(CommandContext context, string[] ids, ClaimSettings settings, Destinations destinations)
    {
        IReadOnlyList<Claim> claims = ClaimList.Select(ids);
        if (settings.Instances < 1)
        {
            throw new ArgumentException($"--instances is {settings.Instances}; at least 1 was expected");
        }
        if (settings.Only is < 0 || (settings.Only is not null && ids.Length != 1))
        {
            throw new ArgumentException("--instance replays one instance, counted from 0, of one claim: name exactly one ID");
        }
        CheckoutFolder.Needed("proofs");
        OutputPlace.Folder(destinations.Certificates);
        OutputPlace.File(destinations.Csv);
        IReadOnlyList<CheckedClaim> found = LedgerCheck.Run(
            claims,
            settings,
            destinations.Certificates,
            context.Error.WriteLine,
            context.Cancel
        );
        ClaimsReport report = new([.. found.Select(f => f.Entry)]);
        if (destinations.Csv is { } file)
        {
            AtomicFile.WriteText(file, report.Csv());
        }
        if (destinations.Certificates is { } folder && report.Claims.All(e => e.Certificates.Count + e.Cases.Count == 0))
        {
            context.Error.WriteLine($"{folder}: nothing written, as no claim that was checked has a certificate or an instance against it");
        }
        context.Print(report, text => Print(text, report, settings.Only is not null));
        return settings.Only is null ? ClaimsReport.Code(found, ids.Length > 0) : Replayed(found[0].Result);
    }

    private static int Replayed(ClaimResult result) =>
        result.Verdict == Verdict.Refuted ? ExitCode.Negative
        : result.Open > 0 ? ExitCode.Undecided
        : ExitCode.Done;

    private static void Print(TextWriter text, ClaimsReport report, bool replay)
    {
        foreach (ClaimsReport.Entry e in report.Claims)
        {
            string mark = replay || e.AsExpected == true ? "" : $"  (expected: {e.Expected})";
            text.WriteLine($"{e.Id}: {(replay ? "one instance" : e.Verdict)}{mark}");
            text.WriteLine($"    {e.Statement}");
            text.WriteLine($"    {e.Relation}");
            text.WriteLine($"    {e.Evidence}");
            text.WriteLine($"    {e.Worst}");
            if (e.Control is not null)
            {
                text.WriteLine(
                    $"    control {(e.ControlFlipped switch { true => "flipped", false => "DID NOT FLIP", null => "not run" })}: {e.Control}"
                );
            }
            foreach (string file in e.Certificates.Concat(e.Cases))
            {
                text.WriteLine($"    -> {file}");
            }
        }
        if (!replay)
        {
            text.WriteLine(
                $"{report.Claims.Count(e => e.AsExpected == true)} of {Counted.Of(report.Claims.Count, "claim")} got the verdict expected."
            );
        }
    }

    private sealed record Destinations(string? Certificates, string? Csv);
}
