using IsoTriplet.Figures.Drawing;

namespace IsoTriplet.Figures.Sources;

/// <summary>[ETL] Figures 3, 4 and 6: what training does to triplets. On small data and networks; the captions say what differs from the print.</summary>
public static class ExtremeTripletTraining
{
    private const double Low = -0.45;
    private const double High = 1.05;
    private static readonly string[] Losses = ["first-order", "second-order", "sct"];
    private static readonly string[] Phases = ["first", "later"];
    private static readonly string[] Minings = ["easy-hard", "easy-semi-hard"];

    /// <summary>The figures in the order of the print.</summary>
    public static IReadOnlyList<Figure> All { get; } =
    [
        new("etl-3-movement", "Movement of real triplets in the first and in the later phase of training", "[ETL] Fig. 3", "movement.json")
        {
            Rows = ["bins", "phases"],
            Draw = Movement,
            Caption = f =>
                $"The print dots CAR triplets of HPHN and EPEN (n = 16, rate 10⁻⁵, each vector in one triplet) by direction. Here: {f.Text("watched")} watched training examples of {f.Text("setting.data")}, a triple an anchor by easy positive and "
                + $"hard negative (EPHN), rate {f.Text("setting.learning_rate")}; arrows: mean movement of the triples of each square of side 0.1 that holds three or more, first seed. S_an falls in part by selection: a triple is mined where its negative is nearest. "
                + "Share of the triples that moved in the direction of one step of the loss on the triple alone (and by chance), mean of the seeds: "
                + string.Join("; ", Agreements(f))
                + ".",
            Reading =
                "The arrows of theory speak of one triple alone; here is where triples of real images really moved during training, when all of them pull on one network.",
        },
        new("etl-4-group-size", "Recall@1 over the samples a class in a batch", "[ETL] Fig. 4", "group-size.json")
        {
            Rows = ["cells", "settings"],
            Draw = GroupSize,
            Caption = GroupSizeCaption,
            Reading =
                "Recall@1 asks how often the nearest neighbour of an unseen image is of its class: higher is better. It is drawn over how many images of a class a batch holds.",
        },
        new("etl-6-scatter", "The triplet scatter diagram over the steps of training", "[ETL] Fig. 6", "movement.json")
        {
            Rows = ["snapshots"],
            Draw = OverSteps,
            Caption = f =>
                $"The print shows CAR after epochs 0, 5, 10, 15, 40 for group sizes 2 and 8, both orders. Here: {f.Text("setting.data")}, batches of {f.Text("batch_size")}, easy positives and hard negatives among {f.Text("watched")} watched training examples, first seed, one row a loss; "
                + $"above the diagonal the negative is nearer than the positive: at step {Steps(f)[^1]}, mean of the seeds, "
                + string.Join(
                    ", ",
                    from loss in Losses
                    let found = Snapshots(f, loss, Steps(f)[^1])
                    where found.Length > 0
                    select $"{loss} {found.Average(s => s.Number("hard")):P0}"
                )
                + " of the triples.",
            Reading =
                "The diagram of Figure 1 again, at several moments of training: points should drift to the bottom right, below the diagonal.",
        },
    ];

    private static Sheet Movement(ResultFile f)
    {
        Sheet sheet = new(Style.TwoColumns);
        foreach (string phase in Phases)
        {
            bool bottom = phase == Phases[^1];
            ResultFile steps = f.Rows("phases").First(p => p.Text("phase") == phase);
            Panel[] panels = sheet.Row(
                190,
                10,
                [
                    .. Losses.Select(loss =>
                        (
                            Similarity(bottom ? "Sₐₚ" : null, bottom),
                            Similarity(
                                loss == Losses[0] ? $"Sₐₙ   (steps {steps.Text("from_step")} to {steps.Text("to_step")})" : null,
                                loss == Losses[0]
                            ),
                            bottom ? null : loss
                        )
                    ),
                ]
            );
            foreach ((Panel panel, string loss) in panels.Zip(Losses))
            {
                panel.Guide(Low, Low, High, High, new Look("#bbbbbb") { Line = 0.8f });
                ExtremeTriplets.Field(
                    panel,
                    [
                        .. f.Rows("bins")
                            .Where(b =>
                                b.Text("loss") == loss
                                && b.Text("phase") == phase
                                && b.Text("mining") == "easy-hard"
                                && b.Number("count") >= 3
                            ),
                    ],
                    "s_ap_after",
                    "s_an_after",
                    b =>
                        (b.Number("s_an_after") < b.Number("s_an") ? "bottom" : "top")
                        + (b.Number("s_ap_after") > b.Number("s_ap") ? "-right" : "-left")
                );
            }
        }
        ExtremeTriplets.Compass(sheet);
        return sheet;
    }

    private static Sheet GroupSize(ResultFile f)
    {
        Sheet sheet = new();
        string[] sets = [.. f.Rows("cells").Select(c => c.Text("data")).Distinct(StringComparer.Ordinal)];
        string[] sizes = [.. f.Rows("cells").Select(c => c.Text("group_size")).Distinct(StringComparer.Ordinal)];
        foreach (string set in sets)
        {
            ResultFile[] cells = [.. f.Rows("cells").Where(c => c.Text("data") == set && c.Has("recall_at_1"))];
            // Both panels of a row share one scale.
            Axis y = Axis.Around(
                [.. cells.SelectMany(c => new[] { c.Number("recall_at_1.lower"), c.Number("recall_at_1.upper") })],
                $"Recall@1, {set}"
            ) with
            {
                Grid = true,
            };
            Axis x = Axis.Steps(sizes, "samples a class");
            Panel[] panels = sheet.Row(
                118,
                10,
                (set == sets[^1] ? x : x.Bare(), y, set == sets[0] ? "EPHN: hard negatives" : null),
                (set == sets[^1] ? x : x.Bare(), y.Bare(), set == sets[0] ? "EPSHN: semi-hard" : null)
            );
            foreach ((Panel panel, string mining) in panels.Zip(Minings))
            {
                Intervals.Over(
                    panel,
                    cells.Where(c => c.Text("mining") == mining),
                    (c, beside) => Array.IndexOf(sizes, c.Text("group_size")) + beside,
                    ("recall_at_1.lower", "recall_at_1.mean", "recall_at_1.upper"),
                    Losses,
                    "loss"
                );
            }
        }
        sheet.Legend("loss", [.. Losses.Select((l, k) => (l, Palette.Category(k)))]);
        return sheet;
    }

    private static Sheet OverSteps(ResultFile f)
    {
        Sheet sheet = new(Style.TwoColumns);
        long[] steps = Steps(f);
        foreach (string loss in Losses)
        {
            bool bottom = loss == Losses[^1];
            Panel[] panels = sheet.Row(
                116,
                6,
                [
                    .. steps.Select(s =>
                        (
                            Similarity(bottom ? "Sₐₚ" : null, bottom),
                            Similarity(s == steps[0] ? $"Sₐₙ, {loss}" : null, s == steps[0]),
                            loss == Losses[0] ? $"step {s}" : null
                        )
                    ),
                ]
            );
            foreach ((Panel panel, long step) in panels.Zip(steps))
            {
                panel.Guide(Low, Low, High, High, new Look("#999999") { Line = 0.8f });
                foreach (ResultFile shot in Snapshots(f, loss, step))
                {
                    panel.Points(
                        [.. shot.Numbers("s_ap").Zip(shot.Numbers("s_an"))],
                        new Look(Palette.Blue) { Size = 2.4f, Opacity = 0.55f }
                    );
                }
            }
        }
        return sheet;
    }

    private static ResultFile[] Snapshots(ResultFile f, string loss, long step) =>
        [.. f.Rows("snapshots").Where(s => s.Text("loss") == loss && s.Number("step") == step && s.Text("mining") == "easy-hard")];

    private static long[] Steps(ResultFile f) => [.. f.Rows("snapshots").Select(s => (long)s.Number("step")).Distinct().Order()];

    private static Axis Similarity(string? title, bool labels) => new(Low, High, title) { Ticks = [0, 0.5, 1], Labelled = labels };

    private static IEnumerable<string> Agreements(ResultFile f) =>
        from phase in Phases
        from loss in Losses
        let found = f.Rows("phases")
            .Where(p => p.Text("loss") == loss && p.Text("phase") == phase && p.Text("mining") == "easy-hard")
            .Select(p => p.Rows("agreements")[0])
            .ToArray()
        where found.Length > 0
        select $"{phase}, {loss}: {found.Average(a => a.Number("agreement")):P0} ({found.Average(a => a.Number("by_chance")):P0})";

    private static string GroupSizeCaption(ResultFile f)
    {
        IEnumerable<string> sets = f.Rows("settings")
            .Select(s =>
                $"{s.Text("data")} ({s.Text("train_classes")} classes to train on, {s.Text("test_classes")} held out, batch of {f.Rows("runs").First(r => r.Text("data") == s.Text("data")).Text("batch_size")})"
            );
        string[] found =
        [
            .. f.Rows("cells")
                .Where(c => c.Number("collapsed") > 0)
                .Select(c =>
                    $"{c.Text("collapsed")} of {c.Text("runs")} with {c.Text("loss")}, {c.Text("mining")}, {c.Text("group_size")} samples a class on {c.Text("data")}"
                ),
        ];
        return "The print has CUB, CAR, SOP and In-shop with a pre-trained ResNet; here a small network from random weights. The batch size is fixed, so more samples a class mean fewer classes. "
            + $"{string.Join("; ", sets)}; {f.Rows("settings")[0].Text("steps")} steps, {f.Rows("cells").Max(c => c.Number("runs"))} seeds a point; bars: bootstrap intervals at 95 %. Runs that ended contracted: "
            + (found.Length == 0 ? "none." : string.Join("; ", found) + ".");
    }
}
