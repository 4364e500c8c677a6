using System.Text.Json.Nodes;
using IsoTriplet.Figures.Vega;

namespace IsoTriplet.Figures.TrainingRuns;

/// <summary>[IAT]'s hypothesis: does training collapse where, beforehand, total collapse is near the best way to separation?</summary>
public static class CollapseTheoryFigure
{
    private const double Width = 122;
    private const double Height = 122;

    /// <summary>The figure.</summary>
    public static Figure Figure { get; } =
        new()
        {
            Name = "training-theory",
            Title = "Total collapse after training over the distance to separation before it",
            Source = "[IAT] Discussion",
            ResultFile = "collapse-runs.json",
            Lacks = result =>
                Bracketed(result).Length > 0 ? null : "no run has a bracket of its batch before training (the quick size leaves them out)",
            Spec = Spec,
            Caption = Caption,
        };

    private static JsonObject Spec(ResultFile result)
    {
        string[] sizes = [.. result.Rows("cells").Select(c => $"{c!["batch_size"]}").Distinct(StringComparer.Ordinal)];
        return Sheet.Free(
            result,
            ["cells"],
            Json.Object(
                ("hconcat", Json.Array(Panel("random", sizes, left: true), Panel("collapsed", sizes, left: false))),
                ("spacing", 8),
                ("bounds", "flush")
            )
        );
    }

    private static JsonObject Panel(string initial, string[] sizes, bool left)
    {
        Intervals.Categories by = new("batch_size", sizes, "N");
        Intervals.Measure share = new("collapse_rate", "share", left ? "collapsed at the end" : null, (-0.04, 1.04));
        JsonObject x = Channel.Number("theory_lower", "d_haus / R(X) before", (0.1, 0.85), Json.Object(("tickCount", 4), ("grid", true)));
        string where = $"datum.initial == '{initial}' && datum.theory_lower != null";
        JsonArray tooltip = Channel.Tooltip(
            ("batch_size", "N"),
            ("dimension", "n"),
            ("collapse_rate.share", "collapsed"),
            ("theory_lower", "d_haus / R(X) at least"),
            ("theory_upper", "at most")
        );
        JsonObject bracket = Layer.Of(
            "cells",
            Mark.Of("rule", ("strokeWidth", 1.3)),
            ("x", x),
            ("x2", Channel.End("theory_upper")),
            ("y", share.Channel("share")),
            ("color", by.Colour()),
            ("tooltip", tooltip)
        );
        JsonObject points = Layer.Of(
            "cells",
            Mark.Point(30),
            ("x", x),
            ("y", share.Channel("share")),
            ("color", by.Colour()),
            ("shape", by.Shape()),
            ("tooltip", tooltip)
        );
        JsonObject[] layers = Array.ConvertAll([bracket, points], layer => Intervals.Named(layer.Where(where), by));
        return Layer.Stack(layers).With(("width", Width), ("height", Height), ("title", $"from {initial} weights"));
    }

    private static string Caption(ResultFile result)
    {
        JsonNode[] cells = Bracketed(result);
        double most = cells.Max(c => (double)c["theory_upper"]!);
        double[] collapsed = [.. cells.Where(c => (int)c["collapsed"]! > 0).Select(c => (double)c["theory_lower"]!)];
        double[] others = [.. cells.Where(c => (int)c["collapsed"]! == 0).Select(c => (double)c["theory_upper"]!)];
        string seen = collapsed.Length > 0 ? $"Collapse was seen from {Numbers.Lower(collapsed.Min())} on" : "Collapse was not seen";
        string missed = others.Length > 0 ? $"cells without it reach {Numbers.Upper(others.Max())}" : "no cell is without it";
        return "Points: lower bounds, mean of the seeds; bars reach to the upper bounds. 1 would mean that total collapse is the nearest Triplet-Separated embedding of the observed batch. "
            + $"The largest upper bound is {Numbers.Upper(most)}. {seen}; {missed}.";
    }

    private static JsonNode[] Bracketed(ResultFile result) =>
        [.. result.Rows("cells").Where(c => c!["theory_upper"] is not null).Select(c => c!)];
}
