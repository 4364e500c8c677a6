namespace IsoTriplet.Figures.Sources;

/// <summary>[ETL] Figures 1, 2 and 5: the triplet scatter diagram, and what one gradient step does on it.</summary>
public static class ExtremeTriplets
{
    private static readonly string[] Regions = ["easy", "hard"];

    // Half a cell: the maps end where their outermost cells do.
    private const double Half = 1.0 / 32;

    private static readonly double[] Gammas = [0.2, 0.5, 0.8];
    private static readonly double[] Entanglements = [0, 0.4, 0.8];
    private static readonly (string Field, string Symbol)[] Changes = [("ds_ap", "ΔSₐₚ"), ("ds_an", "ΔSₐₙ")];

    // In the order of the colours.
    private static readonly string[] Directions = ["bottom-right", "top-right", "bottom-left", "top-left"];

    private const string Step =
        "By how much one step of the loss changes the similarity to the positive and to the negative, for every possible triple: orange is more similar, blue less. A good step makes the "
        + "left maps orange and the right ones blue. ";

    /// <summary>The figures in the order of the print.</summary>
    public static IReadOnlyList<Figure> All { get; } =
    [
        new("etl-1-scatter-diagram", "The triplet scatter diagram", "[ETL] Fig. 1", "etl-1-scatter-diagram.json")
        {
            Rows = ["triples", "shares"],
            Draw = Scatter,
            Caption = f =>
                $"The print sketches the diagram and its regions; here are real triplets, one point each: the cosine of anchor and positive against that of anchor and negative ({f.Text("data")}). Above the diagonal the "
                + "negative is the more similar one: hard. Easy positives lie at the right edge, hard negatives high, semi-hard ones just below the diagonal where there are any. "
                + $"Share of hard triples: {string.Join(", ", f.Rows("shares").Select(s => $"{s.Text("mining")} {s.Number("hard"):P0}"))}.",
            Reading =
                "Every triple of a batch is a point: to the right, the anchor is more similar to its positive; upwards, more similar to its negative. Above the diagonal the triple fails. "
                + "The panels show which triples four ways of choosing them pick.",
        },
        new(
            "etl-2-first-order",
            "One step of the first-order loss, γ = 0.5, and the second order's field",
            "[ETL] Fig. 2",
            "etl-2-first-order.json"
        )
        {
            Rows = ["cells", "contours", "arrows", "second_order", "regions"],
            Draw = Figure2,
            Caption = f =>
                $"Changes of S_ap and S_an by one gradient step (rate {f.Text("rate")}) of the first-order loss, γ = 0.5: alone (9), (10) and in total with entanglement p (11), (12); the line is where the change is 0. "
                + "Below, the totals of the first and of the second order as vector fields; arrows grow with the square root of the change. Claims etl-2-edges, etl-problem-1, etl-problem-2; the print writes S_ap < 0 where it means ΔS_ap < 0. "
                + Shares(f, 0.5),
            Reading = Step + "Below, both changes together as arrows; a good step points to the bottom right.",
        },
        Figure5("first-order", "first-order", "etl-2-first-order.json"),
        Figure5("vanilla", "vanilla triplet", "etl-2-vanilla.json"),
        Figure5("second-order", "second-order", "etl-5-second-order.json"),
    ];

    private static Figure Figure5(string name, string loss, string file) =>
        new($"etl-5-{name}", $"One step of the {loss} loss, for three γ", "[ETL] Fig. 5", file)
        {
            Rows = ["cells", "contours", "regions"],
            Draw = Maps,
            Caption = f =>
                $"One gradient step (rate {f.Text("rate")}) of the {loss} loss on the triplet scatter diagram, rows γ = 0.2, 0.5, 0.8, columns entanglement p = 0 (the change alone), 0.4, 0.8; the line is where the change is 0. "
                + Shares(f, null),
            Reading =
                Step
                + (
                    name == "second-order"
                        ? "The second order loss lets go of positives that are near already and of negatives that are far already."
                        : ""
                ),
        };

    private static Sheet Scatter(ResultFile f)
    {
        (string Mining, string Title)[] kinds =
        [
            ("easy-easy", "EPEN"),
            ("easy-semi-hard", "EPSHN"),
            ("easy-hard", "EPHN"),
            ("hard-hard", "HPHN (batch hard)"),
        ];
        Sheet sheet = new();
        IReadOnlyList<ResultFile> triples = f.Rows("triples");
        foreach ((string Mining, string Title)[] row in kinds.Chunk(2))
        {
            bool last = row[0].Mining == "easy-hard";
            sheet.Each(
                122,
                12,
                row,
                (r, k) => (Similarity(last ? "Sₐₚ" : null, last), Similarity(k == 0 ? "Sₐₙ" : null, k == 0), r.Title),
                (panel, r) =>
                    panel
                        .Guide(0, 0, 1, 1, new Look(Palette.Ink) { Line = 0.8f })
                        .Classes(
                            [.. triples.Where(t => t.Text("mining") == r.Mining)],
                            "s_ap",
                            "s_an",
                            Regions,
                            k => Palette.Category(k, 3) with { Opacity = 0.7f },
                            t =>
                                $"a {t.Text("anchor")}, p {t.Text("positive")}, n {t.Text("negative")}: {t.Number("s_ap"):0.###}, {t.Number("s_an"):0.###}",
                            "region"
                        )
            );
        }
        sheet.Legend("", [.. Regions.Select((r, k) => (r + " triplet", Palette.Category(k)))]);
        return sheet;
    }

    private static Sheet Figure2(ResultFile f)
    {
        Sheet sheet = new();
        foreach ((int k, (string field, string symbol)) in Changes.Index())
        {
            sheet.Each(
                78,
                8,
                Entanglements,
                (p, _) =>
                    (
                        Similarity(null, k == 1, Half),
                        Similarity(p == 0 ? "Sₐₙ" : null, p == 0, Half),
                        p == 0 ? symbol : $"{symbol} total, p = {p}"
                    ),
                (panel, p) => Map(panel, f, field, 0.5, p)
            );
        }
        Bar(sheet, f);
        foreach ((string rows, string order) in new[] { ("arrows", "first"), ("second_order", "second") })
        {
            bool last = order == "second";
            sheet.Each(
                104,
                12,
                Entanglements[1..],
                (p, k) =>
                    (
                        Similarity(last ? "Sₐₚ" : null, last),
                        Similarity(k == 0 ? $"Sₐₙ  ({order} order)" : null, k == 0),
                        last ? null : $"total, p = {p}"
                    ),
                (panel, p) => Field(panel, [.. f.Rows(rows).Where(a => a.Number("gamma") == 0.5 && a.Number("entanglement") == p)])
            );
        }
        Compass(sheet);
        return sheet;
    }

    private static Sheet Maps(ResultFile f)
    {
        Sheet sheet = new(Style.TwoColumns);
        foreach (double gamma in Gammas)
        {
            (string Field, string Symbol, double P)[] maps =
            [
                .. Changes.SelectMany(c => Entanglements.Select(p => (c.Field, c.Symbol, p))),
            ];
            bool last = gamma == Gammas[^1];
            sheet.Each(
                96,
                7,
                maps,
                (m, k) =>
                    (
                        Similarity(last ? "Sₐₚ" : null, last, Half),
                        Similarity(k == 0 ? $"Sₐₙ  (γ = {gamma})" : null, k == 0, Half),
                        gamma == Gammas[0] ? (m.P == 0 ? m.Symbol : $"{m.Symbol} total, p = {m.P}") : null
                    ),
                (panel, m) => Map(panel, f, m.Field, gamma, m.P)
            );
        }
        Bar(sheet, f);
        return sheet;
    }

    private static void Map(Panel panel, ResultFile f, string field, double gamma, double p)
    {
        double step = f.Number("step");
        double largest = f.Number("largest");
        bool Here(ResultFile r) => r.Number("gamma") == gamma && r.Number("entanglement") == p;
        panel.Cells(
            [.. f.Rows("cells").Where(Here)],
            r => (r.Number("s_ap"), r.Number("s_an")),
            (step, step),
            r => (1 + (r.Number(field) / largest)) / 2,
            Palette.Signed
        );
        panel.Curves(f.Rows("contours").Where(r => Here(r) && r.Text("change") == field), new Look(Palette.Ink) { Line = 0.9f });
    }

    private static void Bar(Sheet sheet, ResultFile f) =>
        sheet.Bar("change by one step", Palette.Signed, Numbers.Of(-f.Number("largest")), "0", Numbers.Of(f.Number("largest")));

    // Arrows in the colours of the four directions.
    private static void Field(Panel panel, IReadOnlyList<ResultFile> arrows)
    {
        foreach ((int k, string name) in Directions.Index())
        {
            panel.Segments(
                arrows.Where(a => a.Text("direction") == name),
                ("s_ap", "s_an"),
                ("x2", "y2"),
                new Look(Palette.Categories[k]) { Line = 0.9f },
                3.5f
            );
        }
    }

    private static void Compass(Sheet sheet) =>
        sheet.Legend(
            "",
            [
                .. Directions.Select(
                    (d, k) =>
                        (
                            d,
                            new Look(Palette.Categories[k])
                            {
                                HasLine = true,
                                HasPoint = false,
                                Line = 2,
                            }
                        )
                ),
            ]
        );

    private static Axis Similarity(string? title, bool labels, double margin = 0.05) =>
        new(-margin, 1 + margin, title) { Ticks = [0, 0.5, 1], Labelled = labels };

    private static string Shares(ResultFile f, double? gamma) =>
        "Shares of the square in which the positive is pushed away and the negative pulled in: "
        + string.Join(
            "; ",
            f.Rows("regions")
                .Where(r => r.Number("entanglement") != 0 && (gamma is null || r.Number("gamma") == gamma))
                .Select(r =>
                    $"γ = {r.Text("gamma")}, p = {r.Text("entanglement")}: {r.Number("positive_pushed_away"):P1} and {r.Number("negative_pulled_in"):P1}"
                )
        )
        + ".";
}
