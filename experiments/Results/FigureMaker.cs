using IsoTriplet.Experiments.Reproduction;
using IsoTriplet.Figures;
using IsoTriplet.Figures.Drawing;

namespace IsoTriplet.Experiments.Results;

/// <summary>Makes figures: finds or computes their result files, draws them, and writes captions and the index.</summary>
/// <param name="DataFolders">Where result files are looked for, in this order; what is computed is written to the first.</param>
/// <param name="Formats">Which of svg, pdf and png are written.</param>
/// <param name="Progress">Told what is going on, in a line a step.</param>
/// <param name="Cancel">Stops the work; finished result files are kept.</param>
public sealed record FigureMaker(
    string Output,
    IReadOnlyList<string> DataFolders,
    IReadOnlyList<string> Formats,
    int Seed,
    Action<string> Progress,
    CancellationToken Cancel
)
{
    /// <summary>The file that names all figures.</summary>
    public const string IndexFile = "figures.json";

    /// <summary>The formats, in the order of the index.</summary>
    public static IReadOnlyList<string> AllFormats { get; } = ["svg", "pdf", "png"];

    /// <summary>Makes figures and the index of them.</summary>
    /// <param name="named">True if the user named them: a missing result file is then a refusal, not a figure left out.</param>
    /// <exception cref="ArgumentException">A result file is of another kind, or missing though the figure was named.</exception>
    public FigureIndex Make(IReadOnlyList<Figure> figures, bool named)
    {
        List<(Figure Figure, ResultFile Result, string File)> found = [];
        List<SkippedFigure> skipped = [];
        foreach (Figure figure in figures)
        {
            Cancel.ThrowIfCancellationRequested();
            string reason;
            if (Find(figure) is var (result, file))
            {
                if (result.Into(r => figure.Lacks(r)) is not { } lack)
                {
                    found.Add((figure, result, file));
                    continue;
                }
                reason = $"{file}: {lack}";
            }
            else
            {
                string places = string.Join(" or ", DataFolders);
                reason = $"{figure.ResultFile} is not in {places}; it is made by: {ResultCatalogue.Of(figure.ResultFile).MadeBy}";
            }
            if (named)
            {
                throw new ArgumentException($"figure {figure.Name}: {reason}", nameof(figures));
            }
            Progress($"leaving out {figure.Name}: {reason}");
            skipped.Add(new SkippedFigure(figure.Name, reason));
        }
        FigureIndex index = new(Draw(found), skipped);
        JsonText.Write(Path.Combine(Output, IndexFile), index);
        return index;
    }

    /// <summary>The result file in the first folder that has it; else it is computed, where that takes seconds.</summary>
    private (ResultFile Result, string File)? Find(Figure figure)
    {
        string name = figure.ResultFile;
        ResultProducer producer = ResultCatalogue.Of(name);
        foreach (string folder in DataFolders)
        {
            string file = Path.Combine(folder, name);
            if (File.Exists(file) && Read(file) is var kept && (producer.Make is null || folder != DataFolders[0] || IsOfThisSeed(kept)))
            {
                return (kept, file);
            }
        }
        if (producer.Make is null)
        {
            return null;
        }
        Progress($"computing {name}");
        object result = producer.Make(new ResultRequest($"isotriplet figures {figure.Name} --seed {Seed}", Seed, Cancel));
        Cancel.ThrowIfCancellationRequested();
        Directory.CreateDirectory(DataFolders[0]);
        string made = Path.Combine(DataFolders[0], name);
        JsonText.Write(made, result);
        return (Read(made), made);
    }

    private static ResultFile Read(string file) => ResultFile.Parse(file, InputFile.Text(file));

    /// <summary>What an earlier call with another seed computed is not what this one asks for.</summary>
    private bool IsOfThisSeed(ResultFile result) => result.Number("seed") == Seed;

    // Every figure is drawn before the first is written: a file that cannot be drawn leaves nothing behind.
    private List<FigureEntry> Draw(List<(Figure Figure, ResultFile Result, string File)> found)
    {
        Directory.CreateDirectory(Output);
        foreach (string place in found.SelectMany(f => Formats.Append("txt").Select(format => Place(f.Figure, format))))
        {
            AtomicFile.Replaceable(place);
        }
        List<(FigureEntry Entry, List<(string Format, byte[] Bytes)> Files)> drawn = [];
        foreach ((Figure figure, ResultFile result, string file) in found)
        {
            Cancel.ThrowIfCancellationRequested();
            string caption = result.Into(figure.Caption);
            string about = $"{figure.Title} ({figure.Source})";
            List<(string, byte[])> files = result.Into(r =>
            {
                Sheet sheet = figure.Draw(r);
                return Formats.Select(format => (format, Bytes(sheet, figure.Name, about, format))).ToList();
            });
            files.Add(("txt", Encoding.UTF8.GetBytes($"{about}. {caption}\n")));
            drawn.Add((Entry(figure, caption, file), files));
            Progress($"drawn {figure.Name}");
        }
        foreach ((FigureEntry entry, List<(string Format, byte[] Bytes)> files) in drawn)
        {
            foreach ((string format, byte[] bytes) in files)
            {
                AtomicFile.Write(Path.Combine(Output, $"{entry.Name}.{format}"), bytes);
            }
        }
        return [.. drawn.Select(d => d.Entry)];
    }

    private static byte[] Bytes(Sheet sheet, string name, string about, string format) =>
        format switch
        {
            "svg" => Encoding.UTF8.GetBytes(IsoTriplet.Figures.Drawing.Output.Svg(sheet, name, about)),
            "pdf" => IsoTriplet.Figures.Drawing.Output.Pdf(sheet, about),
            _ => IsoTriplet.Figures.Drawing.Output.Png(sheet),
        };

    private string Place(Figure figure, string format) => Path.Combine(Output, $"{figure.Name}.{format}");

    private FigureEntry Entry(Figure figure, string caption, string file)
    {
        string? Named(string format) => Formats.Contains(format, StringComparer.Ordinal) ? $"{figure.Name}.{format}" : null;
        return new FigureEntry(
            figure.Name,
            figure.Title,
            figure.Source,
            caption,
            Named("svg"),
            Named("pdf"),
            Named("png"),
            Path.GetRelativePath(Output, file)
        );
    }
}

/// <summary>figures.json: what was drawn, for the report page and for people who lay out papers.</summary>
/// <param name="Skipped">Figures whose result file is not there, each with the command that makes it.</param>
public sealed record FigureIndex(IReadOnlyList<FigureEntry> Figures, IReadOnlyList<SkippedFigure> Skipped);

/// <summary>One figure; all files are named from the folder that figures.json is in.</summary>
/// <param name="Source">The source and the figure of it that this one redraws.</param>
/// <param name="Caption">Its caption, with certified numbers.</param>
/// <param name="Svg">The drawing; null where the format was not asked for.</param>
/// <param name="Data">The result file that it is drawn from.</param>
public sealed record FigureEntry(
    string Name,
    string Title,
    string Source,
    string Caption,
    string? Svg,
    string? Pdf,
    string? Png,
    string Data
);

/// <summary>A figure that was not drawn.</summary>
/// <param name="Reason">Which file is missing, and what makes it.</param>
public sealed record SkippedFigure(string Name, string Reason);

/// <summary>All figures into figures/, from data/ where the stages before wrote result files, else from those of the checkout, else computed.</summary>
public static class FiguresStage
{
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
