using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using IsoTriplet.Experiments.Sweeps.Plan;

namespace IsoTriplet.Experiments.Sweeps.Collected;

/// <summary>The content of cells.csv: one row a cell; settings, then results, nested names joined by dots, lists as JSON.</summary>
public static class CellTable
{
    private static readonly string[] Head = ["hash", "status", "reason", "seconds"];

    /// <summary>Writes the table.</summary>
    /// <returns>CSV with a header; a setting and a result of the same name are told apart as "result.NAME".</returns>
    public static string Csv(CollectedSweep sweep)
    {
        string[] settings = [.. sweep.Cells.SelectMany(c => c.Settings).Select(p => p.Key).Distinct(StringComparer.Ordinal)];
        Dictionary<string, string>[] results = [.. sweep.Cells.Select(c => Flat(c.Result))];
        string[] columns = [.. results.SelectMany(r => r.Keys).Distinct(StringComparer.Ordinal)];
        StringBuilder text = new();
        Line(
            text,
            [
                .. Head,
                .. settings,
                .. columns.Select(c =>
                    settings.Contains(c, StringComparer.Ordinal) || Head.Contains(c, StringComparer.Ordinal) ? "result." + c : c
                ),
            ]
        );
        foreach ((CollectedCell cell, Dictionary<string, string> result) in sweep.Cells.Zip(results))
        {
            Line(
                text,
                [
                    cell.Hash,
                    JsonText.Word(cell.Status),
                    cell.Reason ?? "",
                    cell.Seconds?.ToString() ?? "",
                    .. settings.Select(s => Field(cell.Settings[s])),
                    .. columns.Select(c => result.GetValueOrDefault(c, "")),
                ]
            );
        }
        return text.ToString();
    }

    private static Dictionary<string, string> Flat(JsonObject? result)
    {
        Dictionary<string, string> flat = new(StringComparer.Ordinal);
        void Add(string prefix, JsonObject json)
        {
            foreach ((string name, JsonNode? value) in json)
            {
                if (value is JsonObject inner)
                {
                    Add($"{prefix}{name}.", inner);
                }
                else
                {
                    flat[prefix + name] = Field(value);
                }
            }
        }
        Add("", result ?? []);
        return flat;
    }

    private static string Field(JsonNode? value) =>
        value is null ? ""
        : value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>()
        : value.ToJsonString(SweepJson.Line);

    private static void Line(StringBuilder text, IEnumerable<string> fields) =>
        text.AppendJoin(',', fields.Select(CsvText.Field)).Append('\n');
}
