using System.CommandLine;
using IsoTriplet.Experiments.Measurement;
using IsoTriplet.Experiments.Reports;

namespace IsoTriplet.Experiments.Commands;

/// <summary><c>report --out DIR</c>: the interactive page, one file that needs no network.</summary>
public static class ReportCommand
{
    public sealed record Report(string Page, long Bytes);

    public static Command Create(CommandHost host)
    {
        Option<string> output = OptionWith.Default("--out", "the folder of the page", "out/report");
        Option<string?> data = new("--data")
        {
            Description = "a folder of result files; docs/results/data of the checkout where it is not given",
        };
        EmbeddingArguments embedding = EmbeddingArguments.AsOption("an embedding of your own to show");
        Command command = new("report", "the interactive page: claims, figures with sliders, an embedding; one file, no network")
        {
            output,
            data,
        };
        embedding.AddTo(command);
        command.Action = host.Acts(
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
                context.Print(report, text => text.WriteLine($"{page} ({report.Bytes / 1024.0 / 1024.0:F1} MB): open it in a browser"));
                return ExitCode.Done;
            }
        );
        return command;
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
