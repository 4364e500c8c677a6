using System.Text.Json.Nodes;
using IsoTriplet.Figures.Vega;

namespace IsoTriplet.Figures.IsometricApproximation;

/// <summary>[IAT] Figure 4: the nearest Triplet-Separated embedding in d_iso, with the discrepancy of every pair as a bar.</summary>
public static class IsometricDistanceFigure
{
    private const double PairHeight = 12;

    /// <summary>The figure.</summary>
    public static Figure Figure { get; } =
        new()
        {
            Name = "iat-4-isometric-distance",
            Title = "The nearest Triplet-Separated embedding, by change of distances",
            Source = "[IAT] Fig. 4",
            ResultFile = "iat-4-isometric-distance.json",
            Spec = Spec,
            Caption = Caption,
        };

    private static JsonObject Spec(ResultFile result)
    {
        Plane plane = Plane.Of(result);
        return Sheet.Free(
            result,
            ["points", "pairs"],
            Json.Object(("vconcat", Json.Array(Points(plane), Bars(plane.Width))), ("spacing", 14))
        );
    }

    private static JsonObject Points(Plane plane)
    {
        JsonArray tooltip = Channel.Tooltip(("name#", "point"), ("class#", "class"));
        JsonObject colour = Channel.Colour("class", ["1", "2"]);
        JsonObject shape = Channel.Shape("class", ["1", "2"]);
        return plane.Sized(
            Layer.Stack(
                Worst(plane, "f", Palette.Ink, []),
                Worst(plane, "g", Palette.Ink, [3, 2]),
                PlaneLayers.Points(plane, "points", ["1", "2"], tooltip, 52),
                Layer.Of(
                    "points",
                    Mark.Of("point", ("filled", false), ("strokeWidth", 1.4), ("size", 52), ("fill", "white"), ("opacity", 1)),
                    ("x", plane.X("x2")),
                    ("y", plane.Y("y2")),
                    ("stroke", colour),
                    ("shape", shape),
                    ("tooltip", tooltip)
                ),
                PlaneLayers.Names(plane, "points")
            )
        );
    }

    private static JsonObject Worst(Plane plane, string embedding, string colour, JsonArray dash) =>
        Layer
            .Of(
                "pairs",
                Mark.Of("rule", ("strokeWidth", 1.1), ("color", colour), ("strokeDash", dash)),
                ("x", plane.X($"x_in_{embedding}")),
                ("y", plane.Y($"y_in_{embedding}")),
                ("x2", Channel.End($"x2_in_{embedding}")),
                ("y2", Channel.End($"y2_in_{embedding}"))
            )
            .Where("datum.largest");

    private static JsonObject Bars(double width)
    {
        JsonObject y = Channel.Step("name", "pair").With(("sort", null));
        JsonArray tooltip = Channel.Tooltip(("name#", "pair"), ("in_f", "D in F"), ("in_g", "D in G"), ("discrepancy", "discrepancy"));
        JsonObject X(string field) => Channel.Number(field, "distance of the pair in F (filled) and in G (open)");
        JsonObject Bar(string rows, string colour, double height) =>
            Layer
                .Of(
                    null,
                    Mark.Of("rule", ("strokeWidth", height), ("color", colour)),
                    ("x", X("in_f")),
                    ("x2", Channel.End("in_g")),
                    ("y", y),
                    ("tooltip", tooltip)
                )
                .Where(rows);
        JsonObject End(string field, bool filled) =>
            Layer.Of(
                null,
                Mark.Of(
                    "point",
                    ("filled", filled),
                    ("fill", filled ? Palette.Ink : "white"),
                    ("stroke", Palette.Ink),
                    ("size", 22),
                    ("opacity", 1),
                    ("strokeWidth", 1)
                ),
                ("x", X(field)),
                ("y", y),
                ("tooltip", tooltip)
            );
        return Layer
            .Stack(Bar("true", "#b9b9b9", 3), Bar("datum.largest", Palette.Vermilion, 5), End("in_f", true), End("in_g", false))
            .With(("data", Layer.Data("pairs")), ("width", width), ("height", Json.Object(("step", PairHeight))));
    }

    private static string Caption(ResultFile result) =>
        "F (filled) and the Triplet-Separated G nearest in d_iso (open), moved rigidly onto F. Below, every pair's distance in both; the bar is the discrepancy. "
        + $"Those that attain the largest, {Numbers.Of(result.Number("largest"))}, are orange, and drawn as lines above (solid in F, dashed in G). "
        + $"d_iso(F, F_TS) is {Numbers.Certified(result, "d_iso")}; H/2 = {Numbers.Of(result.Number("hardness") / 2)}.";
}
