using IsoTriplet.Experiments.Hosting;
using IsoTriplet.Experiments.Measurement;
using IsoTriplet.Numerics;

namespace IsoTriplet.Experiments.Reproduction;

/// <summary>How often the brackets of random embeddings close, over N and n: closed-brackets.md and .json.</summary>
internal static class ClosedBracketsStage
{
    public static StageSummary Run(ReproductionRun run)
    {
        IReadOnlyList<ClosedShareCell> cells = ClosedShare.Table(run.Quick, run.Seed, run.Cancel);
        JsonText.Write(run.At("closed-brackets.json"), cells);
        AtomicFile.WriteText(run.At("closed-brackets.md"), ClosedShareTable.Markdown(cells));
        return new StageSummary("closed brackets", [$"{cells.Count} cells over N and n (closed-brackets.md)"]);
    }
}
