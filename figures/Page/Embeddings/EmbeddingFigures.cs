using System.Text.Json;

namespace IsoTriplet.Figures.Page.Embeddings;

/// <summary>The drawings on one embedding: its points on the scale that they ought to fill, and its brackets.</summary>
public static class EmbeddingFigures
{
    private static readonly string[] Distances = ["d_iso", "d_haus"];

    // More of them fill the page.
    private const int LegendClasses = 10;

    private static readonly string[] Marks =
    [
        "H / 4: a bound that always holds",
        "H / 2: a bound that always holds",
        "2 H: where (38) of the paper would put the end",
        "cost of class collapse",
        "cost of total collapse",
    ];

    /// <summary>The picture that shows the verdict: the points as large as they are beside their natural scale.</summary>
    public static PageFigure Verdict(ResultFile f, EmbeddingNumbers numbers)
    {
        IReadOnlyList<ResultFile> points = f.Rows("points");
        (double spread, double scale, string from) = numbers.Size;
        bool line = f.Text("plane.kind") == "line";
        string[] classes = [.. points.Select(p => p.Text("class")).Distinct(StringComparer.Ordinal)];
        (double x, double y) = (points.Average(p => p.Number("x")), points.Average(p => p.Number("y")));
        double Reach(ResultFile p) => Math.Max(Math.Abs(p.Number("x") - x), Math.Abs(p.Number("y") - y));
        // Where nothing says how large a healthy embedding would be, the points themselves are the scale.
        double ring = from is "sphere" or "margin" ? scale : 0;
        double half = 1.08 * Math.Max(Math.Max(points.Max(Reach), ring), 1e-9);
        Sheet sheet = new();
        bool components = f.Text("plane.kind") == "principal-components";
        Axis across = new(
            x - half,
            x + half,
            line ? "x"
                : components ? "first principal component"
                : "x₁"
        );
        Axis up = new(
            y - half,
            y + half,
            line ? null
                : components ? "second principal component"
                : "x₂"
        )
        {
            Labelled = !line,
        };
        Panel panel = sheet.Row(line ? 60 : 250, 0, (across, up, null))[0];
        if (ring > 0)
        {
            panel.Line(
                Enumerable.Range(0, 121).Select(k => (x + (ring * Math.Cos(Math.PI * k / 60)), y + (ring * Math.Sin(Math.PI * k / 60)))),
                new Look(Palette.Grey) { Dash = [4, 3] }
            );
        }
        panel.Classes(
            points,
            "x",
            "y",
            classes,
            k => Palette.Category(k, points.Count > 300 ? 3.5f : 6) with { Opacity = 0.75f },
            p => $"row {p.Text("row")}, class {p.Text("class")}"
        );
        if (classes.Length <= LegendClasses)
        {
            sheet.Legend("class", [.. classes.Select((c, k) => (c, Palette.Category(k)))]);
        }
        const string name = "embedding-verdict";
        string about =
            ring > 0
                ? $"Dashed, about their middle: {(from == "sphere" ? $"the radius of the sphere that the rows lie on, {Html.Number(scale)}" : $"the margin, {Html.Number(scale)}")}. A collapsed embedding is a dot in it."
                : "Nothing says how large a healthy embedding of this kind would be.";
        return new PageFigure
        {
            Name = name,
            Title = ring > 0 ? "The points, on the scale that they ought to fill" : "The points, as large as they are",
            Reading = $"The spread of the points is {Html.Number(spread)}. {about}",
            Caption =
                line ? "One dimension."
                : f.Text("plane.kind") == "plane" ? "Two dimensions: nothing is lost in the drawing."
                : "Drawn in the plane of the two largest principal components.",
            Svg = Output.Svg(sheet, name, $"{numbers.Headline} The points of the embedding.").Trim(),
            Tables = [("points", f.Root["points"]!.AsArray())],
            DataFile = f.Name,
        };
    }

    /// <summary>Both distances to separation with their bounds, and what collapse would cost.</summary>
    /// <returns>The figure; null where nothing has to change.</returns>
    public static PageFigure? Brackets(EmbeddingNumbers numbers)
    {
        if (Distances.All(d => numbers.Distance(d).Upper <= 0))
        {
            return null;
        }
        double hardness = Math.Max(0, numbers.Hardness ?? 0);
        (string Distance, int What, double Value)[] marks =
        [
            ("d_haus", 0, hardness / 4),
            ("d_iso", 1, hardness / 2),
            ("d_iso", 2, 2 * hardness),
            ("d_haus", 3, numbers.ClassRadius),
            ("d_haus", 4, numbers.TotalRadius),
        ];
        double most = Math.Max(marks.Max(m => m.Value), Distances.Max(d => numbers.Distance(d).Upper));
        Sheet sheet = new(Style.TwoColumns);
        Panel panel = sheet.Row(96, 0, (new Axis(-0.02 * most, 1.06 * most, "distance"), Axis.Steps(Distances, null), null))[0];
        foreach ((int k, string distance) in Distances.Index())
        {
            (double lower, double upper, bool closed, string lowerFrom, string upperFrom) = numbers.Distance(distance);
            string tip =
                $"{distance}: at least {Html.Lower(lower)} ({lowerFrom}), at most {Html.Upper(upper)} ({upperFrom}), {(closed ? "closed" : "open")}";
            double wide = Math.Max(upper - lower, 0.004 * most);
            panel.Add(
                new SegmentMarks(
                    [(panel.At(((lower + upper) / 2) - (wide / 2), k), panel.At(((lower + upper) / 2) + (wide / 2), k))],
                    new Look(Palette.Blue) { Line = 14 }
                )
                {
                    Tips = [(panel.At((lower + upper) / 2, k), tip)],
                }
            );
        }
        foreach ((string distance, int what, double value) in marks)
        {
            panel.Points(
                [(value, Array.IndexOf(Distances, distance) - 0.32)],
                Palette.Category(what, 8),
                [$"{Marks[what]}: {Html.Number(value)}"]
            );
        }
        sheet.Legend("", [.. Marks.Select((m, k) => (m, Palette.Category(k)))]);
        const string name = "embedding-brackets";
        return new PageFigure
        {
            Name = name,
            Title = "How far is it from separation?",
            Reading =
                "The thick bars hold the true distances for certain; where a bar is a short tick, the distance is known to one part in a thousand. The marks show what "
                + "collapse would cost and what simple theory says.",
            Caption = string.Join(
                " ",
                Distances
                    .Reverse()
                    .Select(d =>
                    {
                        (double lower, double upper, bool closed, string lowerFrom, string upperFrom) = numbers.Distance(d);
                        return $"{d}: {Html.Between(lower, upper)} ({(closed ? "closed" : "open")}; lower end: {lowerFrom}; upper end: {upperFrom}).";
                    })
            ),
            Svg = Output.Svg(sheet, name, "The distances to separation with their bounds").Trim(),
            Tables =
            [
                (
                    "brackets",
                    [
                        .. from d in Distances.Reverse()
                        let bracket = numbers.Distance(d)
                        select Row(
                            new
                            {
                                distance = d,
                                lower = bracket.Lower,
                                upper = bracket.Upper,
                                closed = bracket.Closed,
                            }
                        ),
                    ]
                ),
                (
                    "marks",
                    [
                        .. marks.Select(m =>
                            Row(
                                new
                                {
                                    distance = m.Distance,
                                    what = Marks[m.What],
                                    value = m.Value,
                                }
                            )
                        ),
                    ]
                ),
            ],
            DataFile = numbers.Measurement.Name,
        };
    }

    private static JsonNode? Row<T>(T row) => JsonSerializer.SerializeToNode(row);
}
