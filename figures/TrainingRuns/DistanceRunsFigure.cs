using System.Text.Json.Nodes;
using IsoTriplet.Figures.Vega;

namespace IsoTriplet.Figures.TrainingRuns;

/// <summary>[GEO]: a Euclidean loss on points of the sphere against the geodesic one, by paired seeds.</summary>
public static class DistanceRunsFigure
{
    private const double Width = 104;
    private static readonly string[] Distances = ["chord", "squared-chord", "geodesic"];

    /// <summary>The figure.</summary>
    public static Figure Figure { get; } =
        new()
        {
            Name = "geo-training",
            Title = "Training with chord, squared chord and geodesic",
            Source = "[GEO]",
            ResultFile = "distance-runs.json",
            Spec = Spec,
            Caption = Caption,
        };

    private static JsonObject Spec(ResultFile result) =>
        DataSetRows.Of(result, ["comparisons", "cells"], (data, _, last) => Json.Array(Differences(data, last), Rates(data, last)));

    private static JsonObject Differences(string data, bool bottom)
    {
        JsonObject y = Mining(data, true);
        JsonObject offset = Offset();
        JsonObject colour = Channel.Colour("distance", Distances, "distance of the loss");
        JsonObject x = Axis("simultaneous_lower", "Recall@1 less geodesic", bottom);
        string where = $"datum.data == '{data}'";
        return Layer
            .Stack(
                Layer
                    .Of(null, Mark.Of("rule", ("color", Palette.Grey), ("strokeWidth", 0.8)), ("x", Channel.At(0)))
                    .With(("data", Layer.OneRow())),
                Layer
                    .Of(
                        "comparisons",
                        Mark.Of("rule", ("strokeWidth", 0.7)),
                        ("y", y),
                        ("yOffset", offset),
                        ("x", x),
                        ("x2", Channel.End("simultaneous_upper")),
                        ("color", colour)
                    )
                    .Where(where),
                Layer
                    .Of(
                        "comparisons",
                        Mark.Of("rule", ("strokeWidth", 2.2)),
                        ("y", y),
                        ("yOffset", offset),
                        ("x", x.With(("field", "lower"))),
                        ("x2", Channel.End("upper")),
                        ("color", colour)
                    )
                    .Where(where),
                Layer
                    .Of(
                        "comparisons",
                        Mark.Point(26),
                        ("y", y),
                        ("yOffset", offset),
                        ("x", x.With(("field", "difference"))),
                        ("color", colour),
                        ("shape", Channel.Shape("distance", Distances, "distance of the loss")),
                        (
                            "tooltip",
                            Channel.Tooltip(("distance#", "loss by"), ("difference", "difference"), ("lower", "95 % from"), ("upper", "to"))
                        )
                    )
                    .Where(where)
            )
            .With(("width", Width), ("height", 90));
    }

    private static JsonObject Rates(string data, bool bottom)
    {
        JsonObject y = Mining(data, false);
        JsonObject colour = Channel.Colour("distance", Distances, "distance of the loss");
        JsonObject x = Axis("collapse_rate.lower", "share collapsed", bottom, (-0.04, 1.04));
        string where = $"datum.data == '{data}'";
        return Layer
            .Stack(
                Layer
                    .Of(
                        "cells",
                        Mark.Of("rule", ("strokeWidth", 1.3)),
                        ("y", y),
                        ("yOffset", Offset()),
                        ("x", x),
                        ("x2", Channel.End("collapse_rate.upper")),
                        ("color", colour)
                    )
                    .Where(where),
                Layer
                    .Of(
                        "cells",
                        Mark.Point(26),
                        ("y", y),
                        ("yOffset", Offset()),
                        ("x", x.With(("field", "collapse_rate.share"))),
                        ("color", colour),
                        ("shape", Channel.Shape("distance", Distances, "distance of the loss"))
                    )
                    .Where(where)
            )
            .With(("width", Width), ("height", 90));
    }

    private static JsonObject Mining(string data, bool labels) =>
        Channel
            .Step("mining", data)
            .With(
                ("sort", Json.Array("hard-hard", "easy-hard", "easy-semi-hard")),
                ("title", labels ? data : null),
                ("axis", Json.Object(("labels", labels), ("ticks", labels)))
            );

    private static JsonObject Axis(string field, string title, bool bottom, (double Low, double High)? domain = null) =>
        Channel
            .Number(field, title, domain, Json.Object(("tickCount", 3), ("grid", true), ("labelFlush", true)))
            .With(("title", bottom ? title : null));

    private static JsonObject Offset() =>
        Json.Object(
            ("field", "distance"),
            ("type", "nominal"),
            ("scale", Json.Object(("domain", new JsonArray([.. Distances.Select(d => (JsonNode)d)]))))
        );

    private static string Caption(ResultFile result) =>
        $"Left: Recall@1 on held-out classes with a Euclidean loss less that of the geodesic loss from the same weights and batches; thick: 95 % of each, "
        + $"thin: 95 % of all together. Right: share of the runs that ended in total collapse, with Wilson's 95 %. {result.Rows("comparisons").Min(c => (int)c!["pairs"]!)} seeds a point. "
        + $"By the rule set before the runs (decision 074) the claim that the mixture is never better is {result.Text("verdict.verdict")}: {result.Text("verdict.reason")}.";
}
