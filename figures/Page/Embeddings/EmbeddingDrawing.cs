namespace IsoTriplet.Figures.Page.Embeddings;

/// <summary>The drawing of an embedding next to its hardest triples: sliders move the points to the nearest separated embedding and pick a triple in both views.</summary>
public static class EmbeddingDrawing
{
    public const string Name = "embedding-drawing";

    private const string ToHaus = "least movement (d_haus)";
    private const string ToIso = "least change of distances (d_iso)";
    private const int LargestWithNames = 30;
    private const double Size = 430;

    public static PageFigure Make(ResultFile f, EmbeddingNumbers numbers)
    {
        JsonArray points = f.Root["points"]!.AsArray();
        JsonArray triples = f.Root["triples"]!.AsArray();
        JsonObject plane = f.Root["plane"]!.AsObject();
        string kind = plane["kind"]!.GetValue<string>();
        double[] ranks = [.. triples.Select(t => t!["rank"]!.GetValue<double>())];
        List<PageControl> controls =
        [
            PageControl.Slider("move", "Move", "0: your embedding; 1: the nearest separated embedding found", 0, 1, 20, 0),
            PageControl.List("target", "Nearest in the sense of", "which of the two distances to separation is drawn", [ToHaus, ToIso]),
        ];
        if (ranks.Length > 0)
        {
            controls.Add(PageControl.Steps("rank", "Triple", "1 is the hardest; also by a click on the right", ranks, 0));
        }
        return new PageFigure
        {
            Name = Name,
            Kind = "embedding",
            Title = "Where the points are, and where they would have to go",
            Reading =
                "Every mark is a point, its colour and shape are its class. Grey lines lead to its place (grey dot) in the nearest separated embedding that was found; the first slider "
                + "takes it there. The picked triple is drawn in: solid to the positive, dashed to the negative; it fails while the solid line is longer.",
            Caption = Caption(points.Count, numbers, plane),
            DataFile = f.Name,
            Controls = controls,
            Data = new JsonObject { ["points"] = points.DeepClone(), ["triples"] = triples.DeepClone() },
            Options = new JsonObject
            {
                ["kind"] = kind,
                ["names"] = points.Count <= LargestWithNames,
                ["classes"] = new JsonArray([
                    .. points.Select(p => p!["class"]!.GetValue<string>()).Distinct(StringComparer.Ordinal).Select(c => (JsonNode)c),
                ]),
                ["frame"] = Frame(points, kind),
            },
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
        return $"{where}{some} The farthest move is {Html.Upper(upper)}; none below {Html.Lower(lower)} can do.";
    }

    /// <summary>Equal units on both axes, and room for all places before and after.</summary>
    private static JsonObject Frame(JsonArray points, string kind)
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
        bool components = kind == "principal-components";
        return new JsonObject
        {
            ["low_x"] = lowX,
            ["high_x"] = highX,
            ["low_y"] = middle - (height / 2),
            ["high_y"] = middle + (height / 2),
            ["width"] = Size,
            ["height"] = Math.Round(Size * height / width, 2),
            ["title_x"] = components ? "first principal component" : "x₁",
            ["title_y"] = components ? "second principal component" : "x₂",
        };
    }

    private static (double Low, double High) Ends(JsonArray points, string axis)
    {
        double[] values = [.. points.SelectMany(p => new[] { axis, $"haus_{axis}", $"iso_{axis}" }.Select(f => p![f]!.GetValue<double>()))];
        (double low, double high) = (values.Min(), values.Max());
        double room = high > low ? 0.06 * (high - low) : 1;
        return (low - room, high + room);
    }
}
