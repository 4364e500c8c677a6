using System.Text.Json.Nodes;
using IsoTriplet.Figures.Vega;

namespace IsoTriplet.Figures.IsometricApproximation;

/// <summary>[IAT] Figure 3: the nearest Triplet-Separated embedding in d_haus, with the largest displacements marked.</summary>
public static class HausdorffDistanceFigure
{
    /// <summary>The figure.</summary>
    public static Figure Figure { get; } =
        new()
        {
            Name = "iat-3-hausdorff-distance",
            Title = "The nearest Triplet-Separated embedding, by displacement",
            Source = "[IAT] Fig. 3",
            ResultFile = "iat-3-hausdorff-distance.json",
            Spec = Spec,
            Caption = Caption,
        };

    private static JsonObject Spec(ResultFile result)
    {
        Plane plane = Plane.Of(result);
        JsonArray tooltip = Channel.Tooltip(("id", "point"), ("class#", "class"), ("length", "displacement"), ("rank", "rank"));
        JsonObject colour = Channel.Colour("class", ["1", "2"]);
        JsonObject[] Arrows(string rows, double shaft, double head) =>
            Array.ConvertAll(
                Arrow.Layers(
                    "arrows",
                    plane.X(),
                    plane.Y(),
                    ("x", "y"),
                    ("x2", "y2"),
                    (plane.PixelsPerUnit, plane.PixelsPerUnit),
                    (shaft, head),
                    colour,
                    tooltip
                ),
                l => l.Where(rows)
            );
        return Sheet.Free(
            result,
            ["arrows"],
            plane.Sized(
                Layer.Stack([
                    .. Arrows("datum.rank > 3", 1, 220),
                    .. Arrows("datum.rank <= 3", 2.2, 420),
                    Layer.Of(
                        "arrows",
                        Mark.Point(46),
                        ("x", plane.X()),
                        ("y", plane.Y()),
                        ("color", colour),
                        ("shape", Channel.Shape("class", ["1", "2"])),
                        ("tooltip", tooltip)
                    ),
                    PlaneLayers.Names(plane, "arrows"),
                ])
            )
        );
    }

    private static string Caption(ResultFile result) =>
        $"Five points of two classes F (marks) and the nearest Triplet-Separated embedding found (arrow heads); the three largest displacements are drawn thick. "
        + $"d_haus(F, F_TS) is {Numbers.Certified(result, "d_haus")}; the largest displacement drawn is {Numbers.Upper(result.Number("largest"))}. "
        + $"H(F) = {Numbers.Of(result.Number("hardness"))}, so H/4 = {Numbers.Of(result.Number("hardness") / 4)} is the bound of the source's section 4.";
}
