namespace IsoTriplet.Tests.Experiments;

/// <summary>The tables of docs/results/training.md, and two of collapse.md, the named factors and the long runs, say what the files beside them hold.</summary>
public sealed class TrainingTablesTests
{
    private static readonly string Folder = Path.Combine(House.Root, "docs", "results");

    // Thirteen levels and two outcomes, as registered.
    private const double ToldApart = 0.05 / 26;

    [Fact]
    public void Collapse_Table_IsThatOfItsCells() =>
        AssertLines(
            from c in Rows("collapse-runs", "cells")
            let rate = c["collapse_rate"]!
            select $"| {c["batch_size"]} | {c["dimension"]} | {c["initial"]} | {c["collapsed"]} of {c["runs"]} | {Short(rate["lower"], 2)} .. {Short(rate["upper"], 2)} "
                + $"| {Short(c["theory_lower"], 3)} .. {Short(c["theory_upper"], 3)} | {Mean(c["recall_at_1"], 3)} |"
        );

    [Fact]
    public void Distances_Table_IsThatOfItsCellsAndComparisons() =>
        AssertLines(
            from c in Rows("distance-runs", "cells")
            let found = Rows("distance-runs", "comparisons").FirstOrDefault(k => Same(k, c, "data", "mining", "distance"))
            let less = found is null
                ? " | |"
                : $"{Signed(found["difference"], 4)} [{Signed(found["lower"], 4)}, {Signed(found["upper"], 4)}] "
                    + $"| [{Signed(found["simultaneous_lower"], 4)}, {Signed(found["simultaneous_upper"], 4)}] | {found["finding"]} |"
            select $"| {c["data"]} | {c["mining"]} | {c["distance"]} | {Mean(c["recall_at_1"], 4)} | {c["collapsed"]} of {c["runs"]} | {(found is null ? "|" : "")}{less}"
        );

    [Fact]
    public void GroupSize_Table_IsThatOfItsCells() =>
        AssertLines(
            from c in Rows("group-size", "cells")
            group c by ($"{c["data"]}", $"{c["mining"]}", $"{c["group_size"]}") into same
            select $"| {same.Key.Item1} | {same.Key.Item2} | {same.Key.Item3} | "
                + string.Join(
                    " | ",
                    same.Select(c =>
                        Mean(c["recall_at_1"], 3) + ((int)c["collapsed"]! > 0 ? $" ({c["collapsed"]} of {c["runs"]} contracted)" : "")
                    )
                )
                + " |"
        );

    [Fact]
    public void Movement_Table_IsThatOfItsPhases() =>
        AssertLines(
            from p in Rows("movement", "phases")
            group p by ($"{p["mining"]}", $"{p["loss"]}", $"{p["from_step"]}") into same
            let ways = ((string[])["top-right", "top-left", "bottom-left", "bottom-right"]).Select(w =>
                Percent(same, p => p["directions"]![w])
            )
            select $"| {same.Key.Item1} | {same.Key.Item2} | {same.Key.Item3} | {Short(Average(same, p => p["mean_s_ap"]), 2)}, {Short(Average(same, p => p["mean_s_an"]), 2)} "
                + $"| {string.Join(" | ", ways)} | {Percent(same, p => p["agreements"]![0]!["agreement"])} ({Percent(same, p => p["agreements"]![0]!["by_chance"])}) |"
        );

    [Fact]
    public void Epochs_Table_IsThatOfItsDiagrams() =>
        AssertLines(
            from s in Rows("movement", "snapshots")
            group s by ($"{s["loss"]}", $"{s["group_size"]}") into run
            select $"| {run.Key.Item1} | {run.Key.Item2} | "
                + string.Join(
                    " | ",
                    run.GroupBy(s => (int)s["epoch"]!)
                        .Select(e =>
                            $"{Short(Average(e, s => s["mean_s_ap"]), 2)}, {Short(Average(e, s => s["mean_s_an"]), 2)}; {Percent(e, s => s["corner"])}"
                        )
                )
                + " |"
        );

    [Fact]
    public void RealBrackets_Table_IsThatOfItsCells() =>
        AssertLines(
            from c in Rows("real-brackets", "cells")
            group c by ($"{c["data"]}", $"{c["embedded"]}", $"{c["dimension"]}") into same
            let haus = string.Join(", ", same.Select(c => Short(100 * (double)c["haus_gap"]!, 1)))
            let iso = string.Join(", ", same.Select(c => Short(100 * (double)c["iso_gap"]!, 1)))
            select $"| {same.Key.Item1} | {same.Key.Item2} | {same.Key.Item3} | {haus} | {iso} |"
        );

    [Fact]
    public void NamedFactors_Table_IsThatOfItsLevels() =>
        AssertLines(
            from f in Rows("named", "factors")
            group f by ($"{f["factor"]}", $"{f["level"]}") into level
            let contracted = level.Single(f => $"{f["outcome"]}" == "contracted")
            let lost = level.Single(f => $"{f["outcome"]}" == "lost")
            select $"| {level.Key.Item1} | {level.Key.Item2} | {contracted["pairs"]} | {Changed(contracted)} | {Changed(lost)} "
                + $"| {Signed(contracted["gain"], 3)} [{Signed(contracted["gain_lower"], 3)}, {Signed(contracted["gain_upper"], 3)}] |",
            "collapse.md"
        );

    [Fact]
    public void LongRuns_Table_IsThatOfItsPairs() =>
        AssertLines(
            from pair in Rows("long", "runs")
            group pair by ($"{pair["overlap"]}", $"{pair["points"]}", $"{pair["dimension"]}", $"{pair["seed"]}") into both
            where both.Count() == 2
            let after = both.Single(r => IsLong(r))
            let before = both.Single(r => !IsLong(r))
            group (Before: before, After: after) by (both.Key.Item1, both.Key.Item2, both.Key.Item3) into cell
            let contracted = cell.Where(r => (bool)r.Before["contracted"]!)
            select $"| {cell.Key.Item1} | {cell.Key.Item2} | {cell.Key.Item3} | {contracted.Count()} | {contracted.Count(r => $"{r.After["ended"]}" != "total")} "
                + $"| {cell.Except(contracted).Count(r => (bool)r.After["contracted"]!)} | {cell.Count(r => (bool)r.Before["lost"]!)} | {cell.Count(r => (bool)r.After["lost"]!)} "
                + $"| {Short(cell.Average(r => (double)r.Before["recall_at1"]!), 3)} | {Short(cell.Average(r => (double)r.After["recall_at1"]!), 3)} |",
            "collapse.md"
        );

    private static bool IsLong(JsonObject run) => $"{run["setting"]}".Contains("steps 2000", StringComparison.Ordinal);

    private static string Changed(JsonObject level)
    {
        double p = (double)level["p_value"]!;
        string bold = p < ToldApart ? "**" : "";
        return $"{bold}{level["count"]}{bold} for {level["usual_count"]} | +{level["only_here"]} −{level["only_usual"]}, p = {p.ToString("G2", CultureInfo.InvariantCulture)}";
    }

    private static void AssertLines(IEnumerable<string> lines, string file = "training.md")
    {
        string[] all = [.. lines];
        HashSet<string> page = [.. File.ReadAllLines(Path.Combine(Folder, file))];
        Assert.NotEmpty(all);
        Assert.DoesNotContain(all, l => !page.Contains(l));
    }

    private static IEnumerable<JsonObject> Rows(string file, string list) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "data", $"{file}.json")))![list]!.AsArray().Select(r => r!.AsObject());

    private static bool Same(JsonObject one, JsonObject other, params string[] fields) => fields.All(f => $"{one[f]}" == $"{other[f]}");

    private static double Average(IEnumerable<JsonObject> rows, Func<JsonObject, JsonNode?> field) =>
        rows.Average(r => (double?)field(r) ?? 0);

    private static string Percent(IEnumerable<JsonObject> rows, Func<JsonObject, JsonNode?> field) =>
        $"{Short(100 * Average(rows, field), 0)} %";

    private static string Mean(JsonNode? of, int digits) =>
        $"{Short(of!["mean"], digits)} [{Short(of["lower"], digits)}, {Short(of["upper"], digits)}]";

    private static string Short(JsonNode? value, int digits) => Short((double)value!, digits);

    private static string Short(double value, int digits) => value.ToString($"F{digits}", CultureInfo.InvariantCulture);

    private static string Signed(JsonNode? value, int digits) => Signed((double)value!, digits);

    private static string Signed(double value, int digits) => (value < 0 ? "−" : "+") + Short(Math.Abs(value), digits);
}
