using System.Text.Json.Nodes;
using IsoTriplet.Figures.Vega;

namespace IsoTriplet.Figures.ExtremeTripletLearning;

/// <summary>[ETL] Figure 1: the triplet scatter diagram, with the regions that mining strategies draw from.</summary>
public static class ScatterDiagramFigure
{
    private const double Panel = 128;
    private static readonly string[] Regions = ["easy", "hard"];

    /// <summary>The figure.</summary>
    public static Figure Figure { get; } =
        new()
        {
            Name = "etl-1-scatter-diagram",
            Title = "The triplet scatter diagram",
            Source = "[ETL] Fig. 1",
            ResultFile = "etl-1-scatter-diagram.json",
            Spec = Spec,
            Caption = Caption,
        };

    private static JsonObject Spec(ResultFile result) =>
        Sheet.Free(
            result,
            ["triples"],
            Json.Object(
                (
                    "vconcat",
                    Json.Array(
                        Row(
                            Diagram("easy-easy", "EPEN", left: true, bottom: false),
                            Diagram("easy-semi-hard", "EPSHN", left: false, bottom: false)
                        ),
                        Row(
                            Diagram("easy-hard", "EPHN", left: true, bottom: true),
                            Diagram("hard-hard", "HPHN (batch hard)", left: false, bottom: true)
                        )
                    )
                ),
                ("spacing", 8)
            )
        );

    private static JsonObject Row(JsonObject left, JsonObject right) =>
        Json.Object(("hconcat", Json.Array(left, right)), ("spacing", 14), ("bounds", "flush"));

    private static JsonObject Diagram(string mining, string title, bool left, bool bottom)
    {
        JsonObject x = Axis("s_ap", "Sₐₚ", bottom);
        JsonObject y = Axis("s_an", "Sₐₙ", left);
        JsonArray tooltip = Channel.Tooltip(
            ("mining#", "mining"),
            ("anchor", "a"),
            ("positive", "p"),
            ("negative", "q"),
            ("s_ap", "Sₐₚ"),
            ("s_an", "Sₐₙ")
        );
        JsonObject diagonal = Layer
            .Of(
                null,
                Mark.Of("rule", ("color", Palette.Ink), ("strokeWidth", 0.8)),
                ("x", Channel.At(0)),
                ("x2", Channel.At(1)),
                ("y", Channel.At(0)),
                ("y2", Channel.At(1))
            )
            .With(("data", Layer.OneRow()));
        JsonObject points = Layer
            .Of(
                "triples",
                Mark.Point(13, ("opacity", 0.65)),
                ("x", x),
                ("y", y),
                ("color", Channel.Colour("region", Regions)),
                ("shape", Channel.Shape("region", Regions)),
                ("tooltip", tooltip)
            )
            .Where($"datum.mining == '{mining}'");
        return Layer
            .Stack(
                diagonal,
                points,
                Layer.Note("hard", Channel.At(0), Channel.At(0.98), ("align", "left"), ("color", Palette.Vermilion)),
                Layer.Note("easy", Channel.At(1), Channel.At(0.01), ("align", "right"), ("color", Palette.Blue))
            )
            .With(("width", Panel), ("height", Panel), ("title", title));
    }

    private static JsonObject Axis(string field, string title, bool labels) =>
        Channel
            .Number(field, title, (-0.04, 1.04), Json.Object(("values", Json.Array(0, 0.5, 1)), ("labels", labels), ("ticks", labels)))
            .With(("title", labels ? title : null));

    private static string Caption(ResultFile result)
    {
        IEnumerable<string> shares =
            from share in result.Rows("shares").Select(r => new ResultFile(result.Name, r!.AsObject()))
            select $"{share.Text("mining")} {share.Number("hard"):P0}";
        return $"One point a mined triple: the cosine of anchor and positive against that of anchor and negative ({result.Text("data")}). Above the diagonal the negative is "
            + "the more similar one: a hard triple. Mining draws from regions: an easy positive lies to the right, a hard one to the left; a hard negative high, an easy one low, a semi-hard "
            + $"one just below the diagonal where there is one. Share of hard triples: {string.Join(", ", shares)}.";
    }
}
