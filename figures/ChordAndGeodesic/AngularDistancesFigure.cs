using System.Text.Json.Nodes;
using IsoTriplet.Figures.Vega;

namespace IsoTriplet.Figures.ChordAndGeodesic;

/// <summary>[GEO]: lengths and angles of the gradients of chord, squared chord and geodesic.</summary>
public static class AngularDistancesFigure
{
    private const double Panel = 177;
    private static readonly string[] Distances = ["chord", "squared chord", "geodesic"];
    private static readonly string[] Pairs = ["chord and squared chord", "chord and geodesic", "squared chord and geodesic"];

    /// <summary>The figure.</summary>
    public static Figure Figure { get; } =
        new()
        {
            Name = "geo-lengths-and-angles",
            Title = "Chord, squared chord and geodesic: lengths and angles of their gradients",
            Source = "[GEO]",
            ResultFile = "geo-lengths-and-angles.json",
            Spec = Spec,
            Caption = Caption,
        };

    private static JsonObject Spec(ResultFile result) =>
        Sheet.Free(
            result,
            ["profiles", "anchor_angles"],
            Json.Object(
                    (
                        "hconcat",
                        Json.Array(
                            Curves("profiles", "t", "angle t", "value", "D(t)", "distance", Distances),
                            Curves("profiles", "t", "angle t", "slope", "gradient length dD/dt", "distance", Distances),
                            Curves("anchor_angles", "t_an", "angle of a and q", "angle", "angle of gradients at a", "pair", Pairs)
                        )
                    ),
                    ("spacing", 14)
                )
                .Independent("color", "strokeDash")
        );

    private static JsonObject Curves(
        string dataset,
        string x,
        string xTitle,
        string y,
        string yTitle,
        string category,
        string[] categories
    ) =>
        Layer
            .Of(
                dataset,
                Mark.Of("line", ("strokeWidth", 1.6)),
                ("x", Channel.Angle(x, xTitle)),
                ("y", Channel.Number(y, yTitle)),
                (
                    "color",
                    Channel
                        .Colour(category, categories, "")
                        .With(("legend", Json.Object(("title", null), ("columns", 1), ("symbolType", "stroke"))))
                ),
                (
                    "strokeDash",
                    Json.Object(
                        ("field", category),
                        ("type", "nominal"),
                        (
                            "scale",
                            Json.Object(
                                ("domain", new JsonArray([.. categories.Select(c => (JsonNode)c)])),
                                ("range", Json.Array(Json.Array(1, 0), Json.Array(5, 2), Json.Array(2, 2)))
                            )
                        ),
                        ("title", null)
                    )
                ),
                ("tooltip", Channel.Tooltip(($"{category}#", category), (x, xTitle), (y, yTitle)))
            )
            .With(("width", Panel), ("height", 140));

    private static string Caption(ResultFile result) =>
        "Left: the three distances of unit vectors at angle t; all increase, so they rank alike. Middle: their slopes cos(t/2), 2 sin t and 1, the lengths of the gradients along the sphere. "
        + $"Right: the angle between the anchor's gradients under two of them, for t_ap = π/4, γ = {result.Number("gamma")} and an active loss; they agree where t_an = t_ap. "
        + $"At most {Numbers.Upper(result.Number("largest_anchor_angle"))} radians on the grid drawn. 2/π ≤ chord/geodesic ≤ 1.";
}
