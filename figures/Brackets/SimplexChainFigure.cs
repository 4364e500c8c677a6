using System.Text.Json.Nodes;
using IsoTriplet.Figures.Vega;

namespace IsoTriplet.Figures.Brackets;

/// <summary>The chain of simplices, which refutes [IAT] Theorem 3.</summary>
public static class SimplexChainFigure
{
    private static readonly string[] Spaces = ["E₁", "E₂"];

    /// <summary>The figure.</summary>
    public static Figure Figure { get; } =
        new()
        {
            Name = "simplex-chain",
            Title = "The chain of simplices",
            Source = "IsoTriplet, on [IAT] Theorem 3",
            ResultFile = "simplex-chain.json",
            Spec = Spec,
            Caption = Caption,
        };

    private static JsonObject Spec(ResultFile result)
    {
        Plane plane = Plane.Of(result, Theme.Column - 6);
        JsonObject x = Hidden(plane.X());
        JsonObject y = Hidden(plane.Y());
        JsonObject Lines(string dataset, JsonObject mark, JsonObject? colour) =>
            Layer
                .Of(dataset, mark, ("x", x), ("y", y), ("x2", Channel.End("x2")), ("y2", Channel.End("y2")))
                .And("color", colour)
                .And("tooltip", Channel.Tooltip(("length", "distance")));
        return Sheet.Free(
            result,
            ["corners", "edges", "neighbours", "names"],
            plane
                .Sized(
                    Layer.Stack(
                        Lines("neighbours", Mark.Of("rule", ("strokeWidth", 0.5), ("color", "#c4c4c4")), null),
                        Lines("edges", Mark.Of("rule", ("strokeWidth", 2)), Channel.Colour("space", Spaces, "simplices of edge ρ + h in")),
                        Layer.Of(
                            "corners",
                            Mark.Point(32),
                            ("x", x),
                            ("y", y),
                            ("color", Channel.Colour("space", Spaces, "simplices of edge ρ + h in")),
                            ("shape", Channel.Shape("space", Spaces, "simplices of edge ρ + h in")),
                            ("tooltip", Channel.Tooltip(("id", "point"), ("class", "class k"), ("space#", "plane")))
                        ),
                        Layer.Of(
                            "names",
                            Mark.Of("text"),
                            ("x", x.With(("field", "name_x"))),
                            ("y", y.With(("field", "name_y"))),
                            ("text", Json.Object(("field", "name"), ("type", "nominal")))
                        )
                    )
                )
                .With(("view", Json.Object(("stroke", null))))
        );
    }

    private static JsonObject Hidden(JsonObject channel) => channel.With(("axis", null));

    private static string Caption(ResultFile result) =>
        $"Five classes of three points in R^{result.Number("dimension")}, drawn in projection: equilateral triangles of edge ρ + h, in two orthogonal planes in turn along an axis "
        + "orthogonal to both; every distance between neighbouring classes (thin lines) is ρ − h. "
        + $"With h = {Numbers.Of(result.Number("excess"))} ρ the hardness is H = {Numbers.Of(result.Number("hardness"))} ρ, and every Triplet-Separated embedding in "
        + $"R^{result.Number("dimension")} has d_iso ≥ {Numbers.Lower(result.Number("ratio_lower"))} H ({result.Text("ratio_lower_from")}): the factor 2 of Theorem 3 is refuted with "
        + $"N = {result.Number("number_of_points")} points.";
}
