using System.Globalization;
using System.Text.Json.Nodes;
using IsoTriplet.Figures.Vega;

namespace IsoTriplet.Figures.Page.Embeddings;

/// <summary>The drawing of an embedding next to its hardest triples: sliders move the points to the nearest separated embedding and pick a triple in both views.</summary>
public static class EmbeddingDrawing
{
    /// <summary>The name of the figure.</summary>
    public const string Name = "embedding-drawing";

    private const string ToHaus = "least movement (d_haus)";
    private const string ToIso = "least change of distances (d_iso)";
    private const int LargestWithNames = 30;

    private static readonly string[] Ends = ["from", "to"];
    private static readonly string[] Axes = ["x", "y"];

    /// <summary>Makes the figure.</summary>
    /// <param name="root">The embedding's result file.</param>
    /// <param name="numbers">Its numbers.</param>
    /// <param name="file">The file's name.</param>
    /// <returns>The figure.</returns>
    public static PageFigure Make(JsonObject root, EmbeddingNumbers numbers, string file)
    {
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(numbers);
        JsonArray points = root["points"]!.AsArray();
        JsonArray triples = root["triples"]!.AsArray();
        JsonObject plane = root["plane"]!.AsObject();
        double[] ranks = [.. triples.Select(t => t!["rank"]!.GetValue<double>())];
        List<PageControl> controls =
        [
            PageControl.Slider("move", "Move", "0: your embedding; 1: the nearest separated embedding found", 0, 1, 20, 0),
            PageControl.List("target", "Nearest in the sense of", "which of the two distances to separation is drawn", [ToHaus, ToIso]),
        ];
        if (ranks.Length > 0)
        {
            controls.Add(PageControl.Steps("rank", "Triple", "1 is the hardest; also by a click on the right", ranks, 0, "rank"));
        }
        return new PageFigure
        {
            Name = Name,
            Title = "Where the points are, and where they would have to go",
            Reading =
                "Every mark is a point, its colour and shape are its class. Grey lines lead to its place (grey dot) in the nearest separated embedding that was found; the first slider "
                + "takes it there. The picked triple is drawn in: solid to the positive, dashed to the negative; it fails while the solid line is longer.",
            Caption = Caption(points.Count, numbers, plane),
            DataFile = file,
            Controls = controls,
            Spec = PageTheme.Sheet(
                Json.Object(("points", points), ("triples", triples)),
                View(points, triples, plane["kind"]!.GetValue<string>(), ranks.Length > 0)
            ),
        };
    }

    private static string Caption(int drawn, EmbeddingNumbers numbers, JsonObject plane)
    {
        string kept = (100 * plane["kept"]!.GetValue<double>()).ToString("0.#", CultureInfo.InvariantCulture);
        string where = plane["kind"]!.GetValue<string>() switch
        {
            "line" => "One dimension: classes are drawn at different heights.",
            "plane" => "Two dimensions: nothing is lost in the drawing.",
            _ =>
                $"{numbers.Dimension} dimensions, drawn in the plane of the two largest principal components, which shows {kept} % of the variance: points that look near need not be.",
        };
        string some = drawn < numbers.Points ? $" {drawn} of {numbers.Points} points are drawn." : "";
        (double lower, double upper, _, _, _) = numbers.Distance("d_haus");
        return $"{where}{some} The farthest move is {Html.Number(upper)}; none below {Html.Number(lower)} can do.";
    }

    private static JsonObject View(JsonArray points, JsonArray triples, string kind, bool any)
    {
        JsonArray parameters = Json.Array(
            Json.Object(("name", "move"), ("value", 0)),
            Json.Object(("name", "target"), ("value", ToHaus)),
            Json.Object(("name", "rank"), ("value", 1))
        );
        JsonObject drawing = Drawing(points, kind, any);
        return any
            ? Json.Object(
                ("params", parameters),
                ("columns", 2),
                ("spacing", 30),
                ("concat", Json.Array(drawing, Triples(triples.Count))),
                ("resolve", Json.Object(("scale", Json.Object(("color", "independent"), ("shape", "independent")))))
            )
            : drawing.With(("params", parameters));
    }

    private static JsonObject Drawing(JsonArray points, string kind, bool any)
    {
        Frame frame = Frame.Of(points, kind);
        string[] classes = [.. points.Select(p => p!["class"]!.GetValue<string>()).Distinct(StringComparer.Ordinal)];
        JsonObject x = Channel.Number("at_x", frame.TitleX, frame.X);
        JsonObject y = kind == "line" ? Lanes() : Channel.Number("at_y", frame.TitleY, frame.Y);
        List<JsonObject> layers =
        [
            Layer.Of(
                null,
                Mark.Of("rule", ("color", "#b5b5b5"), ("style", PageTheme.Silent)),
                ("x", x),
                ("y", y),
                ("x2", Channel.End("end_x")),
                ("y2", Channel.End("end_y"))
            ),
            Layer.Of(
                null,
                Mark.Point(points.Count > 300 ? 6 : 24, ("color", "#8a8a8a"), ("style", PageTheme.Silent)),
                ("x", x.With(("field", "end_x"))),
                ("y", y.With(("field", kind == "line" ? "class" : "end_y")))
            ),
            Layer.Of(
                null,
                Mark.Point(points.Count > 300 ? 28 : 80, ("opacity", points.Count > 300 ? 0.75 : 1)),
                ("x", x),
                ("y", y),
                ("color", Classes(Channel.Colour("class", classes, "class"), classes)),
                ("shape", Shapes(classes)),
                ("tooltip", Channel.Tooltip(("row#", "row"), ("class#", "class"), ("moved", "moves by"), ("x", "x"), ("y", "y")))
            ),
        ];
        if (points.Count <= LargestWithNames)
        {
            layers.Add(
                Layer.Of(
                    null,
                    Mark.Of("text", ("dx", 9), ("dy", -7), ("style", PageTheme.Silent)),
                    ("x", x),
                    ("y", y),
                    ("text", Json.Object(("field", "row"), ("type", "nominal")))
                )
            );
        }
        if (any)
        {
            layers.Add(Side("positive", null, x, y, kind));
            layers.Add(Side("negative", Json.Array(5, 4), x, y, kind));
        }
        return Layer
            .Stack([.. layers])
            .With(
                ("data", Layer.Data("points")),
                ("transform", Moves(kind)),
                ("width", frame.Width),
                ("height", kind == "line" ? 60 + (30 * classes.Length) : frame.Height),
                ("name", "drawing")
            );
        JsonObject Lanes() => Json.Object(("field", "class"), ("type", "nominal"), ("title", "class"));
    }

    private static JsonArray Moves(string kind)
    {
        string end(string axis) => $"target == '{ToHaus}' ? datum.haus_{axis} : datum.iso_{axis}";
        (string Field, string Expression)[] steps =
        [
            ("end_x", end("x")),
            ("end_y", kind == "line" ? "datum.class" : end("y")),
            ("moved", $"target == '{ToHaus}' ? datum.haus_moved : datum.iso_moved"),
            ("at_x", "(1 - move) * datum.x + move * datum.end_x"),
            ("at_y", kind == "line" ? "datum.class" : "(1 - move) * datum.y + move * datum.end_y"),
        ];
        return [.. steps.Select(s => Json.Object(("calculate", s.Expression), ("as", s.Field)))];
    }

    /// <summary>One side of the picked triple, from the anchor to its positive or negative, wherever the points stand now.</summary>
    private static JsonObject Side(string end, JsonArray? dash, JsonObject x, JsonObject y, string kind)
    {
        JsonArray transform = Json.Array(Json.Object(("filter", "datum.rank == rank")), Look("anchor", "from"), Look(end, "to"));
        foreach (string at in Ends)
        {
            foreach (string axis in Axes)
            {
                string moved =
                    kind == "line" && axis == "y"
                        ? $"datum.{at}_class"
                        : $"(1 - move) * datum.{at}_{axis} + move * (target == '{ToHaus}' ? datum.{at}_haus_{axis} : datum.{at}_iso_{axis})";
                transform.Add(Json.Object(("calculate", moved), ("as", at == "from" ? $"at_{axis}" : $"other_{axis}")));
            }
        }
        JsonObject rule = Mark.Of("rule", ("color", Palette.Ink), ("strokeWidth", 2), ("style", PageTheme.Silent));
        return Layer
            .Of(
                "triples",
                dash is null ? rule : rule.With(("strokeDash", dash)),
                ("x", x),
                ("y", y),
                ("x2", Channel.End("other_x")),
                ("y2", Channel.End("other_y"))
            )
            .With(("transform", transform));
    }

    private static JsonObject Look(string row, string prefix)
    {
        string[] fields = ["x", "y", "haus_x", "haus_y", "iso_x", "iso_y", "class"];
        return Json.Object(
            ("lookup", row),
            (
                "from",
                Json.Object(("data", Layer.Data("points")), ("key", "row"), ("fields", new JsonArray([.. fields.Select(f => (JsonNode)f)])))
            ),
            ("as", new JsonArray([.. fields.Select(f => (JsonNode)$"{prefix}_{f}")]))
        );
    }

    private static JsonObject Triples(int count)
    {
        JsonObject y = Channel.Step("rank", "triple, the hardest first");
        JsonObject x(string field) => Channel.Number(field, "distance from the anchor");
        JsonArray tooltip = Channel.Tooltip(
            ("rank", "triple"),
            ("anchor", "anchor: row"),
            ("positive", "positive: row"),
            ("negative", "negative: row"),
            ("d_ap", "to the positive, D_ap"),
            ("d_aq", "to the negative, D_aq"),
            ("gap", "fails by")
        );
        return Layer
            .Stack(
                Layer.Of(
                    null,
                    Mark.Of("rule", ("strokeWidth", 3), ("color", "#b5b5b5")),
                    ("y", y),
                    ("x", x("d_ap")),
                    ("x2", Channel.End("d_aq")),
                    ("tooltip", tooltip)
                ),
                Layer
                    .Of(
                        null,
                        Mark.Of("rule", ("strokeWidth", 5), ("color", Palette.Orange)),
                        ("y", y),
                        ("x", x("d_ap")),
                        ("x2", Channel.End("d_aq"))
                    )
                    .Where("datum.rank == rank"),
                Layer.Of(
                    null,
                    Mark.Point(90, ("color", Palette.Ink), ("shape", "square"), ("cursor", "pointer")),
                    ("y", y),
                    ("x", x("d_ap")),
                    ("tooltip", tooltip)
                ),
                Layer.Of(
                    null,
                    Mark.Point(90, ("fill", "white"), ("stroke", Palette.Ink), ("strokeWidth", 2), ("cursor", "pointer")),
                    ("y", y),
                    ("x", x("d_aq")),
                    ("tooltip", tooltip)
                )
            )
            .With(
                ("data", Layer.Data("triples")),
                (
                    "title",
                    Json.Object(
                        ("text", Json.Array("■ to the positive (same class)", "○ to the negative (other class)")),
                        ("anchor", "start")
                    )
                ),
                ("width", 320),
                ("height", 40 + (24 * count)),
                ("name", "triples")
            );
    }

    private static JsonObject Classes(JsonObject colour, string[] classes) =>
        classes.Length > 40 ? colour.With(("legend", null)) : colour.With(("legend", Json.Object(("columns", classes.Length > 8 ? 8 : 4))));

    // The second round of colours takes the next shape, so that up to 49 classes look different.
    private static JsonObject Shapes(string[] classes)
    {
        JsonObject shape = Channel.Shape("class", classes, classes.Length > 40 ? null : "class");
        int colours = Palette.Categories.Count;
        if (classes.Length > colours)
        {
            shape["scale"]!["range"] = new JsonArray([
                .. classes.Select((_, k) => (JsonNode)Palette.Shapes[((k % colours) + (k / colours)) % Palette.Shapes.Count]),
            ]);
        }
        return shape.With(("legend", classes.Length > 40 ? null : Json.Object(("columns", classes.Length > 8 ? 8 : 4))));
    }

    /// <summary>Equal units on both axes, and room for all places before and after.</summary>
    private sealed record Frame(
        (double Low, double High) X,
        (double Low, double High) Y,
        double Width,
        double Height,
        string TitleX,
        string TitleY
    )
    {
        private const double Size = 430;

        public static Frame Of(JsonArray points, string kind)
        {
            (double lowX, double highX) = Ends(points, "x");
            (double lowY, double highY) = Ends(points, "y");
            double width = highX - lowX;
            double height = Math.Clamp(highY - lowY, 0.45 * width, 1.1 * width);
            double middle = (lowY + highY) / 2;
            double scale = (highY - lowY) / height;
            if (scale > 1)
            {
                width *= scale;
                height = highY - lowY;
                (lowX, highX) = (((lowX + highX) / 2) - (width / 2), ((lowX + highX) / 2) + (width / 2));
            }
            (string x, string y) =
                kind == "principal-components" ? ("first principal component", "second principal component") : ("x₁", "x₂");
            return new Frame((lowX, highX), (middle - (height / 2), middle + (height / 2)), Size, Size * height / width, x, y);
        }

        private static (double Low, double High) Ends(JsonArray points, string axis)
        {
            double[] values =
            [
                .. points.SelectMany(p => new[] { axis, $"haus_{axis}", $"iso_{axis}" }.Select(f => p![f]!.GetValue<double>())),
            ];
            (double low, double high) = (values.Min(), values.Max());
            double room = high > low ? 0.06 * (high - low) : 1;
            return (low - room, high + room);
        }
    }
}
