using System.Text.Json.Nodes;
using IsoTriplet.Figures.Vega;

namespace IsoTriplet.Figures.PhaseDiagram;

/// <summary>The predicted phase diagram: how near total collapse the nearest Triplet-Separated embedding is.</summary>
public static class PredictedDiagramFigure
{
    private const double Unit = 26;
    private const int TwoClasses = 2;
    private const int EightClasses = 8;

    // Three is between the powers of two: its squares would lie on its neighbours'.
    private const string OnTheGrid = "datum.dimension != 3 && datum.distribution == 'sphere' && datum.overlap == 1000";

    /// <summary>The figure.</summary>
    public static Figure Figure { get; } =
        new()
        {
            Name = "phase-predicted",
            Title = "How near total collapse is the nearest Triplet-Separated embedding",
            Source = "[IAT] Discussion",
            ResultFile = ObservedDiagramFigure.File,
            Spec = Spec,
            Caption = Caption,
        };

    private static JsonObject Spec(ResultFile result) =>
        Sheet.Free(
            result,
            ["predicted_cells", "boundary_points"],
            Json.Object(
                ("hconcat", Json.Array(Panel(TwoClasses), Panel(EightClasses))),
                ("spacing", 14),
                ("resolve", Json.Object(("scale", Json.Object(("color", "shared")))))
            )
        );

    private static JsonObject Panel(int classes)
    {
        string filter = $"datum.classes == {classes} && {OnTheGrid}";
        JsonArray tooltip = Channel.Tooltip(
            ("points", "N"),
            ("dimension", "n"),
            ("lower", "d_haus / R(X), lower"),
            ("upper", "upper"),
            ("verdict#", "verdict")
        );
        return DiagramPanel.Sized(
            Layer.Stack([
                DiagramPanel
                    .Squares("predicted_cells", "middle", "d_haus(F, F_TS) / R(X), middle of the bracket", Unit, tooltip)
                    .Where(filter),
                Sign("collapsed", "+", Palette.Ink, filter),
                Sign("undecided", "?", Palette.Ink, filter),
                DiagramPanel.Boundary("true", "white", 3.4),
                DiagramPanel.Boundary("true", Palette.Vermilion, 1.6, Json.Array(4, 2)),
            ]),
            $"{classes} classes",
            Unit
        );
    }

    private static JsonObject Sign(string verdict, string sign, string colour, string filter) =>
        Layer
            .Of(
                "predicted_cells",
                Mark.Of("text", ("fontSize", Theme.Normal), ("color", colour)),
                ("x", DiagramPanel.X()),
                ("y", DiagramPanel.Y("n")),
                ("text", Json.Object(("value", sign)))
            )
            .Where($"{filter} && datum.verdict == '{verdict}'");

    private static string Caption(ResultFile result)
    {
        int Count(string verdict) =>
            result
                .Rows("predicted_cells")
                .Count(c =>
                    c!["verdict"]!.GetValue<string>() == verdict
                    && c["distribution"]!.GetValue<string>() == "sphere"
                    && c["overlap"]!.GetValue<double>() >= 1000
                );
        return "Points on the unit sphere whose labels say nothing of their places. d_haus(F, F_TS) / R(X) is 1 where no Triplet-Separated embedding is nearer than all points in one. "
            + $"At the threshold {Numbers.Of(result.Number("threshold"))} the brackets say collapsed (+) in {Count("collapsed")} cells, undecided (?) in {Count("undecided")}, "
            + $"not collapsed in {Count("not")} (with n = 3 and 32 classes, not drawn). Dashed: where training collapses with probability 1/2, one line a class overlap.";
    }
}
