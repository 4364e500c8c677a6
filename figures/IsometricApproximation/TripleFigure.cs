using System.Text.Json.Nodes;
using IsoTriplet.Figures.Vega;

namespace IsoTriplet.Figures.IsometricApproximation;

/// <summary>[IAT] Figure 1: a triple and the Triplet-Separated boundary of a class.</summary>
public static class TripleFigure
{
    /// <summary>The figure.</summary>
    public static Figure Figure { get; } =
        new()
        {
            Name = "iat-1-triple",
            Title = "A triple and the Triplet-Separated boundary",
            Source = "[IAT] Fig. 1",
            ResultFile = "iat-1-triple.json",
            Spec = Spec,
            Caption = Caption,
        };

    private static JsonObject Spec(ResultFile result)
    {
        Plane plane = Plane.Of(result);
        return Sheet.Free(
            result,
            ["points", "balls", "boundary", "sides"],
            plane.Sized(
                Layer.Stack(
                    PlaneLayers.Discs(plane, "balls", 0, ("filled", true), ("color", "#e9eff5"), ("strokeWidth", 0)),
                    PlaneLayers.Curve(plane, "boundary", Palette.Blue, 1.6),
                    PlaneLayers.Segments(plane, "sides", Palette.Ink, 1, Channel.Tooltip(("name#", "side"), ("length", "length"))),
                    PlaneLayers.Names(plane, "sides"),
                    PlaneLayers.Points(plane, "points", ["1", "2"], Channel.Tooltip(("name#", "point"), ("class#", "class")), 64),
                    PlaneLayers.Names(plane, "points")
                )
            )
        );
    }

    private static string Caption(ResultFile result) =>
        "Anchor a, positives p and p′ of one class (circles) and two points of another (squares). No negative may lie inside the balls "
        + "B(a, max D_ap) around the points of the class; the line is the boundary of their union. "
        + $"q lies {Numbers.Of(-result.Number("slack_inside"))} inside it, q′ {Numbers.Of(result.Number("slack_outside"))} outside. "
        + $"H(F) = {Numbers.Of(result.Number("hardness"))}; d_haus(F, F_TS) is {Numbers.Certified(result, "d_haus")}; "
        + $"d_iso(F, F_TS) is {Numbers.Certified(result, "d_iso")}.";
}
