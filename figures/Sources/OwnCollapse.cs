namespace IsoTriplet.Figures.Sources;

/// <summary>This project's figures on collapse over N and n: predicted, observed, explained.</summary>
public static class OwnCollapse
{
    private const string File = "phase-diagram.json";

    // Runs on data where learning shows: on the other data random weights retrieve as well as trained ones.
    private const string Learning = "nuisance.json";
    private const string Contracted = "contracted";
    private const string Lost = "lost";
    private static readonly double[] Classes = [2, 8];

    // Squares and bars of one N stand above one another.
    private const float Left = 38;

    public static IReadOnlyList<Figure> All { get; } =
    [
        new("phase-predicted", "How near total collapse is the nearest Triplet-Separated embedding", "[IAT] Discussion", File)
        {
            Rows = ["predicted_cells", "boundary_points"],
            Draw = Predicted,
            Caption = f =>
            {
                ResultFile[] cells =
                [
                    .. f.Rows("predicted_cells").Where(c => c.Text("distribution") == "sphere" && c.Number("overlap") >= 1000),
                ];
                int Count(string verdict) => cells.Count(c => c.Text("verdict") == verdict);
                return "Points on the unit sphere whose labels say nothing of their places. d_haus(F, F_TS) / R(X) is 1 where no Triplet-Separated embedding is nearer than all points in one. "
                    + $"At the threshold {Numbers.Of(f.Number("threshold"))} the brackets say collapsed (+) in {Count("collapsed")} cells, undecided (?) in {Count("undecided")}, "
                    + $"not collapsed in {Count("not")} (with n = 3 and 32 classes, not drawn). Dashed: where training contracts with probability 1/2, one line a class overlap.";
            },
            Reading =
                "What the theory predicts before any training: how far the nearest separated embedding is, as a share of the way to total collapse. Light cells: hardly anything is nearer "
                + "than putting all points in one place.",
        },
        Observed(
            "phase-observed",
            File,
            "Where batch-hard training contracts",
            Contracted,
            "What became of size: the share of runs that contracted to nearly one point with a triple ranked wrongly, for every number of points N in a batch and dimension n. The line is where a "
                + "run is as likely to contract as not. The letters are batches that others have reported on. Whether neighbours were lost is another picture (phase-lost)."
        ),
        Observed(
            "phase-lost",
            Learning,
            "Where batch-hard training gains nothing",
            Lost,
            "What became of order: the share of runs whose held-out Recall@1 is no better than that of the same network before any step. Contraction is another picture (phase-observed)."
        ) with
        {
            Lacks = f =>
                f.Rows("observed_cells").Any(c => c.Number("judged") > 0) ? null : "no run says what its network did before any step",
        },
        new("phase-explanations", "What explains contraction", "IsoTriplet", File)
        {
            Rows = ["explanations"],
            Draw = Explanations,
            Caption = f =>
            {
                ResultFile[] found = Contraction(f);
                ResultFile best = found.MinBy(e => e.Number("aic"))!;
                ResultFile ratio = found.First(e => e.Text("predictors") == "log N/n");
                return $"Logistic regressions over the same {best.Text("runs")} runs (those with a bracket for their first batch). 'score' is the middle of d_haus(F, F_TS) / R(X) of the run's first batch, "
                    + $"H/diameter its hardness. Smallest AIC: {best.Text("predictors")}. log N/n explains {Numbers.Of(Math.Round(100 * ratio.Number("explained")))} % of the deviance. "
                    + "AUC in sample; intervals by Newcombe's method 5.";
            },
            Reading =
                "How well different quantities, known before training, tell which runs will contract. Longer bars and points farther right are better.",
        },
    ];

    private static Figure Observed(string name, string file, string title, string outcome, string reading) =>
        new(name, title, "[IAT] Discussion", file)
        {
            Rows = ["observed_cells", "boundary_points", "reports", "boundaries"],
            Draw = f => Observed(f, outcome),
            Caption = f => ObservedCaption(f, outcome),
            Reading = reading,
        };

    // Wide enough for what is drawn, and for the letters of the reports.
    private static Axis Logarithm(IEnumerable<double> shown, double low, double high, string title, params double[] ticks)
    {
        double[] values = [.. shown];
        (low, high) = (Math.Min(low, values.Min() / Half), Math.Max(high, values.Max() * Half));
        return Axis.Logarithm(low, high, title, [.. ticks.Where(t => low <= t && t <= high)]);
    }

    private static readonly double Half = Math.Sqrt(2);

    private static Axis Batch(IEnumerable<ResultFile> cells) =>
        Logarithm(cells.Select(c => c.Number("points")), 2.83, 2600, "N", 1, 4, 16, 64, 256, 1024, 4096, 16384);

    private static Axis Dimension(IEnumerable<ResultFile> cells, bool first) =>
        Logarithm(cells.Select(c => c.Number("dimension")), 1.4142, 300, first ? "n" : "", 1, 2, 8, 32, 128, 512, 2048) with
        {
            Labelled = first,
        };

    // Data that are not synthetic have no class overlap.
    private static double Overlap(ResultFile row) => row.Has("overlap") ? row.Number("overlap") : -1;

    private static ResultFile[] Contraction(ResultFile f) => [.. f.Rows("explanations").Where(e => e.Text("outcome") == Contracted)];

    private static Look Boundary(float line, params float[] dash) =>
        new(Palette.Vermilion)
        {
            Line = line,
            Dash = dash,
            HasLine = true,
            HasPoint = false,
        };

    private static Sheet Predicted(ResultFile f)
    {
        Sheet sheet = new(Style.TwoColumns);
        IReadOnlyList<ResultFile> all = f.Rows("predicted_cells");
        Panel[] panels = sheet.Row(236, 12, [.. Classes.Select((c, k) => (Batch(all), Dimension(all, k == 0), (string?)$"{c} classes"))]);
        foreach ((Panel panel, double classes) in panels.Zip(Classes))
        {
            // Three is between the powers of two: its squares would lie on its neighbours'.
            ResultFile[] cells =
            [
                .. all.Where(c =>
                    c.Number("classes") == classes
                    && c.Number("dimension") != 3
                    && c.Text("distribution") == "sphere"
                    && c.Number("overlap") == 1000
                ),
            ];
            Squares(
                panel,
                cells,
                "middle",
                c =>
                    $"N = {c.Text("points")}, n = {c.Text("dimension")}: {c.Number("lower"):0.###} to {c.Number("upper"):0.###}, {c.Text("verdict")}"
            );
            panel.Add(
                new TextMarks([
                    .. cells
                        .Where(c => c.Text("verdict") != "not")
                        .Select(c =>
                            (panel.At(c.Number("points"), c.Number("dimension")), c.Text("verdict") == "collapsed" ? "+" : "?", Palette.Ink)
                        ),
                ])
            );
            Boundaries(panel, [.. f.Rows("boundary_points").Where(b => b.Text("outcome") == Contracted)], 1.6f, 4, 2);
        }
        sheet.Bar("d_haus(F, F_TS) / R(X), middle of the bracket", Palette.Sequential, "0", "0.5", "1");
        sheet.Legend("", ("training contracts with probability 1/2", Boundary(1.6f, 4, 2)));
        return sheet;
    }

    private static Sheet Observed(ResultFile f, string outcome)
    {
        ResultFile[] all = [.. f.Rows("observed_cells").Where(c => c.Has($"{outcome}_share"))];
        double[] overlaps = [.. all.Select(Overlap).Distinct().Order()];
        ResultFile[] reports = [.. f.Rows("reports").Where(r => r.Number(outcome == Lost ? "judged" : "runs") > 0)];
        Sheet sheet = new(Style.TwoColumns);
        Panel[] panels = sheet.Row(
            158,
            10,
            Left,
            [.. overlaps.Select(_ => 1f)],
            [
                .. overlaps.Select(
                    (o, k) => (Batch(all).Bare(), Dimension(all, k == 0), (string?)(o < 0 ? f.Text("data") : $"class overlap {o}"))
                ),
            ]
        );
        Look Report(string outcome) =>
            new(outcome == "works" ? Palette.Sky : Palette.Vermilion)
            {
                Size = 8,
                Shape = outcome == "works" ? Shape.Square : Shape.Circle,
            };
        foreach ((Panel panel, double overlap) in panels.Zip(overlaps))
        {
            Squares(panel, [.. all.Where(c => Overlap(c) == overlap)], $"{outcome}_share", c => Tip(c, outcome));
            Boundaries(panel, [.. f.Rows("boundary_points").Where(b => b.Text("outcome") == outcome && Overlap(b) == overlap)], 2);
            foreach (ResultFile report in reports)
            {
                panel.Points(
                    [report],
                    "points",
                    "dimension",
                    new Look("#ffffff") { Size = 10.5f, Shape = Report(report.Text("reported")).Shape }
                );
                panel.Points(
                    [report],
                    "points",
                    "dimension",
                    Report(report.Text("reported")),
                    r => $"{r.Text("name")}: {r.Text("classes")} x {r.Text("samples")}, reported: {r.Text("reported")}"
                );
            }
            panel.Add(
                new TextMarks([
                    .. reports.Select(r => (panel.At(r.Number("points"), r.Number("dimension")), r.Text("letter"), Palette.Ink)),
                ])
                {
                    Up = 10,
                    Halo = true,
                }
            );
        }
        string[] shown = [.. Shown(all).Select(n => $"{n}")];
        Axis share = new(-0.08, 1.08, $"share that {outcome}") { Ticks = [0, 0.5, 1], Grid = true };
        panels = sheet.Row(
            96,
            10,
            Left,
            [.. overlaps.Select(_ => 1f)],
            [.. overlaps.Select((_, k) => (Batch(all), k == 0 ? share : share.Bare(), (string?)null))]
        );
        foreach ((Panel panel, double overlap) in panels.Zip(overlaps))
        {
            Intervals.Over(
                panel,
                all.Where(c => Overlap(c) == overlap),
                (c, beside) => c.Number("points") * Math.Pow(2, beside),
                ($"{outcome}_lower", $"{outcome}_share", $"{outcome}_upper"),
                shown,
                "dimension",
                c => Tip(c, outcome)
            );
        }
        sheet.Bar($"above: share of runs that {outcome}", Palette.Sequential, "0", "0.5", "1");
        sheet.Legend("below, with 95 %:", [.. shown.Select((n, k) => ($"n = {n}", Palette.Category(k)))]);
        (string, Look)[] letters = [("published batch: collapsed", Report("collapsed")), ("published batch: works", Report("works"))];
        bool line = f.Rows("boundary_points").Any(b => b.Text("outcome") == outcome);
        sheet.Legend(
            "",
            [.. line ? [("probability 1/2", Boundary(2))] : Array.Empty<(string, Look)>(), .. letters.Take(reports.Length > 0 ? 2 : 0)]
        );
        return sheet;
    }

    private static string Tip(ResultFile c, string outcome) =>
        $"N = {c.Text("points")}, n = {c.Text("dimension")}: {c.Text(outcome)} of {c.Text(outcome == Lost ? "judged" : "runs")} {outcome} ({c.Number($"{outcome}_lower"):0.##} to {c.Number($"{outcome}_upper"):0.##})";

    // Bars of more than four dimensions side by side cannot be told apart: every second of them then.
    private static IEnumerable<double> Shown(ResultFile[] cells)
    {
        double[] dimensions = [.. cells.Select(c => c.Number("dimension")).Distinct().Order()];
        return dimensions.Where((_, k) => dimensions.Length <= 4 || k % ((dimensions.Length + 3) / 4) == 0);
    }

    private static void Squares(Panel panel, ResultFile[] cells, string field, Func<ResultFile, string> tip) =>
        panel.Cells(cells, c => (c.Number("points"), c.Number("dimension")), (1, 1), c => c.Number(field), Palette.Sequential, tip);

    private static void Boundaries(Panel panel, IReadOnlyList<ResultFile> points, float line, params float[] dash)
    {
        foreach (IGrouping<double, ResultFile> overlap in points.GroupBy(Overlap))
        {
            (double, double)[] places =
            [
                .. overlap.OrderBy(p => p.Number("dimension")).Select(p => (p.Number("points"), p.Number("dimension"))),
            ];
            panel.Line(places, new Look("#ffffff") { Line = 2 * line });
            panel.Line(places, Boundary(line, dash));
        }
    }

    private static Sheet Explanations(ResultFile f)
    {
        ResultFile[] rows = [.. Contraction(f).OrderBy(r => r.Number("explained"))];
        Axis y = Axis.Steps([.. rows.Select(r => r.Text("predictors"))], null);
        Sheet sheet = new(Style.TwoColumns);
        Panel[] panels = sheet.Row(
            15 * rows.Length,
            10,
            (new Axis(0, 1, "deviance explained") { Ticks = [0, 0.25, 0.5, 0.75], Names = ["0 %", "25 %", "50 %", "75 %"] }, y, null),
            (new Axis(0.5, 1, "AUC, 95 %") { Ticks = [0.6, 0.7, 0.8, 0.9], Grid = true }, y.Bare(), null)
        );
        string Tip(ResultFile r) =>
            $"{r.Text("predictors")}: {r.Number("explained"):P1} of the deviance, AIC {r.Number("aic"):0.#}, "
            + (r.Has("area") ? $"AUC {r.Number("area"):0.###}" : "no AUC (the predictors separate the outcomes)");
        // Predictors that separate the outcomes have a fit without end and no ranking: a bar, and no dot.
        (ResultFile Row, int Place)[] ranked = [.. rows.Select((r, k) => (r, k)).Where(x => x.r.Has("area"))];
        panels[0]
            .Add(
                new SegmentMarks(
                    [.. rows.Select((r, k) => (panels[0].At(0, k), panels[0].At(r.Number("explained"), k)))],
                    new Look(Palette.Blue) { Line = 9 }
                )
                {
                    Tips = [.. rows.Select((r, k) => (panels[0].At(r.Number("explained"), k), Tip(r)))],
                }
            );
        panels[1]
            .Add(
                new SegmentMarks(
                    [
                        .. ranked.Select(x =>
                            (panels[1].At(x.Row.Number("area_lower"), x.Place), panels[1].At(x.Row.Number("area_upper"), x.Place))
                        ),
                    ],
                    new Look(Palette.Ink) { Line = 1.4f }
                )
            );
        panels[1]
            .Points(
                [.. ranked.Select(x => (x.Row.Number("area"), (double)x.Place))],
                new Look(Palette.Vermilion) { Size = 6 },
                [.. ranked.Select(x => Tip(x.Row))]
            );
        return sheet;
    }

    private static string ObservedCaption(ResultFile f, string outcome)
    {
        string count = outcome == Lost ? "judged" : "runs";
        string[] reports =
        [
            .. f.Rows("reports")
                .Where(r => r.Number(count) > 0)
                .Select(r =>
                    $"{r.Text("letter")} {r.Text("classes")} x {r.Text("samples")} (reported: {r.Text("reported")}; here {r.Text(outcome)} of {r.Text(count)} {outcome})"
                ),
        ];
        string exponents = string.Join(
            ", ",
            f.Rows("boundaries")
                .Where(b => b.Text("outcome") == outcome && b.Has("overlap") && b.Has("exponent"))
                .Select(b =>
                    $"{b.Number("exponent"):F2} [{Number(b, "exponent_lower"):F2}, {Number(b, "exponent_upper"):F2}] at overlap {b.Text("overlap")}"
                )
        );
        double[] seeds = [.. f.Rows("observed_cells").Select(c => c.Number(count)).Where(c => c > 0)];
        string each = seeds.Min() == seeds.Max() ? $"{seeds.Max()}" : $"{seeds.Min()} to {seeds.Max()}";
        return $"Share of runs that {outcome}, {seeds.Sum()} runs of batch-hard training on {f.Text("data")} data, {each} a cell; below the same for some n with Wilson's 95 % of each cell."
            + (
                exponents.Length > 0
                    ? $" Line: probability 1/2 by logistic regression in log N and log n, N ~ n^γ with γ = {exponents} (95 % profile intervals)."
                    : ""
            )
            + (
                reports.Length > 0
                    ? $" Published batches, at the n reported or 128 (the classes x samples of A and B are assumed): {string.Join("; ", reports)}."
                    : ""
            );
    }

    private static double Number(ResultFile row, string name) => row.Has(name) ? row.Number(name) : double.NaN;
}
