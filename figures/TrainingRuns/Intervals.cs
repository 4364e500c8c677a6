using System.Text.Json.Nodes;
using IsoTriplet.Figures.Vega;

namespace IsoTriplet.Figures.TrainingRuns;

/// <summary>Means over seeds with their intervals, side by side over steps of an axis.</summary>
internal static class Intervals
{
    // The category as a text: the scales' domains are texts, also where the rows hold numbers.
    private const string Series = "series";

    /// <summary>A panel: over each step of x one point with its interval for each category.</summary>
    public static JsonObject Over(string dataset, string where, JsonObject x, Measure y, Categories by) =>
        Layer.Stack(
            Layer
                .Of(
                    dataset,
                    Mark.Of("rule", ("strokeWidth", 1.3)),
                    ("x", x),
                    ("xOffset", by.Offset()),
                    ("y", y.Channel("lower")),
                    ("y2", Channel.End($"{y.Field}.upper")),
                    ("color", by.Colour())
                )
                .Where(where)
                .Calculate(Series, $"'' + datum.{by.Field}"),
            Layer
                .Of(
                    dataset,
                    Mark.Point(26),
                    ("x", x),
                    ("xOffset", by.Offset()),
                    ("y", y.Channel(y.Middle)),
                    ("color", by.Colour()),
                    ("shape", by.Shape()),
                    ("tooltip", y.Tooltip(by))
                )
                .Where(where)
                .Calculate(Series, $"'' + datum.{by.Field}")
        );

    /// <summary>The layer with the category that the colours tell apart.</summary>
    public static JsonObject Named(JsonObject layer, Categories by) => layer.Calculate(Series, $"'' + datum.{by.Field}");

    /// <summary>What is measured: an object of the rows with its middle, lower and upper.</summary>
    /// <param name="Field">The object, such as recall_at_1.</param>
    /// <param name="Middle">Its middle: mean or share.</param>
    /// <param name="Title">The axis title; null: no axis labels, because the panel beside it has them.</param>
    /// <param name="Domain">The scale's ends; null: from the data.</param>
    internal sealed record Measure(string Field, string Middle, string? Title, (double Low, double High)? Domain)
    {
        public JsonObject Channel(string end) =>
            Vega
                .Channel.Number(
                    $"{Field}.{end}",
                    Title ?? "",
                    Domain,
                    Json.Object(("tickCount", 5), ("grid", true), ("labels", Title is not null))
                )
                .With(("title", Title));

        public JsonArray Tooltip(Categories by) =>
            Vega.Channel.Tooltip(
                ($"{Series}#", by.Title),
                ($"{Field}.{Middle}", Title ?? "mean"),
                ($"{Field}.lower", "95 % from"),
                ($"{Field}.upper", "to")
            );
    }

    /// <summary>What the colours tell apart.</summary>
    /// <param name="Field">The rows' field.</param>
    /// <param name="Names">Its values in order.</param>
    /// <param name="Title">The legend's title.</param>
    internal sealed record Categories(string Field, string[] Names, string Title)
    {
        public JsonObject Colour() => Channel.Colour(Series, Names, Title);

        public JsonObject Shape() => Channel.Shape(Series, Names, Title);

        public JsonObject Offset() =>
            Json.Object(
                ("field", Series),
                ("type", "nominal"),
                ("scale", Json.Object(("domain", new JsonArray([.. Names.Select(n => (JsonNode)n)]))))
            );
    }
}
