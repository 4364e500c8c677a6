namespace IsoTriplet.Figures.Sources;

/// <summary>This project's figure on real embeddings: how far their brackets close.</summary>
public static class OwnRealBrackets
{
    private static readonly (string Embedded, string Title)[] Kinds =
    [
        ("features", "components"),
        ("untrained", "network, untrained"),
        ("trained", "network, trained"),
    ];

    public static IReadOnlyList<Figure> All { get; } =
    [
        new("real-brackets", "How far the brackets of real embeddings close", "IsoTriplet", "real-brackets.json")
        {
            Rows = ["cells"],
            Draw = Draw,
            Caption = f =>
            {
                IReadOnlyList<ResultFile> cells = f.Rows("cells");
                string Range(string field) => $"{cells.Min(c => c.Number(field)):P1} to {cells.Max(c => c.Number(field)):P1}";
                return $"Relative gap in percent, (upper − lower) / upper, of the certified brackets of d_haus and d_iso: median of {cells.Max(c => c.Text("draws"))} draws of N points of {f.Text("classes")} classes. "
                    + "Embeddings: principal components (the last column of each data set: all features), and networks "
                    + $"before any step and after {f.Text("network.steps")} steps of batch-hard training. Work of a bracket as in the figure of random embeddings. Medians over the cells: d_haus {Range("haus_gap")}, d_iso {Range("iso_gap")}.";
            },
            Reading =
                "The certified distance to separation has two ends; here is how far apart they are on real images and letters. Light cells: the two ends nearly meet. "
                + "Up: more points; to the right: more dimensions.",
        },
    ];

    private static Sheet Draw(ResultFile f)
    {
        Sheet sheet = new(Style.TwoColumns);
        IReadOnlyList<ResultFile> cells = f.Rows("cells");
        string[] sizes = [.. cells.Select(c => c.Number("points")).Distinct().Order().Select(v => $"{v}")];
        (string Title, ResultFile[] Cells, string[] Dimensions)[] groups =
        [
            .. from kind in Kinds
            from data in cells.Select(c => c.Text("data")).Distinct(StringComparer.Ordinal)
            let here = cells.Where(c => c.Text("data") == data && c.Text("embedded") == kind.Embedded).ToArray()
            where here.Length > 0
            let dimensions = here.Select(c => c.Number("dimension")).Distinct().Order().Select(n => $"{n}").ToArray()
            select (kind.Embedded == "features" ? $"{data}: {kind.Title}" : kind.Title, here, dimensions),
        ];
        double most = Math.Max(0.25, cells.Max(c => Math.Max(c.Number("haus_gap"), c.Number("iso_gap"))));
        foreach ((string field, string title) in new[] { ("haus_gap", "dₕₐᵤₛ: N"), ("iso_gap", "dᵢₛₒ: N") })
        {
            bool top = field == "haus_gap";
            Panel[] panels = sheet.Row(
                96,
                8,
                40,
                [.. groups.Select(g => (float)g.Dimensions.Length)],
                [
                    .. groups.Select(
                        (g, k) =>
                            (
                                top ? Axis.Steps(g.Dimensions, null).Bare() : Axis.Steps(g.Dimensions, "n"),
                                k == 0 ? Axis.Steps(sizes, title) : Axis.Steps(sizes, null).Bare(),
                                top ? g.Title : null
                            )
                    ),
                ]
            );
            foreach ((Panel panel, (_, ResultFile[] here, string[] dimensions)) in panels.Zip(groups))
            {
                (double X, double Y) Place(ResultFile c) =>
                    (Array.IndexOf(dimensions, c.Text("dimension")), Array.IndexOf(sizes, c.Text("points")));
                panel.Table(
                    here,
                    Place,
                    c => 1 - (c.Number(field) / most),
                    c => Percent(c.Number(field)),
                    c =>
                        $"N = {c.Text("points")}, n = {c.Text("dimension")}: median gap {c.Number(field):P2}, largest {c.Number(field.Replace("gap", "largest", StringComparison.Ordinal)):P2} of {c.Text("draws")} draws"
                );
            }
        }
        sheet.Bar("relative gap of the bracket", Palette.Sequential, $"{most:P0}", "", "0 %");
        return sheet;
    }

    private static string Percent(double gap) =>
        gap < 0.001 ? "0"
        : gap < 0.0995 ? $"{100 * gap:0.0}"
        : $"{100 * gap:0}";
}
