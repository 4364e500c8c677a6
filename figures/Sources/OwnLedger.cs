using IsoTriplet.Figures.Page.Ledger;

namespace IsoTriplet.Figures.Sources;

/// <summary>This project's figure on its ledger: how much of it a kernel has checked.</summary>
public static class OwnLedger
{
    private static readonly string[] Sources = ["heard", "own", "GEO", "ETL", "IAT"];

    /// <summary>The kinds of evidence from the firmest to none, those that are drawn alike together.</summary>
    private static readonly (string Name, string Colour, string[] Kinds)[] Groups =
    [
        ("Coq's kernel", Palette.Blue, ["Kernel"]),
        ("written proof", Palette.Sky, ["Written"]),
        ("z3", Palette.Green, ["Z3", "Z3AtSize"]),
        ("certificate, exact fractions", Palette.Purple, ["Certificate", "Exact"]),
        ("computed, instances", Palette.Orange, ["Computed", "Instances"]),
        ("training runs", Palette.Vermilion, ["Runs"]),
        ("none here", Palette.Grey, ["None"]),
    ];

    public static IReadOnlyList<Figure> All { get; } =
    [
        new("ledger-evidence", "What the ledger's verdicts rest on", "IsoTriplet", "ledger-evidence.json")
        {
            Rows = ["cells"],
            Draw = Draw,
            Caption = f =>
                $"Claims by source and by what the verdict rests on: {f.Text("kernel")} of {f.Text("claims")} name a theorem that Coq's kernel has checked in the generality of the statement (docs/proofs.md); "
                + $"{f.Text("undecided")} are undecided. What is refuted rests on a counterexample, and what is said of training runs on runs: no kernel can check these.",
            Reading =
                "How firm the ledger is. Left, in dark blue, what a proof checker of a few thousand lines has verified for every number of points and dimension; the farther right, the more has to be believed.",
        },
    ];

    private static Sheet Draw(ResultFile f)
    {
        IReadOnlyList<ResultFile> cells = f.Rows("cells");
        double Count(string source, string[] kinds) =>
            cells.Where(c => c.Text("source") == source && kinds.Contains(c.Text("evidence"))).Sum(c => c.Number("claims"));
        double most = Sources.Max(s => Groups.Sum(g => Count(s, g.Kinds)));
        Sheet sheet = new(Style.TwoColumns);
        Axis y = Axis.Steps([.. Sources.Select(LedgerSection.SourceName)], null);
        Panel panel = sheet.Row(20 * Sources.Length, 0, (new Axis(0, 1.02 * most, "claims") { Grid = true }, y, null))[0];
        double[] from = new double[Sources.Length];
        foreach ((string name, string colour, string[] kinds) in Groups)
        {
            double[] wide = [.. Sources.Select(s => Count(s, kinds))];
            int[] drawn = [.. Enumerable.Range(0, Sources.Length).Where(k => wide[k] > 0)];
            panel.Add(
                new SegmentMarks(
                    [.. drawn.Select(k => (panel.At(from[k], k), panel.At(from[k] + wide[k], k)))],
                    new Look(colour) { Line = 12 }
                )
                {
                    Tips = [.. drawn.Select(k => (panel.At(from[k] + (wide[k] / 2), k), $"{Sources[k]}, {name}: {wide[k]}"))],
                }
            );
            from = [.. from.Zip(wide, (a, b) => a + b)];
        }
        sheet.Legend("", [.. Groups.Select(g => (g.Name, new Look(g.Colour) { Shape = Shape.Square }))]);
        return sheet;
    }
}
