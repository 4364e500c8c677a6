namespace IsoTriplet.Figures.Sources;

/// <summary>This project's figures on paired training runs over batch size and dimension: how they ended, and what their first batch said beforehand.</summary>
public static class OwnTraining
{
    private static readonly string[] Initials = ["random", "collapsed"];

    public static IReadOnlyList<Figure> All { get; } =
    [
        new("training-collapse", "Batch-hard training over batch size N and dimension n", "[IAT] Discussion", "collapse-runs.json")
        {
            Rows = ["cells"],
            Draw = Runs,
            Caption = f =>
                $"{f.Text("setting.data")}, {f.Text("setting.train_classes")} classes to train on and {f.Text("setting.test_classes")} held out, "
                + $"{f.Text("setting.steps")} steps, {f.Rows("cells").Max(c => c.Number("runs"))} seeds a point: {f.Rows("cells").Sum(c => c.Number("collapsed"))} of {f.Rows("runs").Count} runs end contracted "
                + $"(spread below {f.Text("thresholds.contracted")} of the sphere's radius and a triple wrongly ranked). Bars: 95 % (Wilson for shares, bootstrap for means). "
                + "Recall@1 is free of scale, so it does not show the contraction that the share shows.",
            Reading =
                "Training runs over the number of points in a batch and the dimension: which share ended with every image on one point, and how good retrieval was.",
        },
        new(
            "training-theory",
            "Contraction after training over the distance to separation before it",
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
                "Does the theory see it coming? Across: how near total collapse is to being the nearest way out, before training. Upwards: which share of the runs contracted.",
        },
        new("mean-hardness", "What a run gains, over the mean hardness of its first batch", "IsoTriplet", "nuisance.json")
        {
            Rows = ["runs", "registered"],
            Lacks = f => Judged(f).Length > 0 ? null : "no run has a mean hardness and says what its network did before any step",
            Draw = Gain,
            Caption = GainCaption,
            Reading =
                "Two ends that are often called by one word. Filled discs are runs that contracted to nearly one point; on the line or below it are runs that learned nothing. A disc high above "
                + "the line contracted and learned all the same. How hard the first batch was on average, across, was known before any step.",
        },
    ];

    private static ResultFile[] Judged(ResultFile f) =>
        [
            .. f.Rows("runs")
                .Where(r => r.Has("mean_hardness") && r.Number("spread") > 0 && r.Has("recall_at1") && r.Has("untrained_recall_at1")),
        ];

    private static double Hardness(ResultFile run) => run.Number("mean_hardness") / run.Number("spread");

    private static double Gained(ResultFile run) => run.Number("recall_at1") - run.Number("untrained_recall_at1");

    private static Sheet Gain(ResultFile f)
    {
        ResultFile[] runs = Judged(f);
        double[] overlaps = [.. runs.Where(r => r.Has("overlap")).Select(r => r.Number("overlap")).Distinct().Order()];
        Axis x = new(0, Math.Ceiling(2 * runs.Max(Hardness)) / 2, "mean hardness / spread, before") { Ticks = [0, 1, 2, 3], Grid = true };
        Axis y = new(-0.2, 1, "Recall@1 gained") { Ticks = [0, 0.25, 0.5, 0.75], Grid = true };
        Look[] looks = [new(Palette.Blue) { Size = 4.5f, Open = true }, new(Palette.Vermilion) { Size = 4.5f }];
        Sheet sheet = new(Style.TwoColumns);
        Panel[] panels = sheet.Row(
            140,
            10,
            [.. overlaps.Select((o, k) => (x, k == 0 ? y : y.Bare(), (string?)$"class overlap {Numbers.Of(o)}"))]
        );
        foreach ((Panel panel, double overlap) in panels.Zip(overlaps))
        {
            panel.Guide(x.Low, 0, x.High, 0, new Look(Palette.Ink) { Line = 1.2f });
            foreach ((int contracted, Look look) in looks.Index())
            {
                ResultFile[] here =
                [
                    .. runs.Where(r => r.Has("overlap") && r.Number("overlap") == overlap && r.Flag("contracted") == (contracted == 1)),
                ];
                panel.Points([.. here.Select(r => (Hardness(r), Gained(r)))], look, [.. here.Select(Tip)]);
            }
        }
        sheet.Legend("", ("contracted", looks[1]), ("did not contract", looks[0]));
        return sheet;

        static string Tip(ResultFile r) =>
            $"N = {r.Text("points")}, n = {r.Text("dimension")}, seed {r.Text("seed")}: mean hardness {Hardness(r):0.##} of the spread, Recall@1 {r.Number("untrained_recall_at1"):0.##} to {r.Number("recall_at1"):0.##}";
    }

    private static string GainCaption(ResultFile f)
    {
        ResultFile[] runs = Judged(f);
        int Count(bool contracted, bool lost) => runs.Count(r => r.Flag("contracted") == contracted && r.Flag("lost") == lost);
        string ranked = string.Join(
            ", ",
            f.Rows("registered")
                .Select(r =>
                    $"{r.Text("outcome")} with AUC {r.Rows("rivals")[0].Number("chosen"):0.###} (ahead of its rivals: {r.Text("verdict")})"
                )
        );
        return $"{runs.Length} runs of batch-hard training on {f.Text("data")} data, {f.Text("setting")}; a point a run. Across: the mean over anchors of farthest positive less nearest negative in the observed batch before "
            + $"training, by its spread. Upwards: held-out Recall@1 less that of the same network untrained. {Count(true, true)} of {Count(true, true) + Count(true, false)} contracted runs lost, "
            + $"{Count(false, true)} of {Count(false, true) + Count(false, false)} others."
            + (
                ranked.Length > 0
                    ? $" As registered beforehand, on the half of cells that did not choose the score, it ranks {ranked}."
                    : ""
            );
    }

    private static Sheet Runs(ResultFile f)
    {
        (string[] sizes, string[] dimensions) = (Values(f, "batch_size"), Values(f, "dimension"));
        Axis x = Axis.Steps(dimensions, "n");
        Axis share = new(-0.04, 1.04, "contracted at the end") { Ticks = [0, 0.25, 0.5, 0.75, 1], Grid = true };
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
            sheet.Each(
                100,
                8,
                Initials,
                (i, k) => (top ? x.Bare() : x, k == 0 ? y : y.Bare(), top ? $"from {i} weights" : null),
                (panel, initial) =>
                    Intervals.Over(
                        panel,
                        f.Rows("cells").Where(c => c.Text("initial") == initial),
                        (c, beside) => Array.IndexOf(dimensions, c.Text("dimension")) + beside,
                        ($"{field}.lower", $"{field}.{middle}", $"{field}.upper"),
                        sizes,
                        "batch_size"
                    )
            );
        }
        sheet.Legend("N", [.. sizes.Select((s, k) => (s, Palette.Category(k)))]);
        return sheet;
    }

    private static Sheet Theory(ResultFile f)
    {
        string[] sizes = Values(f, "batch_size");
        Axis x = new(0.1, 0.85, "d_haus / R(X) before") { Ticks = [0.2, 0.4, 0.6, 0.8], Grid = true };
        Axis y = new(-0.04, 1.04, "contracted at the end") { Ticks = [0, 0.25, 0.5, 0.75, 1], Grid = true };
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
                        $"N = {size}, n = {r.Text("dimension")}: d_haus / R(X) {r.Number("theory_lower"):0.###} to {r.Number("theory_upper"):0.###}, {r.Text("collapsed")} of {r.Text("runs")} contracted"
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
        string seen = collapsed.Length > 0 ? $"Contraction was seen from {Numbers.Lower(collapsed.Min())} on" : "Contraction was not seen";
        string missed = others.Length > 0 ? $"cells without it reach {Numbers.Upper(others.Max())}" : "no cell is without it";
        return "Points: lower bounds, mean of the seeds; bars reach to the upper bounds. 1 would mean that total collapse is the nearest Triplet-Separated embedding of the observed batch. "
            + $"The largest upper bound is {Numbers.Upper(cells.Max(c => c.Number("theory_upper")))}. {seen}; {missed}.";
    }
}
