namespace IsoTriplet.Figures.Sources;

/// <summary>This project's figures on the theory: where brackets close, and how large d_iso / H gets.</summary>
public static class OwnBrackets
{
    private static readonly string[] Spaces = ["E₁", "E₂"];

    public static IReadOnlyList<Figure> All { get; } =
    [
        new("bracket-closing", "Where the brackets close", "IsoTriplet", "bracket-closing.json")
        {
            Rows = ["cells"],
            Draw = Closing,
            Caption = f =>
            {
                ResultFile[] wide = [.. f.Rows("cells").Where(c => 2 * c.Number("dimension") >= c.Number("points"))];
                return $"Share in percent of {f.Text("instances")} random gaussian embeddings a cell whose certified bracket closes to a relative gap below 10⁻³, balanced labels. "
                    + $"Over the cells with n ≥ N/2 the mean share is {wide.Average(c => c.Number("haus_closed")):P0} for d_haus and {wide.Average(c => c.Number("iso_closed")):P0} for d_iso; "
                    + "as N outgrows n, the rank constraint opens the bracket of d_haus.";
            },
            Reading =
                "Dark to light: how often both bounds on the distance to separation meet, for random points. The same data answer to sliders in the section Try it.",
        },
        new(
            "iso-ratio",
            "d_iso / H of chains of simplices: the refuted factor 2, the repaired bound",
            "IsoTriplet, on [IAT] Theorem 3",
            "iso-ratio.json"
        )
        {
            Rows = ["chains", "limits"],
            Draw = Ratio,
            Caption = f =>
            {
                IEnumerable<string> above =
                    from chain in f.Rows("chains")
                    where chain.Number("lower") > f.Number("refuted")
                    select $"n = {chain.Text("dimension")}, N = {chain.Text("points")}: {Numbers.Bracket(chain.Number("lower"), chain.Number("upper"))}";
                return "(38), in the proof of [IAT] Theorem 3, says d_iso(F, F_TS) ≤ 2 H(F) (dashed). Chains of five simplices (diamonds) have certified brackets of d_iso / H above it: "
                    + $"{string.Join("; ", above)} (lower bounds: stress certificates; upper bounds: Triplet-Separated embeddings; h = {Numbers.Of(f.Number("excess"))}). "
                    + "The line with circles is the limit for long chains, proved in docs/mathematics/chain.md. Two bounds hold for every F: H/2 ≤ d_iso (dotted) and d_iso ≤ 8 (n + 1) H (the repaired theorem, checked by Coq's kernel). The scale is logarithmic.";
            },
            Reading =
                "The paper's proof of Theorem 3 ends with a bound that no embedding lies above the dashed line. The diamonds do, with certificates for both ends of each bracket: that bound is false in general. "
                + "Above the upper line no embedding lies, ever: that is the factor with which the theorem, which names none, is true.",
        },
        new(
            "ratio-spread",
            "d_haus / H and d_iso / H over the ratio of class diameters, with the repaired bounds",
            "IsoTriplet, on [IAT] Theorem 3",
            "ratio-spread.json"
        )
        {
            Rows = ["families"],
            Draw = Spread,
            Caption = f =>
            {
                IReadOnlyList<ResultFile> families = f.Rows("families");
                double Largest(string ratio) => families.Max(r => r.Number(ratio));
                return $"{families.Count} families drawn near separation, their class diameters up to a ratio Δ/δ of {Numbers.Of(Largest("spread"))} apart, n = 1 to {f.Text("largest_dimension")}: "
                    + "certified brackets of d_haus / H and d_iso / H. The repaired bounds 4/κ and 8/κ (triangles, one a family; κ ≥ 1/(n + 1)) do not depend on Δ/δ, and neither do the lower bounds H/4 and H/2 (dotted). "
                    + $"The largest upper ends are {Numbers.Of(Largest("haus_upper"))} and {Numbers.Of(Largest("iso_upper"))}: nothing drawn here comes near the bounds. Both scales are logarithmic.";
            },
            Reading =
                "How much farther from separation than its worst triplet says an embedding can be, over how unequal its classes are: the inequality of the classes does not matter.",
        },
        new("simplex-chain", "The chain of simplices", "IsoTriplet, on [IAT] Theorem 3", "simplex-chain.json")
        {
            Rows = ["corners", "edges", "neighbours"],
            Draw = Chain,
            Caption = f =>
                $"Five classes of three points in R^{f.Text("dimension")}, drawn in projection: equilateral triangles of edge ρ + h, in two orthogonal planes in turn along an axis "
                + "orthogonal to both; every distance between neighbouring classes (thin lines) is ρ − h. "
                + $"With h = {Numbers.Of(f.Number("excess"))} ρ the hardness is H = {Numbers.Of(f.Number("hardness"))} ρ, and every Triplet-Separated embedding in "
                + $"R^{f.Text("dimension")} has d_iso ≥ {Numbers.Lower(f.Number("ratio_lower"))} H ({f.Text("ratio_lower_from")}): the factor 2 of (38) is refuted with "
                + $"N = {f.Text("number_of_points")} points.",
            Reading =
                "The counterexample itself: triangles in a row, so arranged that repairing one failing triple makes the next one worse.",
        },
    ];

    private static Sheet Closing(ResultFile f)
    {
        (string Distance, int Classes, string Title)[] tables =
        [
            ("haus", 2, "dₕₐᵤₛ, 2 classes"),
            ("haus", 3, "dₕₐᵤₛ, 3 classes"),
            ("iso", 2, "dᵢₛₒ, 2 classes"),
            ("iso", 3, "dᵢₛₒ, 3 classes"),
        ];
        ResultFile[] cells = [.. f.Rows("cells").Where(c => !c.Flag("tight"))];
        string[] points = [.. cells.Select(c => c.Number("points")).Distinct().Order().Select(v => $"{v}")];
        string[] dimensions = [.. cells.Select(c => c.Number("dimension")).Distinct().Order().Select(v => $"{v}")];
        Sheet sheet = new(Style.TwoColumns);
        sheet.Each(
            150,
            10,
            tables,
            (t, k) =>
                (Axis.Steps(dimensions, "dimension n"), k == 0 ? Axis.Steps(points, "points N") : Axis.Steps(points, null).Bare(), t.Title),
            (panel, t) =>
                panel.Table(
                    [.. cells.Where(c => c.Number("classes") == t.Classes)],
                    c => (Array.IndexOf(dimensions, c.Text("dimension")), Array.IndexOf(points, c.Text("points"))),
                    c => c.Number($"{t.Distance}_closed"),
                    c => $"{Math.Round(100 * c.Number($"{t.Distance}_closed"))}",
                    c =>
                        $"N = {c.Text("points")}, n = {c.Text("dimension")}: {c.Number($"{t.Distance}_closed"):P0} closed, median gap {c.Number($"{t.Distance}_median_gap"):0.###e0}"
                )
        );
        sheet.Bar("share of instances whose bracket closes (relative gap below 10⁻³)", Palette.Sequential, "0 %", "50 %", "100 %");
        return sheet;
    }

    private static Sheet Ratio(ResultFile f)
    {
        Sheet sheet = new();
        IReadOnlyList<ResultFile> chains = f.Rows("chains");
        IReadOnlyList<ResultFile> limits = f.Rows("limits");
        Axis y = Axis.Logarithm(0.35, 128, "dᵢₛₒ / H", 0.5, 1, 2, 4, 8, 16, 32, 64);
        Panel panel = sheet.Row(215, 0, (new Axis(1.6, 9.4, "dimension n") { Ticks = [2, 3, 4, 5, 6, 7, 8, 9] }, y, null))[0];
        double refuted = f.Number("refuted");
        Look limit = new(Palette.Blue)
        {
            Size = 5,
            Open = true,
            HasLine = true,
        };
        Look repaired = new(Palette.Green) { Line = 1.8f };
        panel
            .Line([(1.6, refuted), (9.4, refuted)], new Look(Palette.Vermilion) { Dash = [5, 3] })
            .Guide(1.6, 0.5, 9.4, 0.5, new Look(Palette.Grey) { Dash = [2, 2] })
            .Line(limits.Select(r => (r.Number("dimension"), r.Number("bound"))), repaired)
            .Line(limits.Select(r => (r.Number("dimension"), r.Number("ratio"))), limit)
            .Points(
                limits,
                "dimension",
                "ratio",
                limit,
                r => $"n = {r.Text("dimension")}: limit of d_iso / H {Numbers.Of(r.Number("ratio"))}"
            )
            .Segments(chains, ("dimension", "lower"), ("dimension", "upper"), new Look(Palette.Ink) { Line = 2.4f })
            .Points(
                chains,
                "dimension",
                "lower",
                new Look(Palette.Ink) { Shape = Shape.Diamond, Size = 6 },
                r =>
                    $"n = {r.Text("dimension")}, N = {r.Text("points")}: {Numbers.Bracket(r.Number("lower"), r.Number("upper"))} ({r.Text("lower_from")}; {r.Text("upper_from")})"
            )
            .Note("8 (n + 1): true for every F", 9.3, 42, Palette.Green, Align.Right)
            .Note("limit for long chains", 5.9, 5.6, Palette.Blue, Align.Right)
            .Note("5 simplices, certified", 3.2, 1.1, Palette.Ink, Align.Left)
            .Note("claimed: at most 2 (refuted)", 9.3, 1.72, Palette.Vermilion, Align.Right)
            .Note("H/2, proved for every F", 9.3, 0.59, "#666666", Align.Right);
        return sheet;
    }

    private static Sheet Spread(ResultFile f)
    {
        Sheet sheet = new(Style.TwoColumns);
        IReadOnlyList<ResultFile> families = f.Rows("families");
        double[] powers = [.. Enumerable.Range(0, 9).Select(k => Math.Pow(10, k))];
        double last = powers.First(p => p >= families.Max(r => r.Number("spread")));
        (string Name, string Title, double Least)[] halves = [("haus", "dₕₐᵤₛ / H", 0.25), ("iso", "dᵢₛₒ / H", 0.5)];
        Axis Up() => Axis.Logarithm(0.18, 64, "distance / H", 0.25, 0.5, 1, 2, 4, 8, 16, 32);
        Axis Along() => Axis.Logarithm(0.9, last * 1.2, "Δ / δ", [.. powers.Where(p => p <= last)]);
        sheet.Each(150, 10, halves, (h, k) => (Along(), k == 0 ? Up() : Up().Bare(), h.Title), Half);
        void Half(Panel panel, (string Name, string Title, double Least) half)
        {
            (string name, _, double least) = half;
            string Tip(ResultFile r) =>
                $"N = {r.Text("points")}, n = {r.Text("dimension")}, Δ/δ = {Numbers.Of(r.Number("spread"))}: {Numbers.Bracket(r.Number($"{name}_lower"), r.Number($"{name}_upper"))}";
            panel
                .Guide(0.9, least, last * 1.2, least, new Look(Palette.Grey) { Dash = [2, 2] })
                .Points(families, "spread", $"{name}_bound", new Look(Palette.Green) { Shape = Shape.TriangleDown, Size = 4 })
                .Segments(families, ("spread", $"{name}_lower"), ("spread", $"{name}_upper"), new Look(Palette.Ink) { Line = 1 })
                .Points(families, "spread", $"{name}_upper", new Look(Palette.Blue) { Size = 4 }, Tip);
        }
        sheet.Legend(
            "",
            ("upper end of the bracket", new Look(Palette.Blue) { Size = 5 }),
            ("repaired bound", new Look(Palette.Green) { Shape = Shape.TriangleDown, Size = 5 })
        );
        return sheet;
    }

    private static Sheet Chain(ResultFile f)
    {
        Sheet sheet = new();
        Look Space(int k) => Palette.Category(k, 6.5f) with { Line = 2, HasLine = true };
        string Length(ResultFile r) => $"distance {Numbers.Of(r.Number("length"))}";
        Panel panel = sheet.Plane(f, axes: false);
        panel.Plot.Axes.FrameWidth(0);
        panel.Segments(f.Rows("neighbours"), ("x", "y"), ("x2", "y2"), new Look("#c4c4c4") { Line = 0.5f });
        foreach ((int k, string space) in Spaces.Index())
        {
            panel.Segments(f.Rows("edges").Where(e => e.Text("space") == space), ("x", "y"), ("x2", "y2"), Space(k), 0, Length);
        }
        panel
            .Classes(f.Rows("corners"), "x", "y", Spaces, Space, r => $"point {r.Text("id")}, class {r.Text("class")}", "space")
            .Names(f.Rows("names"));
        sheet.Legend("simplices of edge ρ + h in", [.. Spaces.Select((s, k) => (s, Space(k)))]);
        return sheet;
    }
}

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
            sheet.Each(
                96,
                8,
                groups,
                (g, k) =>
                    (
                        top ? Axis.Steps(g.Dimensions, null).Bare() : Axis.Steps(g.Dimensions, "n"),
                        k == 0 ? Axis.Steps(sizes, title) : Axis.Steps(sizes, null).Bare(),
                        top ? g.Title : null
                    ),
                (panel, g) =>
                    panel.Table(
                        g.Cells,
                        c => (Array.IndexOf(g.Dimensions, c.Text("dimension")), Array.IndexOf(sizes, c.Text("points"))),
                        c => 1 - (c.Number(field) / most),
                        c => Percent(c.Number(field)),
                        c =>
                            $"N = {c.Text("points")}, n = {c.Text("dimension")}: median gap {c.Number(field):P2}, largest {c.Number(field.Replace("gap", "largest", StringComparison.Ordinal)):P2} of {c.Text("draws")} draws"
                    ),
                40,
                [.. groups.Select(g => (float)g.Dimensions.Length)]
            );
        }
        sheet.Bar("relative gap of the bracket", Palette.Sequential, $"{most:P0}", "", "0 %");
        return sheet;
    }

    private static string Percent(double gap) =>
        gap < 0.001 ? "0"
        : gap < 0.0995 ? $"{100 * gap:0.0}"
        : $"{100 * gap:0}";
}
