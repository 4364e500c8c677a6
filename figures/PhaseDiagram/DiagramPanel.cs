using System.Text.Json.Nodes;
using IsoTriplet.Figures.Vega;

namespace IsoTriplet.Figures.PhaseDiagram;

/// <summary>The plane of both phase diagrams: log N across, log n up, one square a cell, the same unit on both axes.</summary>
internal static class DiagramPanel
{
    private const double LowestPoints = 2.8284271247461903;
    private const double HighestPoints = 2600;
    private const double LowestDimension = 1.4142135623730951;
    private const double HighestDimension = 300;
    private const double Overlap = 0.6;

    internal static JsonObject X() => Axis("points", "N", (LowestPoints, HighestPoints), 4, 16, 64, 256, 1024);

    internal static JsonObject Y(string title) => Axis("dimension", title, (LowestDimension, HighestDimension), 2, 8, 32, 128);

    /// <summary>Squares on a scale from 0 to 1 that tile: one unit wide, and a hair more, so that no line shows between them.</summary>
    internal static JsonObject Squares(string dataset, string field, string title, double unit, JsonArray tooltip) =>
        Layer.Of(
            dataset,
            Mark.Point((unit + Overlap) * (unit + Overlap), ("shape", "square"), ("strokeWidth", 0)),
            ("x", X()),
            ("y", Y("n")),
            (
                "color",
                Json.Object(
                    ("field", field),
                    ("type", "quantitative"),
                    ("title", title),
                    ("scale", Json.Object(("scheme", Palette.Sequential), ("domain", Json.Array(0, 1)))),
                    ("legend", Json.Object(("gradientLength", 140), ("gradientThickness", 8), ("values", Json.Array(0, 0.5, 1))))
                )
            ),
            ("tooltip", tooltip)
        );

    /// <summary>Lines of the boundary at which collapse has probability 1/2.</summary>
    internal static JsonObject Boundary(string filter, string colour, double width, JsonArray? dash = null) =>
        Layer
            .Of(
                "boundary_points",
                Mark.Of("line", ("stroke", colour), ("strokeWidth", width), ("clip", true), ("strokeDash", dash ?? Json.Array(1, 0))),
                ("x", X()),
                ("y", Y("n")),
                ("order", Json.Object(("field", "dimension"), ("type", "quantitative"))),
                ("detail", Json.Object(("field", "overlap"), ("type", "nominal")))
            )
            .Where(filter);

    internal static JsonObject Sized(JsonObject view, string title, double unit) =>
        view.With(
            ("title", title),
            ("width", Math.Round(unit * Math.Log2(HighestPoints / LowestPoints), 2)),
            ("height", Math.Round(unit * Math.Log2(HighestDimension / LowestDimension), 2))
        );

    private static JsonObject Axis(string field, string title, (double Low, double High) domain, params ReadOnlySpan<double> ticks)
    {
        JsonArray values = [];
        foreach (double tick in ticks)
        {
            values.Add(tick);
        }
        return Channel
            .Number(field, title, domain)
            .With(
                ("scale", Json.Object(("type", "log"), ("base", 2), ("domain", Json.Array(domain.Low, domain.High)), ("nice", false))),
                ("axis", Json.Object(("values", values), ("format", "d"), ("grid", false)))
            );
    }
}
