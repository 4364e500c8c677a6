using IsoTriplet.Experiments.Measurement;

namespace IsoTriplet.Experiments.Reproduction;

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
