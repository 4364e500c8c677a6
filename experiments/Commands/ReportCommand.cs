using IsoTriplet.Experiments.Reports;

namespace IsoTriplet.Experiments.Commands;

/// <summary><c>report --out DIR</c>: the interactive page, one file that needs no network.</summary>
public static class ReportCommand
{
    public sealed record Report(string Page, long Bytes);

    public static Command Create(CommandHost host)
    {
        Option<string> output = OptionWith.Default("--out", "the folder of the page", "out/report");
        Option<string?> data = OptionWith.Description<string?>(
            "--data",
            "a folder of result files; docs/results/data of the checkout where it is not given"
        );
        EmbeddingArguments embedding = EmbeddingArguments.AsOption("an embedding of your own to show");
        return host.Command(
            "report",
            "the interactive page: claims, figures with sliders, an embedding; one file, no network",
            [output, data, .. embedding.Words],
            (parsed, context) =>
            {
                string folder = parsed.GetRequiredValue(output);
                OutputPlace.Folder(folder);
                string kept = CheckoutFolder.ResultsIn(parsed.GetValue(data));
                string own = Path.Combine(folder, "data");
                if (embedding.Path(parsed) is { } file)
                {
                    (Embedding points, Labels labels) = embedding.Read(parsed);
                    Measure(context, file, points, labels, own);
                }
                ReportMaker maker = new(folder, [own, kept], context.Seed, context.Error.WriteLine, context.Cancel);
                string page = maker.Make($"isotriplet report --seed {context.Seed}", fresh: true);
                Report report = new(page, new FileInfo(page).Length);
                return context.Done(
                    report,
                    text => text.WriteLine($"{page} ({report.Bytes / 1024.0 / 1024.0:F1} MB): open it in a browser")
                );
            }
        );
    }

    private static void Measure(CommandContext context, string file, Embedding points, Labels labels, string folder)
    {
        BracketSettings settings = BracketSettings.Fast with { Seed = context.Seed };
        using ProgressLine? line = ProgressLine.On(context);
        MeasurementResult result = Measurer.MeasureWhole(points, labels, settings, new StageWatch(line), context.Cancel);
        string shown = Path.GetFileName(file);
        string madeBy = $"isotriplet report --embedding {shown} --seed {context.Seed}";
        Directory.CreateDirectory(folder);
        JsonText.Write(
            Path.Combine(folder, ReportMaker.EmbeddingFile),
            EmbeddingDocuments.Make(shown, madeBy, context.Seed, points, labels, result)
        );
    }
}
