namespace IsoTriplet.Figures.Sources;

/// <summary>This project's figure on margins: from which on the collapsed embeddings are no longer nearest.</summary>
public static class OwnMargin
{
    // Squares and bars of one N stand above one another.
    private const float Left = 38;

    private static readonly Look Mean = new(Palette.Ink) { Size = 4.5f };

    public static IReadOnlyList<Figure> All { get; } =
    [
        new("margin", "With a margin: is the nearest embedding still collapsed?", "[IAT] Discussion", "margin.json")
        {
            Rows = ["margin_cells", "draws"],
            Draw = Draw,
            Caption = f =>
            {
                IReadOnlyList<ResultFile> cells = f.Rows("margin_cells");
                int never = cells.Count(c => c.Number("not_collapsed") == c.Number("draws"));
                return $"[IAT] leaves the margin α to future work. {f.Rows("draws").Count} draws of directions on the unit sphere in two classes, {cells.Max(c => c.Text("draws"))} a cell. Squares: of the nearest embedding found that keeps the margin, "
                    + "largest class radius over the distance of the class centres (mean; 0 is class collapse, printed below 0.005 as 0). "
                    + $"A ring: in every draw the certified upper bound of the distance is below the largest class radius, so that no class collapse is nearest ({never} of {cells.Count} cells). "
                    + "Below: brackets of d_haus(F, F_TS^α) / R(X), smallest lower to largest upper bound of the draws, points at the middle; 1 is where all points in one place lie, which keep no margin at all.";
            },
            Reading =
                "Total collapse keeps no margin, so any margin rules it out; what may take its place is every class on a point of its own. Dark squares: that, or nearly, "
                + "is what was found nearest. Rings: it is certain that it is not.",
        },
    ];

    private static Sheet Draw(ResultFile f)
    {
        Sheet sheet = new(Style.TwoColumns);
        IReadOnlyList<ResultFile> cells = f.Rows("margin_cells");
        string[] Steps(string field) => [.. cells.Select(c => c.Number(field)).Distinct().Order().Select(v => $"{v}")];
        (string[] margins, string[] sizes, string[] dimensions) = (Steps("margin"), Steps("points"), Steps("dimension"));
        double most = Math.Max(0.1, cells.Max(c => c.Number("radius_over_gap")));
        Panel[] squares = sheet.Row(
            96,
            10,
            Left,
            [.. margins.Select(_ => 1f)],
            [
                .. margins.Select(
                    (m, k) =>
                        (
                            Axis.Steps(sizes, null).Bare(),
                            k == 0 ? Axis.Steps(dimensions, "n") : Axis.Steps(dimensions, null).Bare(),
                            (string?)$"α = {m} R(X)"
                        )
                ),
            ]
        );
        double highest = Math.Ceiling(5 * cells.Max(c => c.Number("upper"))) / 5;
        Axis distance = new(0, highest, "d_haus / R(X)") { Ticks = [0, 0.5, 1, 1.5], Grid = true };
        Panel[] brackets = sheet.Row(
            92,
            10,
            Left,
            [.. margins.Select(_ => 1f)],
            [.. margins.Select((_, k) => (Axis.Steps(sizes, "N"), k == 0 ? distance : distance.Bare(), (string?)null))]
        );
        foreach ((int k, string margin) in margins.Index())
        {
            ResultFile[] here = [.. cells.Where(c => c.Text("margin") == margin)];
            Squares(squares[k], here, sizes, dimensions, most, f.Rows("draws"));
            brackets[k].Guide(-0.55, 1, sizes.Length - 0.45, 1, new Look(Palette.Ink) { Line = 1 });
            Intervals.Over(
                brackets[k],
                here,
                (c, beside) => Array.IndexOf(sizes, c.Text("points")) + beside,
                ("lower", "middle", "upper"),
                dimensions,
                "dimension",
                c =>
                    $"N = {c.Text("points")}, n = {c.Text("dimension")}: {Numbers.Bracket(c.Number("lower"), c.Number("upper"))}, {c.Text("draws")} draws"
            );
        }
        sheet.Bar("class radius / distance of class centres", Palette.Sequential, "0", $"{most / 2:0.##}", $"{most:0.##}");
        sheet.Legend(
            "",
            [
                ("certified: no class collapse is nearest", Mean with { Open = true }),
                .. dimensions.Select((n, d) => ($"n = {n}", Palette.Category(d))),
            ]
        );
        return sheet;
    }

    private static void Squares(
        Panel panel,
        ResultFile[] cells,
        string[] sizes,
        string[] dimensions,
        double most,
        IReadOnlyList<ResultFile> draws
    )
    {
        (double X, double Y) Place(ResultFile c) =>
            (Array.IndexOf(sizes, c.Text("points")), Array.IndexOf(dimensions, c.Text("dimension")));
        string Seeds(ResultFile c) =>
            string.Join(
                ", ",
                draws
                    .Where(d => ((string[])["margin", "points", "dimension"]).All(m => d.Has(m) && d.Text(m) == c.Text(m)))
                    .Select(d => Numbers.Of(d.Number("radius_over_gap")))
            );
        panel.Table(
            cells,
            Place,
            c => c.Number("radius_over_gap") / most,
            c => c.Number("radius_over_gap") < 0.005 ? "0" : $"{c.Number("radius_over_gap"):0.00}",
            c =>
                $"N = {c.Text("points")}, n = {c.Text("dimension")}: class radius / centre distance {Seeds(c)}; in {c.Text("not_collapsed")} of {c.Text("draws")} draws certainly no class collapse"
        );
        panel.Points(
            [.. cells.Where(c => c.Number("not_collapsed") == c.Number("draws")).Select(c => (Place(c).X + 0.36, Place(c).Y + 0.3))],
            Mean with
            {
                Open = true,
            }
        );
    }
}
