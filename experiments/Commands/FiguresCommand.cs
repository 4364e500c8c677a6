using IsoTriplet.Figures;

namespace IsoTriplet.Experiments.Commands;

/// <summary><c>figures [NAME ...] --out DIR</c>: the figures of the sources and of this project, as SVG, PDF and PNG.</summary>
public static class FiguresCommand
{
    public static Command Create(CommandHost host)
    {
        Argument<string[]> names = OptionWith.Many("NAME", "figures to make; none: all");
        Option<string> output = OptionWith.Default("--out", "the folder of the figures", "out/figures");
        Option<string?> data = OptionWith.Description<string?>(
            "--data",
            "a folder of result files; docs/results/data of the checkout where it is not given"
        );
        Option<string> formats = OptionWith.Default(
            "--format",
            "svg, pdf, png: one or several, with commas",
            string.Join(',', FigureMaker.AllFormats)
        );
        return host.Command(
            "figures",
            "the figures of the sources and of this project, as SVG, PDF and PNG",
            [names, output, formats, data],
            (parsed, context) =>
            {
                string[] wanted = parsed.GetValue(names) ?? [];
                IReadOnlyList<Figure> figures = FigureCatalogue.Select(wanted);
                string[] asked = Formats(parsed.GetRequiredValue(formats));
                string folder = parsed.GetRequiredValue(output);
                OutputPlace.Folder(folder);
                string kept = CheckoutFolder.ResultsIn(parsed.GetValue(data));
                FigureMaker maker = new(
                    folder,
                    [Path.Combine(folder, "data"), kept],
                    asked,
                    context.Seed,
                    context.Error.WriteLine,
                    context.Cancel
                );
                FigureIndex index = maker.Make(figures, wanted.Length > 0);
                return context.Done(index, text => Print(text, index, folder));
            }
        );
    }

    private static string[] Formats(string text)
    {
        string[] asked =
        [
            .. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal),
        ];
        return asked.Length > 0 && asked.All(f => FigureMaker.AllFormats.Contains(f, StringComparer.Ordinal))
            ? asked
            : throw new ArgumentException(
                $"--format '{text}': {string.Join(", ", FigureMaker.AllFormats)} or several of them with commas were expected",
                nameof(text)
            );
    }

    private static void Print(TextWriter text, FigureIndex index, string folder)
    {
        foreach (FigureEntry figure in index.Figures)
        {
            text.WriteLine($"{figure.Name, -32} {figure.Title} ({figure.Source})");
        }
        text.WriteLine($"{Counted.Of(index.Figures.Count, "figure")} with captions (.txt) in {folder}; {FigureMaker.IndexFile} lists them");
    }
}
