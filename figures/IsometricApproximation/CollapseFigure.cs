using System.Text.Json.Nodes;
using IsoTriplet.Figures.Vega;

namespace IsoTriplet.Figures.IsometricApproximation;

/// <summary>[IAT] Figure 6: N = 20 points in the plane and the nearest Triplet-Separated embedding, with the collapsed subsets marked.</summary>
public static class CollapseFigure
{
    private static readonly string[] Classes = ["1", "2", "3", "4"];

    /// <summary>The figure.</summary>
    public static Figure Figure { get; } =
        new()
        {
            Name = "iat-6-collapse",
            Title = "Towards collapse: N = 20 and n = 2",
            Source = "[IAT] Fig. 6",
            ResultFile = "iat-6-collapse.json",
            Spec = Spec,
            Caption = Caption,
        };

    private static JsonObject Spec(ResultFile result)
    {
        Plane plane = Plane.Of(result);
        JsonArray tooltip = Channel.Tooltip(("id", "point"), ("class#", "class"), ("length", "displacement"), ("subset", "subset"));
        JsonObject colour = Channel.Colour("class", Classes);
        return Sheet.Free(
            result,
            ["points", "subsets"],
            plane.Sized(
                Layer.Stack([
                    .. Arrow.Layers(
                        "points",
                        plane.X(),
                        plane.Y(),
                        ("x", "y"),
                        ("x2", "y2"),
                        (plane.PixelsPerUnit, plane.PixelsPerUnit),
                        (0.8, 130),
                        Json.Object(("value", "#b0b0b0")),
                        tooltip
                    ),
                    Layer.Of(
                        "points",
                        Mark.Of("point", ("filled", false), ("size", 30), ("strokeWidth", 1), ("opacity", 0.75)),
                        ("x", plane.X()),
                        ("y", plane.Y()),
                        ("color", colour),
                        ("shape", Channel.Shape("class", Classes)),
                        ("tooltip", tooltip)
                    ),
                    Layer.Of(
                        "points",
                        Mark.Point(40),
                        ("x", plane.X("x2")),
                        ("y", plane.Y("y2")),
                        ("color", colour),
                        ("shape", Channel.Shape("class", Classes)),
                        ("tooltip", tooltip)
                    ),
                    PlaneLayers.Discs(plane, "subsets", 9, ("filled", false), ("color", Palette.Ink), ("strokeWidth", 1.2)),
                ])
            )
        );
    }

    private static string Caption(ResultFile result) =>
        $"F (open; N = {result.Number("number_of_points")}, n = {result.Number("dimension")}, {result.Number("classes")} classes, gaussian) and the nearest "
        + $"Triplet-Separated embedding found (filled). Rings mark its collapsed subsets: {result.Number("collapsed")} of the points lie within "
        + $"{Numbers.Of(result.Number("near"))} of another. d_haus(F, F_TS) is {Numbers.Certified(result, "d_haus")}; collapse of every class costs "
        + $"{Numbers.Of(result.Number("class_radius"))}, of all points {Numbers.Of(result.Number("total_radius"))}. {Verdict(result)}";

    private static string Verdict(ResultFile result) =>
        result.Text("verdict") switch
        {
            "none" => "The bracket proves that neither is nearest: the nearest separated embedding is not collapsed as a whole.",
            "class" => "The bracket proves that nothing is nearer than the collapse of every class.",
            "total" => "The bracket proves that nothing is nearer than the collapse of all points.",
            _ => "The bracket leaves open whether collapse is nearest.",
        };
}
