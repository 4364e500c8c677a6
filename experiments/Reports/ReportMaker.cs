using IsoTriplet.Experiments.Claims;
using IsoTriplet.Experiments.Claims.Reporting;
using IsoTriplet.Experiments.Reproduction;
using IsoTriplet.Figures;
using IsoTriplet.Figures.Drawing;
using IsoTriplet.Figures.Page;
using IsoTriplet.Figures.Page.Explorers;

namespace IsoTriplet.Experiments.Reports;

/// <summary>Makes the report: finds result files, has the cheap ones computed that are missing, and puts the page together from them.</summary>
/// <param name="DataFolders">Where result files are looked for, in this order; what is computed is written to the first.</param>
/// <param name="Say">Told what is going on.</param>
public sealed record ReportMaker(string Output, IReadOnlyList<string> DataFolders, int Seed, Action<string> Say, CancellationToken Cancel)
{
    public const string PageFile = "report.html";

    /// <summary>The result file of the embedding on the page.</summary>
    public const string EmbeddingFile = "embedding.json";

    /// <summary>The result file of the ledger.</summary>
    public const string ClaimsFile = "claims.json";

    /// <param name="madeBy">The command line, for the page's last line.</param>
    /// <param name="fresh">True: the figures are made anew even if their index is there.</param>
    /// <exception cref="ArgumentException">A result file is none.</exception>
    public string Make(string madeBy, bool fresh)
    {
        Directory.CreateDirectory(DataFolders[0]);
        ResultFile[] diagrams = [.. DataFolders.Select(f => Path.Combine(f, PhaseGrid.File)).Where(File.Exists).Select(Read)];
        ReportSources sources = new()
        {
            MadeBy = madeBy,
            Claims = Read(Find(ClaimsFile) ?? Check()),
            ClaimsFolder = Path.Combine(Output, "claims"),
            Grids = Find(BracketGrid.File) is { } table ? [Read(table).Into(BracketGrid.Make)] : [],
            PhaseDiagram = diagrams.FirstOrDefault(),
            KeptRuns = diagrams.Skip(1).Where(d => Runs(d) > Runs(diagrams[0])).MaxBy(Runs),
            Embedding = Read(Find(EmbeddingFile) ?? MeasureToy()) with { Name = EmbeddingFile },
            FigureSections = FigureSections.Read(Figures(fresh)),
        };
        string page = Path.Combine(Output, PageFile);
        AtomicFile.WriteText(page, ReportPage.OfResults(sources));
        return page;
    }

    private string? Find(string name) => DataFolders.Select(f => Path.Combine(f, name)).FirstOrDefault(File.Exists);

    private static double Runs(ResultFile diagram) => diagram.All("observed_cells").Sum(c => c.Number("runs"));

    private static ResultFile Read(string file) => ResultFile.Parse(file, InputFile.Text(file));

    private string Check()
    {
        Say("checking the ledger of claims");
        ClaimSettings settings = new(ClaimSettings.FewestInstances, Seed, null);
        IReadOnlyList<CheckedClaim> found = LedgerCheck.Run(ClaimList.All, settings, Path.Combine(Output, "claims"), Say, Cancel);
        string file = Path.Combine(DataFolders[0], ClaimsFile);
        JsonText.Write(file, new ClaimsReport([.. found.Select(f => f.Entry)]));
        return file;
    }

    private string MeasureToy()
    {
        Say("measuring the toy embedding");
        ReproductionInput toy = ReproductionInputs.Toy();
        BracketSettings settings = BracketSettings.Tight with { Seed = Seed };
        MeasurementResult result = Measurer.MeasureWhole(toy.Points, toy.Labels, settings, null, Cancel);
        string file = Path.Combine(DataFolders[0], EmbeddingFile);
        EmbeddingDocument document = EmbeddingDocuments.Make(
            $"{toy.Name}, {toy.Description}",
            $"isotriplet report --seed {Seed}",
            Seed,
            toy.Points,
            toy.Labels,
            result
        );
        JsonText.Write(file, document);
        return file;
    }

    private string Figures(bool fresh)
    {
        string folder = Path.Combine(Output, "figures");
        string index = Path.Combine(folder, FigureMaker.IndexFile);
        if (fresh || !File.Exists(index))
        {
            new FigureMaker(folder, DataFolders, FigureMaker.AllFormats, Seed, Say, Cancel).Make(FigureCatalogue.All, named: false);
        }
        return index;
    }
}

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
