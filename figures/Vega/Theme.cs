using System.Text.Json.Nodes;

namespace IsoTriplet.Figures.Vega;

/// <summary>How all figures look: one font, sizes that are read at the width of a paper's column.</summary>
public static class Theme
{
    /// <summary>The font; the renderer has it from a file.</summary>
    public const string Font = "DejaVu Sans";

    /// <summary>The width of a column of a paper in CSS pixels: 85 mm.</summary>
    public const double Column = 320;

    /// <summary>The width of two columns: 178 mm.</summary>
    public const double TwoColumns = 672;

    /// <summary>Size of labels in pixels: 6.5 points.</summary>
    public const double Small = 8.7;

    /// <summary>Size of axis titles in pixels: 7.2 points.</summary>
    public const double Normal = 9.6;

    /// <summary>Vega-Lite's config.</summary>
    /// <returns>A new object.</returns>
    public static JsonObject Config() =>
        Json.Object(
            ("font", Font),
            ("background", "white"),
            ("mark", Json.Object(("color", Palette.Blue))),
            ("view", Json.Object(("stroke", "#bbbbbb"))),
            (
                "axis",
                Text("label", Small)
                    .With(
                        ("titleFontSize", Normal),
                        ("titleFontWeight", "normal"),
                        ("titleColor", Palette.Ink),
                        ("titlePadding", 4),
                        ("labelPadding", 2),
                        ("tickSize", 3),
                        ("grid", false),
                        ("gridColor", Palette.Light),
                        ("domainColor", "#777777"),
                        ("tickColor", "#777777")
                    )
            ),
            (
                "legend",
                Text("label", Small)
                    .With(
                        ("titleFontSize", Small),
                        ("titleFontWeight", "normal"),
                        ("titleColor", Palette.Ink),
                        ("orient", "bottom"),
                        ("symbolSize", 40),
                        ("offset", 6),
                        ("padding", 0),
                        ("rowPadding", 1),
                        ("columnPadding", 8),
                        ("titlePadding", 3),
                        ("labelLimit", 0),
                        ("titleLimit", 0)
                    )
            ),
            ("header", Text("label", Small).With(("title", null), ("titleFontWeight", "normal"), ("labelPadding", 3))),
            (
                "title",
                Json.Object(
                    ("fontSize", Normal),
                    ("fontWeight", "normal"),
                    ("color", Palette.Ink),
                    ("anchor", "middle"),
                    ("offset", 4),
                    ("limit", 0)
                )
            ),
            ("text", Json.Object(("fontSize", Small), ("color", Palette.Ink))),
            ("range", Json.Object(("category", Colours()), ("symbol", Shapes())))
        );

    private static JsonArray Colours() => [.. Palette.Categories.Select(c => (JsonNode)c)];

    private static JsonArray Shapes() => [.. Palette.Shapes.Select(c => (JsonNode)c)];

    private static JsonObject Text(string part, double size) =>
        Json.Object(($"{part}FontSize", size), ($"{part}Color", Palette.Ink), ($"{part}FontWeight", "normal"));
}
