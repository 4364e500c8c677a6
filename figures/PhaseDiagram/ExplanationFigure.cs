using System.Text.Json.Nodes;
using IsoTriplet.Figures.Vega;

namespace IsoTriplet.Figures.PhaseDiagram;

/// <summary>What explains collapse: the deviance that each set of predictors explains, and how well it ranks runs.</summary>
public static class ExplanationFigure
{
    private const double RowHeight = 15;
    private const double BarWidth = 230;
    private const double RangeWidth = 170;

    /// <summary>The figure.</summary>
    public static Figure Figure { get; } =
        new()
        {
            Name = "phase-explanations",
            Title = "What explains collapse",
            Source = "IsoTriplet",
            ResultFile = ObservedDiagramFigure.File,
            Spec = Spec,
            Caption = Caption,
        };

    private static JsonObject Spec(ResultFile result)
    {
        double height = RowHeight * result.Rows("explanations").Count;
        JsonArray tooltip = Channel.Tooltip(
            ("predictors#", "predictors"),
            ("explained", "deviance explained"),
            ("aic", "AIC"),
            ("area", "AUC"),
            ("runs", "runs")
        );
        JsonObject rows = Json.Object(
            ("field", "predictors"),
            ("type", "nominal"),
            ("title", null),
            ("sort", Json.Object(("field", "explained"), ("order", "descending"))),
            ("axis", Json.Object(("labelLimit", 0)))
        );
        JsonObject bars = Layer
            .Of(
                "explanations",
                Mark.Of("bar", ("color", Palette.Blue), ("height", 9)),
                ("y", rows),
                (
                    "x",
                    Channel.Number(
                        "explained",
                        "deviance explained",
                        (0, 1),
                        Json.Object(("format", "%"), ("values", Json.Array(0, 0.25, 0.5, 0.75)))
                    )
                ),
                ("tooltip", tooltip)
            )
            .With(("width", BarWidth), ("height", height));
        JsonObject bare = rows.With(("axis", null));
        JsonObject area = Channel.Number("area", "AUC, 95 %", (0.5, 1), Json.Object(("values", Json.Array(0.6, 0.7, 0.8, 0.9))));
        JsonObject ranges = Layer
            .Stack([
                Layer.Of(
                    "explanations",
                    Mark.Of("rule", ("color", Palette.Ink), ("strokeWidth", 1.4)),
                    ("y", bare),
                    ("x", area.With(("field", "area_lower"))),
                    ("x2", Channel.End("area_upper"))
                ),
                Layer.Of("explanations", Mark.Point(34, ("color", Palette.Vermilion)), ("y", bare), ("x", area), ("tooltip", tooltip)),
            ])
            .With(("width", RangeWidth), ("height", height));
        return Sheet.Free(result, ["explanations"], Json.Object(("hconcat", Json.Array(bars, ranges)), ("spacing", 10)));
    }

    private static string Caption(ResultFile result)
    {
        JsonNode[] found = [.. result.Rows("explanations").Select(e => e!)];
        JsonNode best = found.MinBy(e => e["aic"]!.GetValue<double>())!;
        JsonNode ratio = found.First(e => e["predictors"]!.GetValue<string>() == "log N/n");
        return $"Logistic regressions over the same {best["runs"]} runs (those with a bracket for their first batch). 'score' is the middle of d_haus(F, F_TS) / R(X) of the run's first batch, "
            + $"H/diameter its hardness. Smallest AIC: {best["predictors"]}. log N/n explains {Numbers.Of(Math.Round(100 * ratio["explained"]!.GetValue<double>()))} % of the deviance. "
            + "AUC in sample; intervals by Newcombe's method 5.";
    }
}
