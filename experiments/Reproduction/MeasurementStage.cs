using IsoTriplet.Figures.Drawing;
using Spectre.Console;

namespace IsoTriplet.Experiments.Reproduction;

/// <summary>Everything the theory says of a toy, of real images and of real letters: one JSON an input, certificates, one table.</summary>
public static class MeasurementStage
{
    private const int Width = 200;

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

/// <summary>One embedding that the main job measures.</summary>
/// <param name="Name">Short name, also the file name of its results.</param>
public sealed record ReproductionInput(string Name, string Description, Embedding Points, Labels Labels);

/// <summary>The embeddings that <c>reproduce</c> measures: a toy, real images as pixels and as principal components, and real letters.</summary>
public static class ReproductionInputs
{
    /// <summary>Larger inputs write no certificate files: theirs would be hundreds of megabytes.</summary>
    public const int LargestWithCertificates = 500;

    private const int Images = 2000;
    private const int QuickLetters = 2000;

    /// <summary>How much work an input's brackets get: a handful of points all of it, thousands what <c>measure</c> spends.</summary>
    public static BracketSettings Settings(ReproductionInput input) =>
        input.Points.Points <= LargestWithCertificates ? BracketSettings.Tight : BracketSettings.Fast;

    /// <summary>Makes or reads the inputs, one after the other.</summary>
    /// <param name="quick">True for the first 2,000 letters only.</param>
    public static IEnumerable<ReproductionInput> All(bool quick)
    {
        yield return Toy();
        DataSet fashion = FashionMnist.Load(first: Images);
        yield return new("fashion-pixels", $"Fashion-MNIST, first {Images} images, 784 pixels", fashion.Features, fashion.Labels);
        foreach (int k in new[] { 2, 32 })
        {
            yield return new(
                $"fashion-pca-{k}",
                $"the same, {k} principal components",
                PrincipalComponents.Project(fashion.Features, k),
                fashion.Labels
            );
        }
        DataSet letters = LetterRecognition.Load(first: quick ? QuickLetters : null);
        yield return new(
            "letters",
            $"Letter Recognition, {letters.Count} letters, 16 attributes, 26 classes",
            letters.Features,
            letters.Labels
        );
    }

    /// <summary>Five points of two classes in the plane: as small as [IAT]'s toy example (Figures 2 to 5), whose coordinates are not published.</summary>
    public static ReproductionInput Toy() =>
        new(
            "toy",
            "five points of two classes in the plane",
            Embedding.FromRows([
                [0, 1.2],
                [1.1, -0.4],
                [-0.3, -0.6],
                [0.5, 0],
                [0.8, -1.7],
            ]),
            Labels.FromIntegers([0, 1, 0, 1, 0])
        );
}
