using System.Text.Json.Nodes;
using IsoTriplet.Figures.Vega;

namespace IsoTriplet.Figures.TrainingRuns;

/// <summary>[ETL] Figure 4: Recall@1 over the group size, three losses under two mining strategies.</summary>
public static class GroupSizeFigure
{
    private const double Width = 118;
    private const double Height = 104;
    private static readonly string[] Losses = ["first-order", "second-order", "sct"];

    /// <summary>The figure.</summary>
    public static Figure Figure { get; } =
        new()
        {
            Name = "etl-4-group-size",
            Title = "Recall@1 over the samples a class in a batch",
            Source = "[ETL] Fig. 4",
            ResultFile = "group-size.json",
            Spec = Spec,
            Caption = Caption,
        };

    private static JsonObject Spec(ResultFile result) =>
        DataSetRows.Of(
            result,
            ["cells"],
            (data, first, last) =>
            {
                (double Low, double High) domain = Domain(result, data);
                return Json.Array(
                    Panel(data, "easy-hard", domain, true, first, last),
                    Panel(data, "easy-semi-hard", domain, false, first, last)
                );
            }
        );

    private static JsonObject Panel(string data, string mining, (double Low, double High) domain, bool left, bool top, bool bottom)
    {
        JsonObject x = Channel.Step("group_size", "samples a class");
        JsonObject axis = bottom ? x : x.With(("title", null), ("axis", Json.Object(("labels", false))));
        Intervals.Measure y = new("recall_at_1", "mean", left ? $"Recall@1, {data}" : null, domain);
        Intervals.Categories by = new("loss", Losses, "loss");
        string title = mining == "easy-hard" ? "EPHN: hard negatives" : "EPSHN: semi-hard";
        return Intervals
            .Over("cells", $"datum.data == '{data}' && datum.mining == '{mining}'", axis, y, by)
            .With(("width", Width), ("height", Height), ("title", top ? title : null));
    }

    // Both panels of a row share one scale, a twentieth of its span wider than the intervals.
    private static (double Low, double High) Domain(ResultFile result, string data)
    {
        JsonNode[] cells =
        [
            .. result.Rows("cells").Where(c => (string)c!["data"]! == data && c["recall_at_1"] is not null).Select(c => c!),
        ];
        double low = cells.Min(c => (double)c["recall_at_1"]!["lower"]!);
        double high = cells.Max(c => (double)c["recall_at_1"]!["upper"]!);
        double more = 0.05 * Math.Max(high - low, 0.01);
        return (low - more, high + more);
    }

    private static string Caption(ResultFile result)
    {
        IEnumerable<string> sets = result
            .Rows("settings")
            .Select(s =>
                $"{s!["data"]} ({s["train_classes"]} classes to train on, {s["test_classes"]} held out, batch of "
                + $"{result.Rows("runs").First(r => (string)r!["data"]! == (string)s["data"]!)!["batch_size"]})"
            );
        int seeds = (int)result.Rows("cells").Max(c => (double)c!["runs"]!);
        IEnumerable<string> collapsed = result
            .Rows("cells")
            .Where(c => (int)c!["collapsed"]! > 0)
            .Select(c =>
                $"{c!["collapsed"]} of {c["runs"]} with {c["loss"]}, {c["mining"]}, {c["group_size"]} samples a class on {c["data"]}"
            );
        string[] found = [.. collapsed];
        return $"The batch size is fixed, so more samples a class mean fewer classes. {string.Join("; ", sets)}; {result.Rows("settings")[0]!["steps"]} steps, {seeds} seeds a point; "
            + "bars: bootstrap intervals at 95 %. Runs that ended in total collapse: "
            + (found.Length == 0 ? "none." : string.Join("; ", found) + ".");
    }
}
