using System.Text.Json.Nodes;
using IsoTriplet.Figures.Vega;

namespace IsoTriplet.Figures.IsometricApproximation;

/// <summary>[IAT] Figure 2: the toy set, N = 5 and n = 2.</summary>
public static class ToyFigure
{
    /// <summary>The figure.</summary>
    public static Figure Figure { get; } =
        new()
        {
            Name = "iat-2-toy",
            Title = "The toy set, N = 5 and n = 2",
            Source = "[IAT] Fig. 2",
            ResultFile = "iat-2-toy.json",
            Spec = Spec,
            Caption = Caption,
        };

    private static JsonObject Spec(ResultFile result)
    {
        Plane plane = Plane.Of(result);
        return Sheet.Free(
            result,
            ["points", "pairs"],
            plane.Sized(
                Layer.Stack(
                    PlaneLayers.Segments(plane, "pairs", "#bbbbbb", 1, Channel.Tooltip(("name#", "pair"), ("length", "distance"))),
                    PlaneLayers.Points(
                        plane,
                        "points",
                        ["1", "2"],
                        Channel.Tooltip(("name#", "point"), ("class#", "class"), ("x", "x₁"), ("y", "x₂")),
                        64
                    ),
                    PlaneLayers.Names(plane, "points")
                )
            )
        );
    }

    private static string Caption(ResultFile result) =>
        "Five points of two classes (circles, squares); lines join points of one class. The source's own coordinates are not published. "
        + $"diam = {Numbers.Of(result.Number("diameter"))}, thickness θ {Numbers.Bracket(result.Number("thickness.lower"), result.Number("thickness.upper"))}, "
        + $"H(F) = {Numbers.Of(result.Number("hardness"))}, R(X) = {Numbers.Of(result.Number("total_radius"))}. "
        + $"d_haus(F, F_TS) is {Numbers.Certified(result, "d_haus")}; d_iso(F, F_TS) is {Numbers.Certified(result, "d_iso")}.";
}
