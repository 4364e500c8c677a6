using IsoTriplet.Experiments.Claims;
using IsoTriplet.Experiments.Claims.Reporting;
using IsoTriplet.Experiments.PhaseDiagram;
using IsoTriplet.Experiments.Reports;

namespace IsoTriplet.Experiments.Reproduction;

/// <summary>The stages of the main job, in order: figures and the page come last and read what the others wrote.</summary>
public static class ReproductionStages
{
    public static IReadOnlyList<ReproductionStage> All { get; } =
    [
        new("measuring the embeddings", MeasurementStage.Run),
        new("closing brackets of random embeddings", ClosedBracketsStage.Run),
        new("training: collapse, group size, movement, distances", TrainingStage.Run),
        new("the phase diagram: predicted and observed collapse", PhaseDiagramStage.Run),
        new("checking the ledger of claims", LedgerStage.Run),
        new("drawing the figures", FiguresStage.Run),
        new("writing the page", ReportStage.Run),
    ];
}

/// <summary>One stage of the main job: it writes its files and says in a few lines what they hold.</summary>
/// <param name="Name">What it does, as progress shows it.</param>
public sealed record ReproductionStage(string Name, Func<ReproductionRun, StageSummary> Run);

/// <summary>What a stage found.</summary>
/// <param name="Lines">For people, with the files' names.</param>
/// <param name="AsExpected">False when something contradicts what the project says of itself: the main job then ends with exit code 1.</param>
public sealed record StageSummary(string Name, IReadOnlyList<string> Lines, bool AsExpected = true);

/// <summary>What every stage of the main job is given.</summary>
/// <param name="Quick">True for sizes that take minutes instead of an hour.</param>
/// <param name="Say">Told a line about what is going on.</param>
/// <param name="Watch">Progress within a solve; null where nobody watches.</param>
/// <param name="Cancel">Ends the job with an <see cref="OperationCanceledException"/>; finished stages keep their files.</param>
public sealed record ReproductionRun(
    string Folder,
    bool Quick,
    int Seed,
    Action<string> Say,
    IProgress<SolveProgress>? Watch,
    CancellationToken Cancel
)
{
    /// <summary>The result files that figures and the page read.</summary>
    public string Data => Path.Combine(Folder, "data");

    /// <summary>A path below <see cref="Folder"/>.</summary>
    public string At(params string[] parts) => Path.Combine([Folder, .. parts]);
}

/// <summary>How far a long stage is: a line whenever another tenth of its parts is finished. May be told by several threads at once.</summary>
/// <param name="parts">What the parts are, in the plural.</param>
public sealed class StageProgress(Action<string> say, string parts)
{
    private const int Lines = 10;

    private readonly Lock _lock = new();
    private int _said;

    /// <summary>Says it where it is time to; fewer parts than said before say nothing.</summary>
    public void Show(int finished, int total)
    {
        lock (_lock)
        {
            int tenth = total > 0 ? (int)((long)Lines * finished / total) : 0;
            if (tenth > _said)
            {
                _said = tenth;
                say($"  {finished} of {total} {parts}");
            }
        }
    }
}

/// <summary>How often the brackets of random embeddings close, over N and n: closed-brackets.md, and the figure's data.</summary>
internal static class ClosedBracketsStage
{
    public static StageSummary Run(ReproductionRun run)
    {
        IReadOnlyList<ClosedShareCell> cells = ClosedShare.Table(run.Quick, run.Seed, new StageProgress(run.Say, "cells").Show, run.Cancel);
        JsonText.Write(Path.Combine(run.Data, BracketClosingResult.File), BracketClosingResult.Of(cells, run.Quick, run.Seed));
        AtomicFile.WriteText(run.At("closed-brackets.md"), ClosedShareTable.Markdown(cells));
        return new StageSummary("closed brackets", [$"{Counted.Of(cells.Count, "cell")} over N and n (closed-brackets.md)"]);
    }
}

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
