using IsoTriplet.Experiments.Reproduction;

namespace IsoTriplet.Experiments.Reports;

/// <summary>The last stage of the main job: the page, from the result files and figures that the stages before wrote.</summary>
public static class ReportStage
{
    public static StageSummary Run(ReproductionRun run)
    {
        ReportMaker maker = new(run.Folder, [run.Data, CheckoutFolder.KeptResults], run.Seed, line => run.Say("  " + line), run.Cancel);
        string page = maker.Make($"isotriplet reproduce{(run.Quick ? " --quick" : "")} --seed {run.Seed}", fresh: false);
        return new StageSummary("report", [$"the page, to open in a browser: {page}"]);
    }
}
