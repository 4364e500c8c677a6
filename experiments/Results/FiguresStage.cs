using IsoTriplet.Experiments.Reproduction;
using IsoTriplet.Figures;

namespace IsoTriplet.Experiments.Results;

/// <summary>All figures into figures/, from data/ where the stages before wrote result files, else from those of the checkout, else computed.</summary>
public static class FiguresStage
{
    /// <summary>Makes the figures.</summary>
    /// <returns>Where they are, and those left out.</returns>
    public static StageSummary Run(ReproductionRun run)
    {
        FigureMaker maker = new(
            run.At("figures"),
            [run.Data, CheckoutFolder.KeptResults],
            FigureMaker.AllFormats,
            run.Seed,
            line => run.Say("  " + line),
            run.Cancel
        );
        FigureIndex index = maker.Make(FigureCatalogue.All, named: false);
        IEnumerable<string> left = index.Skipped.Select(s => $"  left out: {s.Name} ({s.Reason})");
        return new StageSummary(
            "figures",
            [$"{Counted.Of(index.Figures.Count, "figure")} as SVG, PDF and PNG with captions (figures/, figures/figures.json)", .. left]
        );
    }
}
