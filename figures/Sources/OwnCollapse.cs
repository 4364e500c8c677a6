using IsoTriplet.Figures.Drawing;

namespace IsoTriplet.Figures.Sources;

/// <summary>This project's figures on collapse over N and n: predicted, observed, explained.</summary>
public static class OwnCollapse
{
    private const string File = "phase-diagram.json";
    private const string Contracted = "contracted";
    private const string Lost = "lost";
    private static readonly double[] Classes = [2, 8];

    /// <summary>The figures.</summary>
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
            "Where batch-hard training contracts",
            Contracted,
            "What became of size: the share of runs that contracted to nearly one point with a triple ranked wrongly, for every number of points N in a batch and dimension n. The line is where a "
                + "run is as likely to contract as not. The letters are batches that others have reported on. Whether neighbours were lost is another picture (phase-lost)."
        ),
        Observed(
            "phase-lost",
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
        new("training-collapse", "Batch-hard training over batch size N and dimension n", "[IAT] Discussion", "collapse-runs.json")
        {
            Rows = ["cells"],
            Draw = Runs,
            Caption = f =>
                $"{f.Text("setting.data")}, {f.Text("setting.train_classes")} classes to train on and {f.Text("setting.test_classes")} held out, "
                + $"{f.Text("setting.steps")} steps, {f.Rows("cells").Max(c => c.Number("runs"))} seeds a point: {f.Rows("cells").Sum(c => c.Number("collapsed"))} of {f.Rows("runs").Count} runs end in total collapse "
                + $"(spread below {f.Text("thresholds.contracted")} of the sphere's radius and a triple wrongly ranked). Bars: 95 % (Wilson for shares, bootstrap for means). "
                + "Recall@1 is free of scale, so it does not show the collapse that the share shows.",
            Reading =
                "Training runs over the number of points in a batch and the dimension: which share ended with every image on one point, and how good retrieval was.",
        },
        new(
            "training-theory",
            "Total collapse after training over the distance to separation before it",
            "[IAT] Discussion",
            "collapse-runs.json"
        )
        {
            Rows = ["cells"],
            Lacks = f =>
                f.Rows("cells").Any(c => c.Has("theory_upper"))
                    ? null
                    : "no run has a bracket of its batch before training (the quick size leaves them out)",
            Draw = Theory,
            Caption = TheoryCaption,
            Reading =
                "Does the theory see it coming? Across: how near total collapse is to being the nearest way out, before training. Upwards: which share of the runs collapsed.",
        },
    ];

    private static Figure Observed(string name, string title, string outcome, string reading) =>
        new(name, title, "[IAT] Discussion", File)
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
        Sheet sheet = new(Style.TwoColumns);
        Panel[] panels = sheet.Row(
            158,
            10,
            [.. overlaps.Select((o, k) => (Batch(all), Dimension(all, k == 0), (string?)(o < 0 ? f.Text("data") : $"class overlap {o}")))]
        );
        Look Report(string outcome) =>
            new(outcome == "works" ? Palette.Sky : Palette.Vermilion)
            {
                Size = 8,
                Shape = outcome == "works" ? Shape.Square : Shape.Circle,
            };
        foreach ((Panel panel, double overlap) in panels.Zip(overlaps))
        {
            Squares(
                panel,
                [.. all.Where(c => Overlap(c) == overlap)],
                $"{outcome}_share",
                c =>
                    $"N = {c.Text("points")}, n = {c.Text("dimension")}: {c.Text(outcome)} of {c.Text(outcome == Lost ? "judged" : "runs")} {outcome} ({c.Number($"{outcome}_lower"):0.##} to {c.Number($"{outcome}_upper"):0.##})"
            );
            Boundaries(panel, [.. f.Rows("boundary_points").Where(b => b.Text("outcome") == outcome && Overlap(b) == overlap)], 2);
            foreach (ResultFile report in f.Rows("reports"))
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
                    .. f.Rows("reports").Select(r => (panel.At(r.Number("points"), r.Number("dimension")), r.Text("letter"), Palette.Ink)),
                ])
                {
                    Up = 10,
                    Halo = true,
                }
            );
        }
        sheet.Bar($"share of runs that {outcome}", Palette.Sequential, "0", "0.5", "1");
        sheet.Legend(
            "",
            ("probability 1/2", Boundary(2)),
            ("published batch: collapsed", Report("collapsed")),
            ("published batch: works", Report("works"))
        );
        return sheet;
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

    private static readonly string[] Initials = ["random", "collapsed"];

    private static Sheet Runs(ResultFile f)
    {
        (string[] sizes, string[] dimensions) = (Values(f, "batch_size"), Values(f, "dimension"));
        Axis x = Axis.Steps(dimensions, "n");
        Axis share = new(-0.04, 1.04, "collapsed at the end") { Ticks = [0, 0.25, 0.5, 0.75, 1], Grid = true };
        Axis recall = new(0.2, 1, "Recall@1, held-out") { Ticks = [0.2, 0.4, 0.6, 0.8, 1], Grid = true };
        Sheet sheet = new();
        foreach (
            (Axis y, string field, string middle, bool top) in new[]
            {
                (share, "collapse_rate", "share", true),
                (recall, "recall_at_1", "mean", false),
            }
        )
        {
            Panel[] panels = sheet.Row(
                100,
                8,
                [.. Initials.Select((i, k) => (top ? x.Bare() : x, k == 0 ? y : y.Bare(), top ? $"from {i} weights" : null))]
            );
            foreach ((Panel panel, string initial) in panels.Zip(Initials))
            {
                Intervals.Over(
                    panel,
                    f.Rows("cells").Where(c => c.Text("initial") == initial),
                    c => Array.IndexOf(dimensions, c.Text("dimension")),
                    field,
                    middle,
                    sizes,
                    "batch_size"
                );
            }
        }
        sheet.Legend("N", [.. sizes.Select((s, k) => (s, Palette.Category(k)))]);
        return sheet;
    }

    private static Sheet Theory(ResultFile f)
    {
        string[] sizes = Values(f, "batch_size");
        Axis x = new(0.1, 0.85, "d_haus / R(X) before") { Ticks = [0.2, 0.4, 0.6, 0.8], Grid = true };
        Axis y = new(-0.04, 1.04, "collapsed at the end") { Ticks = [0, 0.25, 0.5, 0.75, 1], Grid = true };
        Sheet sheet = new();
        Panel[] panels = sheet.Row(122, 8, (x, y, "from random weights"), (x, y.Bare(), "from collapsed weights"));
        foreach ((Panel panel, string initial) in panels.Zip(Initials))
        {
            foreach ((int k, string size) in sizes.Index())
            {
                ResultFile[] rows =
                [
                    .. f.Rows("cells").Where(c => c.Text("initial") == initial && c.Text("batch_size") == size && c.Has("theory_lower")),
                ];
                Look look = Palette.Category(k, 5.5f) with { Line = 1.3f };
                panel.Segments(rows, ("theory_lower", "collapse_rate.share"), ("theory_upper", "collapse_rate.share"), look);
                panel.Points(
                    rows,
                    "theory_lower",
                    "collapse_rate.share",
                    look,
                    r =>
                        $"N = {size}, n = {r.Text("dimension")}: d_haus / R(X) {r.Number("theory_lower"):0.###} to {r.Number("theory_upper"):0.###}, {r.Text("collapsed")} of {r.Text("runs")} collapsed"
                );
            }
        }
        sheet.Legend("N", [.. sizes.Select((s, k) => (s, Palette.Category(k)))]);
        return sheet;
    }

    private static string[] Values(ResultFile f, string field) =>
        [.. f.Rows("cells").Select(c => c.Text(field)).Distinct(StringComparer.Ordinal)];

    private static string TheoryCaption(ResultFile f)
    {
        ResultFile[] cells = [.. f.Rows("cells").Where(c => c.Has("theory_upper"))];
        double[] collapsed = [.. cells.Where(c => c.Number("collapsed") > 0).Select(c => c.Number("theory_lower"))];
        double[] others = [.. cells.Where(c => c.Number("collapsed") == 0).Select(c => c.Number("theory_upper"))];
        string seen = collapsed.Length > 0 ? $"Collapse was seen from {Numbers.Lower(collapsed.Min())} on" : "Collapse was not seen";
        string missed = others.Length > 0 ? $"cells without it reach {Numbers.Upper(others.Max())}" : "no cell is without it";
        return "Points: lower bounds, mean of the seeds; bars reach to the upper bounds. 1 would mean that total collapse is the nearest Triplet-Separated embedding of the observed batch. "
            + $"The largest upper bound is {Numbers.Upper(cells.Max(c => c.Number("theory_upper")))}. {seen}; {missed}.";
    }

    private static string ObservedCaption(ResultFile f, string outcome)
    {
        IEnumerable<string> reports = f.Rows("reports")
            .Select(r =>
                $"{r.Text("letter")} {r.Text("classes")} x {r.Text("samples")} (reported: {r.Text("reported")}; here {r.Text(outcome)} of {r.Text(outcome == Lost ? "judged" : "runs")} {outcome})"
            );
        string exponents = string.Join(
            ", ",
            f.Rows("boundaries")
                .Where(b => b.Text("outcome") == outcome && b.Has("overlap") && b.Has("exponent"))
                .Select(b =>
                    $"{b.Number("exponent"):F2} [{Number(b, "exponent_lower"):F2}, {Number(b, "exponent_upper"):F2}] at overlap {b.Text("overlap")}"
                )
        );
        return $"Share of runs that {outcome}, {f.Rows("observed_cells").Sum(c => c.Number(outcome == Lost ? "judged" : "runs"))} runs of batch-hard training on {f.Text("data")} data. Line: probability 1/2 by logistic regression in log N and log n. "
            + (exponents.Length > 0 ? $"It is N ~ n^γ with γ = {exponents} (95 % profile intervals). " : "")
            + $"Published batches, at the n reported or 128: {string.Join("; ", reports)}.";
    }

    private static double Number(ResultFile row, string name) => row.Has(name) ? row.Number(name) : double.NaN;
}
