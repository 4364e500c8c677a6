using System.Text.Json.Nodes;
using IsoTriplet.Figures.Vega;

namespace IsoTriplet.Figures.TrainingRuns;

/// <summary>[ETL] Figure 6: where the triplets of three losses stand as training goes on.</summary>
public static class ScatterOverStepsFigure
{
    private const double Low = -0.45;
    private const double High = 1.05;
    private static readonly string[] Losses = ["first-order", "second-order", "sct"];

    /// <summary>The figure.</summary>
    public static Figure Figure { get; } =
        new()
        {
            Name = "etl-6-scatter",
            Title = "The triplet scatter diagram over the steps of training",
            Source = "[ETL] Fig. 6",
            ResultFile = "movement.json",
            Spec = Spec,
            Caption = Caption,
        };

    private static JsonObject Spec(ResultFile result)
    {
        long[] steps = Steps(result);
        double panel = (Theme.TwoColumns - 62) / steps.Length - 6;
        JsonArray rows = [];
        foreach (string loss in Losses)
        {
            rows.Add(
                Json.Object(
                    ("hconcat", new JsonArray([.. steps.Select(step => View(loss, step, step == steps[0], panel))])),
                    ("spacing", 6),
                    ("bounds", "flush")
                )
            );
        }
        return Sheet.Free(result, ["snapshots"], Json.Object(("vconcat", rows), ("spacing", 6)));
    }

    private static JsonObject View(string loss, long step, bool left, double panel)
    {
        bool bottom = loss == Losses[^1];
        JsonObject diagonal = Layer
            .Of(
                null,
                Mark.Of("rule", ("color", "#999999"), ("strokeWidth", 0.8)),
                ("x", Channel.At(Low)),
                ("x2", Channel.At(High)),
                ("y", Channel.At(Low)),
                ("y2", Channel.At(High))
            )
            .With(("data", Layer.OneRow()));
        JsonObject points = Layer
            .Of(
                "snapshots",
                Mark.Point(5, ("opacity", 0.55), ("color", Palette.Blue), ("clip", true)),
                ("x", Axis("s_ap", bottom ? "Sₐₚ" : null, bottom)),
                ("y", Axis("s_an", left ? $"Sₐₙ, {loss}" : null, left))
            )
            .Where($"datum.loss == '{loss}' && datum.step == {step} && datum.mining == 'easy-hard' && datum.s_ap != null");
        points["transform"]!.AsArray().Add(Json.Object(("flatten", Json.Array("s_ap", "s_an"))));
        return Layer
            .Stack(diagonal, points)
            .With(("width", panel), ("height", panel), ("title", loss == Losses[0] ? $"step {step}" : null));
    }

    private static JsonObject Axis(string field, string? title, bool labels) =>
        Channel
            .Number(field, title ?? "", (Low, High), Json.Object(("values", Json.Array(0, 0.5, 1)), ("labels", labels), ("domain", false)))
            .With(("title", title));

    private static long[] Steps(ResultFile result) => [.. result.Rows("snapshots").Select(s => (long)s!["step"]!).Distinct().Order()];

    private static string Caption(ResultFile result)
    {
        long last = Steps(result)[^1];
        IEnumerable<string> ends =
            from loss in Losses
            let found = result
                .Rows("snapshots")
                .Where(s => (string)s!["loss"]! == loss && (long)s["step"]! == last && (string)s["mining"]! == "easy-hard")
                .ToArray()
            where found.Length > 0
            select $"{loss} {found.Average(s => (double)s!["hard"]!):P0}";
        return $"{result.Text("setting.data")}, easy positives and hard negatives among {result.Number("watched")} watched training examples, first seed; "
            + $"above the diagonal the negative is nearer than the positive: at step {last}, mean of the seeds, {string.Join(", ", ends)} of the triples.";
    }
}
