using System.Text.Json.Nodes;

namespace IsoTriplet.Figures.Vega;

/// <summary>Marks.</summary>
public static class Mark
{
    /// <summary>A mark by Vega-Lite's name.</summary>
    /// <param name="type">point, line, rule, rect, text, area, ...</param>
    /// <param name="options">Its properties.</param>
    /// <returns>The mark.</returns>
    public static JsonObject Of(string type, params ReadOnlySpan<(string Name, JsonNode? Value)> options) =>
        Json.Object(("type", type)).With(options);

    /// <summary>Filled points.</summary>
    /// <param name="size">Area in square pixels.</param>
    /// <param name="options">More properties.</param>
    /// <returns>The mark.</returns>
    public static JsonObject Point(double size, params ReadOnlySpan<(string Name, JsonNode? Value)> options) =>
        Json.Object(("type", "point"), ("filled", true), ("opacity", 1), ("size", size)).With(options);

    /// <summary>A cell of a heat map: stroked in its own colour, or hairlines show between neighbours.</summary>
    /// <returns>The mark.</returns>
    public static JsonObject Cell() => Json.Object(("type", "rect"), ("strokeWidth", 0.6));
}
