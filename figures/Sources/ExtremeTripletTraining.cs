namespace IsoTriplet.Figures.Sources;

/// <summary>[ETL] Figures 3, 4 and 6: what training does to triplets. On small data and networks; the captions say what differs from the print.</summary>
public static class ExtremeTripletTraining
{
    private const double Low = -0.55;
    private const double High = 1.05;
    private static readonly string[] Losses = ["first-order", "second-order", "sct"];
    private static readonly string[] Minings = ["easy-hard", "easy-semi-hard"];
    private static readonly (string Name, Look Look)[] Phases =
    [
        ("first", new Look(Palette.Blue) { Size = 2.6f, Opacity = 0.7f }),
        ("later", new Look(Palette.Vermilion) { Size = 2.6f, Opacity = 0.7f }),
    ];
    private static readonly (string Mining, string Loss, string Title)[] Prescribed =
    [
        ("hard-hard", "first-order", "HPHN, first"),
        ("hard-hard", "second-order", "HPHN, second"),
        ("easy-easy", "first-order", "EPEN, first"),
        ("easy-easy", "second-order", "EPEN, second"),
    ];

    // As the print lists them.
    private static readonly string[] Directions = ["top-right", "top-left", "bottom-left", "bottom-right"];

    /// <summary>The figures in the order of the print.</summary>
    public static IReadOnlyList<Figure> All { get; } =
    [
        new("etl-3-movement", "Where triplets stand that move in each direction", "[ETL] Fig. 3", "movement.json")
        {
            Rows = ["dots", "phases"],
            Draw = Movement,
            Caption = f =>
                $"As section 6.1 prescribes: HPHN and EPEN, {f.Text("phase_samples")} images a class, no vector in two triplets of a batch, rate {f.Text("phase_rate")}, {f.Text("phase_batches")} batches a phase; "
                + $"each triplet from before its batch's step to after it, in the first phase and after {f.Rows("phases").Max(p => p.Number("from_step"))} steps of EPHN at the usual rate. Dots: some triplets of the first seed; "
                + $"numbers: share of all that move so, mean of {f.Rows("phases").Select(p => p.Number("seed")).Distinct().Count()} seeds. The print has CAR and a network trained on ImageNet; here {f.Text("setting.data")} and a small one from random weights, "
                + "by descent without momentum, in double precision. As in the print hard pairs first move to the top right under the first order and to the bottom right under the second (claim own-etl-initial), and the top left is all but empty "
                + "(own-etl-top-left-runs); easy pairs, and the later phase, move otherwise. One step of the loss on the triplet alone would have moved it so with (by chance): "
                + string.Join("; ", Agreements(f))
                + ".",
            Reading =
                "The arrows of theory speak of one triple alone. Here every dot is a triple of real images, in the column of the direction in which it really moved when its batch was trained on: "
                + "all of them pull on one network, and do not go where each would go by itself.",
        },
        new("etl-4-group-size", "Recall@1 over the samples a class in a batch", "[ETL] Fig. 4", "group-size.json")
        {
            Rows = ["cells", "settings"],
            Draw = GroupSize,
            Caption = GroupSizeCaption,
            Reading =
                "Recall@1 asks how often the nearest neighbour of an unseen image is of its class: higher is better. It is drawn over how many images of a class a batch holds.",
        },
        new("etl-6-scatter", "The triplet scatter diagram over the epochs", "[ETL] Fig. 6", "movement.json")
        {
            Rows = ["snapshots"],
            Draw = OverEpochs,
            Caption = f =>
                "The print shows CAR, ImageNet weights at epoch 0, a falling rate. Here: "
                + $"{f.Text("setting.data")}, random weights, Adam at {f.Text("setting.learning_rate")}, batches of {f.Rows("runs").Max(r => r.Number("batch_size"))}, easy positives and hard negatives among all {f.Text("setting.train_examples")} training examples, first seed. "
                + "Share of the triplets with both similarities above 0.9, mean of the seeds, over these epochs: "
                + string.Join(
                    "; ",
                    Runs(f)
                        .Select(r =>
                            $"{r.Loss}, n = {r.Group}: {string.Join(", ", Epochs(f).Select(e => $"{Snapshots(f, r.Loss, r.Group, e).Average(s => s.Number("corner")):P0}"))}"
                        )
                )
                + ". As in the print the first order stays at (1, 1) at n = 2, the second never goes there; at n = 8 the first order is back before epoch 5 (claims etl-g-figure-6, own-etl-problem-1-runs).",
            Reading =
                "The diagram of Figure 1 again, at several moments of training: points should drift to the bottom right, below the diagonal.",
        },
    ];

    private static Sheet Movement(ResultFile f)
    {
        Sheet sheet = new(Style.TwoColumns);
        foreach ((string mining, string loss, string title) in Prescribed)
        {
            bool bottom = (mining, loss) == (Prescribed[^1].Mining, Prescribed[^1].Loss);
            bool Here(ResultFile r) => r.Text("mining") == mining && r.Text("loss") == loss;
            sheet.Each(
                104,
                8,
                Directions,
                (d, k) =>
                    (
                        Similarity(bottom ? "Sₐₚ" : null, bottom),
                        Similarity(k == 0 ? $"Sₐₙ  ({title})" : null, k == 0),
                        (mining, loss) == (Prescribed[0].Mining, Prescribed[0].Loss) ? d : null
                    ),
                (panel, direction) =>
                {
                    panel.Guide(Low, Low, High, High, new Look("#bbbbbb") { Line = 0.8f });
                    foreach ((int k, (string phase, Look look)) in Phases.Index())
                    {
                        foreach (
                            ResultFile dots in f.Rows("dots")
                                .Where(d => Here(d) && d.Text("phase") == phase && d.Text("direction") == direction)
                        )
                        {
                            panel.Points([.. dots.Numbers("s_ap").Zip(dots.Numbers("s_an"))], look);
                        }
                        double share = f.Rows("phases")
                            .Where(p => Here(p) && p.Text("phase") == phase)
                            .Average(p => p.Has($"directions.{direction}") ? p.Number($"directions.{direction}") : 0);
                        panel.Add(
                            new TextMarks(
                                [(panel.At(Low + 0.05, High - 0.12 - (0.16 * k)), $"{share:P0}", look.Colour)],
                                Style.Small,
                                Align.Left
                            )
                        );
                    }
                }
            );
        }
        sheet.Legend("phase", [.. Phases.Select(p => (p.Name, p.Look))]);
        return sheet;
    }

    private static Sheet GroupSize(ResultFile f)
    {
        Sheet sheet = new();
        string[] sets = [.. f.Rows("cells").Select(c => c.Text("data")).Distinct(StringComparer.Ordinal)];
        string[] sizes = [.. f.Rows("cells").Select(c => c.Number("group_size")).Distinct().Order().Select(k => $"{k}")];
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

    private static Sheet OverEpochs(ResultFile f)
    {
        Sheet sheet = new(Style.TwoColumns);
        int[] epochs = Epochs(f);
        (string Loss, int Group)[] runs = Runs(f);
        foreach ((int row, (string loss, int group)) in runs.Index())
        {
            bool bottom = row == runs.Length - 1;
            sheet.Each(
                108,
                6,
                epochs,
                (e, k) =>
                    (
                        Similarity(bottom ? "Sₐₚ" : null, bottom),
                        Similarity(k == 0 ? $"Sₐₙ  ({loss.Split('-')[0]}, n = {group})" : null, k == 0),
                        row == 0 ? $"epoch {e}" : null
                    ),
                (panel, epoch) =>
                {
                    panel.Guide(Low, Low, High, High, new Look("#999999") { Line = 0.8f });
                    foreach (ResultFile shot in Snapshots(f, loss, group, epoch).Where(s => s.Has("s_ap")))
                    {
                        panel.Points(
                            [.. shot.Numbers("s_ap").Zip(shot.Numbers("s_an"))],
                            new Look(Palette.Blue) { Size = 2.4f, Opacity = 0.55f }
                        );
                    }
                }
            );
        }
        return sheet;
    }

    private static (string Loss, int Group)[] Runs(ResultFile f) =>
        [.. f.Rows("snapshots").Select(s => (s.Text("loss"), (int)s.Number("group_size"))).Distinct()];

    private static ResultFile[] Snapshots(ResultFile f, string loss, int group, int epoch) =>
        [.. f.Rows("snapshots").Where(s => s.Text("loss") == loss && s.Number("group_size") == group && s.Number("epoch") == epoch)];

    private static int[] Epochs(ResultFile f) => [.. f.Rows("snapshots").Select(s => (int)s.Number("epoch")).Distinct().Order()];

    private static Axis Similarity(string? title, bool labels) => new(Low, High, title) { Ticks = [0, 0.5, 1], Labelled = labels };

    private static IEnumerable<string> Agreements(ResultFile f) =>
        from p in Prescribed
        from phase in Phases
        let found = f.Rows("phases")
            .Where(r => r.Text("mining") == p.Mining && r.Text("loss") == p.Loss && r.Text("phase") == phase.Name)
            .Select(r => r.Rows("agreements")[0])
            .ToArray()
        where found.Length > 0
        select $"{p.Title}, {phase.Name}: {found.Average(a => a.Number("agreement")):P0} ({found.Average(a => a.Number("by_chance")):P0})";

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
