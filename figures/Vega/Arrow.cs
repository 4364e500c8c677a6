using System.Text.Json.Nodes;

namespace IsoTriplet.Figures.Vega;

/// <summary>Arrows: a shaft as a rule, and a head as a turned shape, because Vega-Lite has no arrows of its own.</summary>
public static class Arrow
{
    // A head whose tip is the arrow's end: up is angle 0.
    private const double Notch = 0.78;
    private const string Head = "M0,0L-0.36,0.95L0,0.78L0.36,0.95Z";

    /// <summary>Arrows from (x, y) to (x2, y2) of each row; rows of length 0 show no head.</summary>
    /// <param name="dataset">The rows; null: those of the enclosing view.</param>
    /// <param name="x">Channel x of the start; its field is named <paramref name="from"/>.X.</param>
    /// <param name="y">Channel y of the start.</param>
    /// <param name="from">The fields of the start.</param>
    /// <param name="to">The fields of the end.</param>
    /// <param name="pixels">Pixels a unit of x and of y, which fix the head's angle on paper.</param>
    /// <param name="look">Width of the shaft and area of the head in pixels.</param>
    /// <param name="colour">The colour, as a channel or as <c>{ "value": ... }</c>.</param>
    /// <param name="tooltip">The tooltip; null: none.</param>
    /// <returns>The shafts and the heads.</returns>
    public static JsonObject[] Layers(
        string? dataset,
        JsonObject x,
        JsonObject y,
        (string X, string Y) from,
        (string X, string Y) to,
        (double X, double Y) pixels,
        (double Shaft, double Head) look,
        JsonObject colour,
        JsonArray? tooltip = null
    )
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        string across = $"(datum.{to.X} - datum.{from.X}) * {pixels.X}";
        string up = $"(datum.{to.Y} - datum.{from.Y}) * {pixels.Y}";
        string length = $"sqrt(pow({across}, 2) + pow({up}, 2))";
        // The shaft ends inside the head, so that the tip is a tip.
        string rest = $"max(0, 1 - {Notch * Math.Sqrt(look.Head) / 2} / max({length}, 1e-9))";
        JsonObject shaft = Layer
            .Of(
                dataset,
                Mark.Of("rule", ("strokeWidth", look.Shaft)),
                ("x", x),
                ("y", y),
                ("x2", Channel.End("shaft_x")),
                ("y2", Channel.End("shaft_y")),
                ("color", colour)
            )
            .Calculate("shaft_x", $"datum.{from.X} + (datum.{to.X} - datum.{from.X}) * {rest}")
            .Calculate("shaft_y", $"datum.{from.Y} + (datum.{to.Y} - datum.{from.Y}) * {rest}");
        JsonObject head = Layer
            .Of(
                dataset,
                Mark.Point(look.Head, ("shape", Head), ("strokeWidth", 0)),
                ("x", x.With(("field", to.X))),
                ("y", y.With(("field", to.Y))),
                ("angle", Json.Object(("field", "arrow_angle"), ("type", "quantitative"), ("scale", null), ("legend", null))),
                ("color", colour)
            )
            .Where($"{length} > 1")
            .Calculate("arrow_angle", $"atan2({across}, {up}) * 180 / PI");
        return [shaft.And("tooltip", tooltip), head.And("tooltip", tooltip)];
    }
}
