using IsoTriplet.Experiments.Hosting;
using IsoTriplet.Figures;
using IsoTriplet.Figures.Rendering;
using IsoTriplet.Figures.Vega;
using IsoTriplet.Numerics;

namespace IsoTriplet.Experiments.Results;

/// <summary>Makes figures: finds or computes their result files, builds the specifications, draws them, and writes captions and the index.</summary>
/// <param name="Renderer">Draws.</param>
/// <param name="Output">Where the figures go.</param>
/// <param name="DataFolders">Where result files are looked for, in this order; what is computed is written to the first.</param>
/// <param name="Seed">The seed of what is computed.</param>
/// <param name="Progress">Told what is going on, in a line a step.</param>
/// <param name="Cancel">Stops the work; finished result files are kept.</param>
public sealed record FigureMaker(
    FigureRenderer Renderer,
    string Output,
    IReadOnlyList<string> DataFolders,
    int Seed,
    Action<string> Progress,
    CancellationToken Cancel
)
{
    /// <summary>The file that names all figures.</summary>
    public const string IndexFile = "figures.json";

    private static readonly string[] Extensions = [".vl.json", ".txt", ".svg", ".png"];

    /// <summary>Makes figures and the index of them.</summary>
    /// <param name="figures">The figures.</param>
    /// <param name="named">True if the user named them: a missing result file is then a refusal, not a figure left out.</param>
    /// <returns>The index.</returns>
    /// <exception cref="ArgumentException">A result file is of another kind, or missing though the figure was named.</exception>
    /// <exception cref="FileNotFoundException">The font, Node or its packages are missing.</exception>
    public FigureIndex Make(IReadOnlyList<Figure> figures, bool named)
    {
        ArgumentNullException.ThrowIfNull(figures);
        List<(Figure Figure, ResultFile Result, string File)> found = [];
        List<SkippedFigure> skipped = [];
        foreach (Figure figure in figures)
        {
            Cancel.ThrowIfCancellationRequested();
            string reason;
            if (Find(figure) is var (result, file))
            {
                if (figure.Lacks(result) is not { } lack)
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

    private List<FigureEntry> Draw(List<(Figure Figure, ResultFile Result, string File)> found)
    {
        Directory.CreateDirectory(Output);
        foreach (string place in found.SelectMany(f => Extensions.Select(extension => Place(f.Figure, extension))))
        {
            AtomicFile.Replaceable(place);
        }
        // Drawn beside and moved in whole: a reader of the folder never sees half a figure.
        string staging = Path.Combine(Output, $".drawing.{Environment.ProcessId}");
        Directory.CreateDirectory(staging);
        try
        {
            List<FigureDrawing> drawings =
            [
                .. found.Select(f => new FigureDrawing(
                    f.Figure.Name,
                    f.Figure.Spec(f.Result),
                    Path.Combine(staging, f.Figure.Name + ".svg"),
                    Path.Combine(staging, f.Figure.Name + ".png")
                )),
            ];
            Renderer.Draw(drawings, name => Progress($"drawn {name}"), Cancel);
            return [.. found.Zip(drawings, Publish)];
        }
        finally
        {
            Directory.Delete(staging, recursive: true);
        }
    }

    private string Place(Figure figure, string extension) => Path.Combine(Output, figure.Name + extension);

    private FigureEntry Publish((Figure Figure, ResultFile Result, string File) found, FigureDrawing drawing)
    {
        (Figure figure, ResultFile result, string file) = found;
        string caption = figure.Caption(result);
        AtomicFile.WriteText(Place(figure, ".vl.json"), JsonText.Of(drawing.Spec) + "\n");
        AtomicFile.WriteText(Place(figure, ".txt"), $"{figure.Title} ({figure.Source}). {caption}\n");
        File.Move(drawing.Svg, Place(figure, ".svg"), overwrite: true);
        File.Move(drawing.Png, Place(figure, ".png"), overwrite: true);
        return new FigureEntry(
            figure.Name,
            figure.Title,
            figure.Source,
            caption,
            figure.Name + ".vl.json",
            figure.Name + ".svg",
            figure.Name + ".png",
            Path.GetRelativePath(Output, file)
        );
    }
}
