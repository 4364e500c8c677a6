using System.CommandLine;

namespace IsoTriplet.Experiments.Commands;

/// <summary><c>triples EMB --labels LAB</c>: the triples that a strategy mines, or given ones, with their distances and losses.</summary>
public static class TriplesCommand
{
    private const double ReleasedCopies = 0.9999;
    private const double ReleasedTemperature = 0.1;

    public static Command Create(CommandHost host)
    {
        TripletLossSettings defaults = new();
        EmbeddingArguments embedding = new();
        Option<string> mining = OptionWith.Among(
            "--mining",
            null,
            MiningStrategy.BatchHard.Name,
            [.. MiningStrategy.Every.Select(m => m.Name)]
        );
        Option<string> distance = OptionWith.Among("--distance", null, "euclidean", [.. TripletDistances.All.Select(d => d.Name)]);
        Option<string> loss = OptionWith.Among("--loss", null, "vanilla", [.. TripletLosses.Names]);
        Option<double> margin = OptionWith.Default("--margin", "the margin, in the units of the distance", defaults.Margin);
        Option<double?> temperature = new("--temperature")
        {
            Description =
                $"of first-order, second-order and sct (default {defaults.Temperature}; {ReleasedTemperature} for the released sct)",
            CustomParser = OptionWith.ParseNumber,
        };
        Option<double> lambda = OptionWith.Default("--lambda", "the weight of sct's contrastive branch", defaults.Lambda);
        Option<string> form = OptionWith.Among(
            "--sct-form",
            "sct as in the paper, or as in the authors' released code",
            "paper",
            "paper",
            "released"
        );
        Option<string> fallback = OptionWith.Among(
            "--semi-hard-fallback",
            "a pair without a semi-hard negative takes the farthest (keep) or yields no triple (drop)",
            "keep",
            "keep",
            "drop"
        );
        Option<string?> from = new("--from")
        {
            Description = "evaluate these triples in the place of mining: rows anchor, positive, negative",
        };
        Option<string?> output = new("--out")
        {
            Description = "write the triples to this .csv (with distances and losses) or .npy (rows alone)",
        };
        Command command = new("triples", "mined or given triples with their distances and losses")
        {
            mining,
            distance,
            loss,
            margin,
            temperature,
            lambda,
            form,
            fallback,
            from,
            output,
        };
        embedding.AddTo(command);
        command.Action = host.Acts(
            (parsed, context) =>
            {
                if (parsed.GetValue(from) is not null)
                {
                    OptionWith.Idle(parsed, "mines triples, which --from gives; one of both was expected", mining, fallback);
                }
                if (parsed.GetValue(loss) != "sct")
                {
                    OptionWith.Idle(parsed, $"is of sct; --loss is {parsed.GetValue(loss)}", form, lambda);
                }
                bool released = parsed.GetValue(form) == "released";
                TripletDistance measured = TripletDistances.ByName(parsed.GetRequiredValue(distance));
                TripletLoss judged = TripletLosses.ByName(
                    parsed.GetRequiredValue(loss),
                    new TripletLossSettings
                    {
                        Margin = MeasurableScale.Margin(parsed.GetValue(margin), "--margin"),
                        Lambda = Guard.NonNegative(parsed.GetValue(lambda), "--lambda"),
                        Temperature = parsed.GetValue(temperature) ?? (released ? ReleasedTemperature : defaults.Temperature),
                        Form = released ? SctForm.Released : SctForm.Paper,
                    }
                );
                OutputPlace.File(parsed.GetValue(output), [.. embedding.Files(parsed), parsed.GetValue(from)]);
                TripleFile.CheckEnding(parsed.GetValue(output));
                (Embedding points, Labels labels) = embedding.Read(parsed, directions: measured.IsAngular);
                MiningSettings settings = new()
                {
                    DropFallbacks = parsed.GetValue(fallback) == "drop",
                    MostSimilarPositive = released && measured.IsAngular ? ReleasedCopies : null,
                };
                MiningResult mined = parsed.GetValue(from) is { } file
                    ? new MiningResult(default, TripleFile.Read(file, labels), 0, 0, 0)
                    : TripletMiner.Mine(points, labels, MiningStrategy.Parse(parsed.GetRequiredValue(mining)), measured, settings);
                TriplesReport report = TriplesReport.Of(points, mined, parsed.GetValue(from), judged, measured, settings);
                TripleFile.Write(parsed.GetValue(output), report.Rows);
                context.Print(report, report.WriteTo);
                return ExitCode.Done;
            }
        );
        return command;
    }
}
