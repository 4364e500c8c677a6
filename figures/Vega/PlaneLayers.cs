using System.Text.Json.Nodes;

namespace IsoTriplet.Figures.Vega;

/// <summary>Layers that planes of embeddings share.</summary>
public static class PlaneLayers
{
    /// <summary>Labelled points: colour and shape by class.</summary>
    /// <param name="plane">The plane.</param>
    /// <param name="dataset">Rows with x, y, class.</param>
    /// <param name="classes">The classes in order.</param>
    /// <param name="tooltip">The tooltip.</param>
    /// <param name="size">Area in square pixels.</param>
    /// <returns>The layer.</returns>
    public static JsonObject Points(Plane plane, string dataset, string[] classes, JsonArray tooltip, double size = 46)
    {
        ArgumentNullException.ThrowIfNull(plane);
        return Layer.Of(
            dataset,
            Mark.Point(size),
            ("x", plane.X()),
            ("y", plane.Y()),
            ("color", Channel.Colour("class", classes)),
            ("shape", Channel.Shape("class", classes)),
            ("tooltip", tooltip)
        );
    }

    /// <summary>The names of rows where the result file places them.</summary>
    /// <param name="plane">The plane.</param>
    /// <param name="dataset">Rows with name, name_x, name_y.</param>
    /// <returns>The layer.</returns>
    public static JsonObject Names(Plane plane, string dataset)
    {
        ArgumentNullException.ThrowIfNull(plane);
        return Layer.Of(
            dataset,
            Mark.Of("text", ("fontSize", Theme.Normal)),
            ("x", plane.X("name_x")),
            ("y", plane.Y("name_y")),
            ("text", Json.Object(("field", "name"), ("type", "nominal")))
        );
    }

    /// <summary>Segments from (x, y) to (x2, y2).</summary>
    /// <param name="plane">The plane.</param>
    /// <param name="dataset">The rows.</param>
    /// <param name="colour">Their colour.</param>
    /// <param name="width">Pixels.</param>
    /// <param name="tooltip">The tooltip; null: none.</param>
    /// <param name="dash">Vega's dash pattern; null: solid.</param>
    /// <returns>The layer.</returns>
    public static JsonObject Segments(
        Plane plane,
        string dataset,
        string colour,
        double width,
        JsonArray? tooltip = null,
        JsonArray? dash = null
    )
    {
        ArgumentNullException.ThrowIfNull(plane);
        JsonObject mark = Mark.Of("rule", ("strokeWidth", width), ("color", colour));
        return Layer
            .Of(
                dataset,
                dash is null ? mark : mark.With(("strokeDash", dash)),
                ("x", plane.X()),
                ("y", plane.Y()),
                ("x2", Channel.End("x2")),
                ("y2", Channel.End("y2"))
            )
            .And("tooltip", tooltip);
    }

    /// <summary>A curve from rows with part, order, x, y.</summary>
    /// <param name="plane">The plane.</param>
    /// <param name="dataset">The rows.</param>
    /// <param name="colour">Its colour.</param>
    /// <param name="width">Pixels.</param>
    /// <returns>The layer.</returns>
    public static JsonObject Curve(Plane plane, string dataset, string colour, double width)
    {
        ArgumentNullException.ThrowIfNull(plane);
        return Layer.Of(
            dataset,
            Mark.Of("line", ("strokeWidth", width), ("color", colour), ("strokeCap", "round")),
            ("x", plane.X()),
            ("y", plane.Y()),
            ("order", Json.Object(("field", "order"), ("type", "quantitative"))),
            ("detail", Json.Object(("field", "part"), ("type", "nominal")))
        );
    }

    /// <summary>Discs from rows with x, y, radius.</summary>
    /// <param name="plane">The plane.</param>
    /// <param name="dataset">The rows.</param>
    /// <param name="least">The smallest radius drawn, in pixels.</param>
    /// <param name="mark">Properties of the mark.</param>
    /// <returns>The layer.</returns>
    public static JsonObject Discs(Plane plane, string dataset, double least, params ReadOnlySpan<(string Name, JsonNode? Value)> mark)
    {
        ArgumentNullException.ThrowIfNull(plane);
        return Layer
            .Of(
                dataset,
                Mark.Of("point", ("shape", "circle"), ("opacity", 1), ("clip", true)).With(mark),
                ("x", plane.X()),
                ("y", plane.Y()),
                ("size", Json.Object(("field", "pixels"), ("type", "quantitative"), ("scale", null), ("legend", null)))
            )
            // Vega's size of a circle is the square of its diameter in pixels.
            .Calculate("pixels", $"pow(2 * max({least}, datum.radius * {plane.PixelsPerUnit}), 2)");
    }
}
