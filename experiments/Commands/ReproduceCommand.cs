using System.CommandLine;
using System.Text.Json;
using IsoTriplet.Experiments.Hosting;
using IsoTriplet.Experiments.Measurement;
using IsoTriplet.Numerics;
using IsoTriplet.Optimizers;
using Spectre.Console;

namespace IsoTriplet.Experiments.Commands;

/// <summary><c>reproduce --out DIR</c>: the main job, on inputs that the project makes or that Debian ships.</summary>
public static class ReproduceCommand
{
    /// <summary>One row of the table.</summary>
    /// <param name="Name">The input.</param>
    /// <param name="Description">What it is.</param>
    /// <param name="File">Its measurement, as JSON.</param>
    /// <param name="Measurement">The measurement.</param>
    public sealed record Row(string Name, string Description, string File, MeasurementReport Measurement);

    /// <summary>Builds the command.</summary>
    /// <param name="host">Runs the body.</param>
    /// <returns>The command.</returns>
    public static Command Create(CommandHost host)
    {
        ArgumentNullException.ThrowIfNull(host);
        Option<string> output = new("--out") { Description = "the folder of the results", DefaultValueFactory = _ => "out/reproduce" };
        Option<bool> quick = new("--quick") { Description = "smaller inputs" };
        Command command = new("reproduce", "the main job: what the theory says of a toy, of real images and of real letters")
        {
            output,
            quick,
        };
        command.SetAction(parsed =>
            host.Run(parsed, context => Reproduce(context, parsed.GetRequiredValue(output), parsed.GetValue(quick)))
        );
        return command;
    }

    private static int Reproduce(CommandContext context, string folder, bool quick)
    {
        List<Row> rows = [];
        foreach (ReproductionInput input in ReproductionInputs.All(quick))
        {
            context.Cancel.ThrowIfCancellationRequested();
            context.Error.WriteLine($"measuring {input.Name}: {input.Description}");
            BracketSettings settings = ReproductionInputs.Settings(input) with { Seed = context.Seed };
            MeasurementResult result = Measurer.Measure(input.Points, input.Labels, 0, settings, ProgressLine.On(context), context.Cancel);
            string file = Path.Combine(folder, $"{input.Name}.json");
            Directory.CreateDirectory(folder);
            JsonText.Write(file, result.Report);
            if (input.Points.Points <= ReproductionInputs.LargestWithCertificates)
            {
                CertificateFolder.Write(Path.Combine(folder, "certificates", input.Name), result.Brackets);
            }
            rows.Add(new Row(input.Name, input.Description, file, result.Report));
        }
        context.Error.WriteLine("closing brackets of random embeddings");
        IReadOnlyList<ClosedShareCell> cells = ClosedShare.Table(quick, context.Seed, context.Cancel);
        JsonText.Write(Path.Combine(folder, "closed-brackets.json"), cells);
        AtomicFile.WriteText(Path.Combine(folder, "closed-brackets.md"), ClosedShareTable.Markdown(cells));
        JsonText.Write(Path.Combine(folder, "reproduce.json"), rows);
        (int expected, int all) = Ledger(context, folder);
        context.Print(
            rows,
            text =>
            {
                Table(text, rows);
                text.WriteLine($"ledger: {expected} of {all} claims got the verdict expected (claims.json, claims.csv, claims/)");
                text.WriteLine($"closed brackets: closed-brackets.md");
                text.WriteLine($"results: {folder}");
            }
        );
        return expected == all ? ExitCode.Done : ExitCode.Negative;
    }

    /// <summary>The whole ledger, by the command that checks it.</summary>
    private static (int Expected, int All) Ledger(CommandContext context, string folder)
    {
        context.Error.WriteLine("checking the ledger of claims");
        using StringWriter document = new();
        string certificates = Path.Combine(folder, "claims");
        string table = Path.Combine(folder, "claims.csv");
        string[] words = ["claims", "check", "--json", "--seed", context.Seed.ToString(), "--certificates", certificates, "--csv", table];
        int code = ConsoleProgram.Run(words, document, TextWriter.Null);
        if (code is ExitCode.Interrupted or ExitCode.BadInput)
        {
            throw new OperationCanceledException();
        }
        AtomicFile.WriteText(Path.Combine(folder, "claims.json"), document.ToString());
        using JsonDocument ledger = JsonDocument.Parse(document.ToString());
        JsonElement[] claims = [.. ledger.RootElement.GetProperty("claims").EnumerateArray()];
        return (claims.Count(c => c.GetProperty("as_expected").ValueKind == JsonValueKind.True), claims.Length);
    }

    private static void Table(TextWriter text, List<Row> rows)
    {
        Table table = new() { Border = TableBorder.Simple };
        table.AddColumns(
            "input",
            "N x n",
            "classes",
            "diameter",
            "thickness",
            "hardness H",
            "d_haus to separated",
            "d_iso to separated",
            "collapse"
        );
        foreach (Row row in rows)
        {
            MeasurementReport m = row.Measurement;
            table.AddRow(
                row.Name,
                $"{m.Points} x {m.Dimension}",
                $"{m.Classes}",
                $"{m.Diameter:G4}",
                Between(m.Thickness.Lower, m.Thickness.Upper),
                m.Hardness is double h ? $"{h:G4}" : "none",
                Between(m.DHaus.Lower, m.DHaus.Upper),
                Between(m.DIso.Lower, m.DIso.Upper),
                m.Collapse.Verdict
            );
        }
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(text), Ansi = AnsiSupport.No });
        console.Profile.Width = 150;
        console.Write(table);
    }

    private static string Between(double lower, double upper) =>
        upper - lower <= 1e-3 * upper ? $"{upper:G4}" : $"{lower:G4} .. {upper:G4}";
}
