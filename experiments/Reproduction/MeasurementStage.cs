using IsoTriplet.Experiments.Measurement;
using IsoTriplet.Figures.Drawing;
using Spectre.Console;

namespace IsoTriplet.Experiments.Reproduction;

/// <summary>Everything the theory says of a toy, of real images and of real letters: one JSON an input, certificates, one table.</summary>
public static class MeasurementStage
{
    private const int Width = 200;

    /// <summary>One row of the table.</summary>
    public sealed record Row(string Name, string Description, string File, MeasurementReport Measurement);

    /// <summary>Measures every input of <see cref="ReproductionInputs"/>.</summary>
    public static StageSummary Run(ReproductionRun run)
    {
        IReadOnlyList<ReproductionInput> inputs = [.. ReproductionInputs.All(run.Quick)];
        Row[] rows = new Row[inputs.Count];
        // The search moves on one core: the inputs are measured side by side.
        Parallelism.Run(inputs.Count, Parallelism.Threads, () => run, Measure);
        JsonText.Write(run.At("reproduce.json"), rows);
        return new StageSummary("measurements", Lines(rows));

        void Measure(ReproductionRun _, int k)
        {
            ReproductionInput input = inputs[k];
            run.Cancel.ThrowIfCancellationRequested();
            run.Say($"  {input.Name}: {input.Description}");
            BracketSettings settings = ReproductionInputs.Settings(input) with { Seed = run.Seed };
            StageWatch watch = new(run.Watch);
            MeasurementResult result = Measurer.MeasureWhole(input.Points, input.Labels, settings, watch, run.Cancel);
            run.Say($"    {input.Name}: {watch.Shares(alone: false)}");
            string file = run.At($"{input.Name}.json");
            JsonText.Write(file, result.Report);
            if (input.Points.Points <= ReproductionInputs.LargestWithCertificates)
            {
                CertificateFolder.Write(run.At("certificates", input.Name), result.Brackets);
            }
            rows[k] = new Row(input.Name, input.Description, file, result.Report);
        }
    }

    /// <summary>Two tables: what was measured, and of each bracket its gap and what its ends rest on.</summary>
    /// <returns>Their lines. Times are not among them: these lines are the same for the same call.</returns>
    internal static string[] Lines(IReadOnlyList<Row> rows) =>
        [
            .. Lines(
                [
                    "input",
                    "N x n",
                    "classes",
                    "diameter",
                    "thickness",
                    "hardness H",
                    "d_haus to separated",
                    "d_iso to separated",
                    "collapse",
                ],
                from row in rows
                let m = row.Measurement
                select (string[])
                    [
                        row.Name,
                        $"{m.Points} x {m.Dimension}",
                        $"{m.Classes}",
                        $"{m.Diameter:G4}",
                        Between(m.Thickness!.Lower, m.Thickness.Upper),
                        m.Hardness is double h ? $"{h:G4}" : "none",
                        Between(m.DHaus!.Lower, m.DHaus.Upper),
                        Between(m.DIso!.Lower, m.DIso.Upper),
                        m.Collapse.Verdict,
                    ]
            ),
            .. Lines(
                ["input", "distance", "gap", "lower end by", "upper end by"],
                from row in rows
                from d in new[] { (Name: "d_haus", Of: row.Measurement.DHaus!), (Name: "d_iso", Of: row.Measurement.DIso!) }
                select (string[])
                    [row.Name, d.Name, d.Of.Closed ? "closed" : $"{1 - (d.Of.Lower / d.Of.Upper):P1}", d.Of.LowerFrom, d.Of.UpperFrom]
            ),
        ];

    private static IEnumerable<string> Lines(string[] columns, IEnumerable<string[]> rows)
    {
        Table table = new() { Border = TableBorder.Simple };
        table.AddColumns(columns);
        foreach (string[] row in rows)
        {
            table.AddRow([.. row.Select(Markup.Escape)]);
        }
        using StringWriter text = new();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(text), Ansi = AnsiSupport.No });
        console.Profile.Width = Width;
        console.Write(table);
        return text.ToString().Split('\n').Select(l => l.TrimEnd()).Where(l => l.Length > 0);
    }

    private static string Between(double lower, double upper) =>
        upper - lower <= 1e-3 * upper ? $"{upper:G4}" : $"{Numbers.Down(lower, 4):G4} .. {Numbers.Up(upper, 4):G4}";
}
