using System.Text.Json.Nodes;
using IsoTriplet.Figures.Vega;

namespace IsoTriplet.Figures.IsometricApproximation;

/// <summary>[IAT] Figure 5: the hardest triple.</summary>
public static class HardestTripleFigure
{
    /// <summary>The figure.</summary>
    public static Figure Figure { get; } =
        new()
        {
            Name = "iat-5-hardest-triple",
            Title = "The hardest triple",
            Source = "[IAT] Fig. 5",
            ResultFile = "iat-5-hardest-triple.json",
            Spec = Spec,
            Caption = Caption,
        };

    private static JsonObject Spec(ResultFile result)
    {
        Plane plane = Plane.Of(result);
        JsonArray side = Channel.Tooltip(("name#", "length"), ("length", "value"));
        return Sheet.Free(
            result,
            ["points", "sides", "excesses", "arcs"],
            plane.Sized(
                Layer.Stack(
                    PlaneLayers.Curve(plane, "arcs", "#9a9a9a", 1),
                    PlaneLayers.Segments(plane, "excesses", Palette.Orange, 5, side),
                    PlaneLayers.Segments(plane, "sides", Palette.Ink, 1.1, side),
                    PlaneLayers.Names(plane, "sides"),
                    PlaneLayers.Names(plane, "excesses"),
                    PlaneLayers.Points(plane, "points", ["1", "2"], Channel.Tooltip(("name#", "role"), ("class#", "class")), 64),
                    PlaneLayers.Names(plane, "points")
                )
            )
        );
    }

    private static string Caption(ResultFile result) =>
        "The hardest triple (a, p, q) of the toy set: the arc is the circle about a through q, and what D_ap = |a − p| is longer than D_aq = |a − q| is the hardness, "
        + $"H(F) = {Numbers.Of(result.Number("hardness"))}. Every Triplet-Separated embedding changes some distance by at least half of it: "
        + $"d_iso(F, F_TS) is {Numbers.Certified(result, "d_iso")}, and H/2 = {Numbers.Of(result.Number("hardness") / 2)}.";
}
