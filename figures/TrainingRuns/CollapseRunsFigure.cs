using System.Text.Json.Nodes;
using IsoTriplet.Figures.Vega;

namespace IsoTriplet.Figures.TrainingRuns;

/// <summary>[IAT]'s discussion against training: batch-hard runs that end in total collapse, over N and n.</summary>
public static class CollapseRunsFigure
{
    private const double Width = 118;
    private const double Height = 96;

    /// <summary>The figure.</summary>
    public static Figure Figure { get; } =
        new()
        {
            Name = "training-collapse",
            Title = "Batch-hard training over batch size N and dimension n",
            Source = "[IAT] Discussion",
            ResultFile = "collapse-runs.json",
            Spec = Spec,
            Caption = Caption,
        };

    private static JsonObject Spec(ResultFile result)
    {
        string[] sizes = [.. result.Rows("cells").Select(c => $"{c!["batch_size"]}").Distinct(StringComparer.Ordinal)];
        Intervals.Categories by = new("batch_size", sizes, "N");
        JsonObject Row(bool top) =>
            Json.Object(
                ("hconcat", Json.Array(Panel("random", by, top, true), Panel("collapsed", by, top, false))),
                ("spacing", 8),
                ("bounds", "flush")
            );
        return Sheet.Free(result, ["cells"], Json.Object(("vconcat", Json.Array(Row(top: true), Row(top: false))), ("spacing", 6)));
    }

    private static JsonObject Panel(string initial, Intervals.Categories by, bool top, bool left)
    {
        Intervals.Measure y = top
            ? new("collapse_rate", "share", left ? "collapsed at the end" : null, (-0.04, 1.04))
            : new("recall_at_1", "mean", left ? "Recall@1, held-out" : null, (0.2, 1));
        JsonObject x = Channel.Step("dimension", "n");
        JsonObject axis = top ? x.With(("title", null), ("axis", Json.Object(("labels", false)))) : x;
        return Intervals
            .Over("cells", $"datum.initial == '{initial}' && datum.{y.Field} != null", axis, y, by)
            .With(("width", Width), ("height", Height), ("title", top ? $"from {initial} weights" : null));
    }

    private static string Caption(ResultFile result)
    {
        int seeds = (int)result.Rows("cells").Max(c => (double)c!["runs"]!);
        int collapsed = result.Rows("cells").Sum(c => (int)c!["collapsed"]!);
        return $"{result.Text("setting.data")}, {result.Number("setting.train_classes")} classes to train on and {result.Number("setting.test_classes")} held out, "
            + $"{result.Number("setting.steps")} steps, {seeds} seeds a point: {collapsed} of {result.Rows("runs").Count} runs end in total collapse "
            + $"(spread below {result.Number("thresholds.contracted")} of the sphere's radius and a triple wrongly ranked). Bars: 95 % (Wilson for shares, bootstrap for means). "
            + "Recall@1 is free of scale, so it does not show the collapse that the share shows.";
    }
}
