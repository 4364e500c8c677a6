using System.Text.Json;
using System.Text.Json.Nodes;
using IsoTriplet.Experiments.Hosting;
using IsoTriplet.Experiments.Sweeps.Plan;
using IsoTriplet.Numerics;

namespace IsoTriplet.Experiments.Sweeps.Collected;

/// <summary>Writes and reads cells.json.</summary>
internal static class CollectedSweepJson
{
    internal static JsonObject Of(CollectedSweep sweep, string madeBy) =>
        new()
        {
            ["made_by"] = madeBy,
            ["program"] = sweep.Program,
            ["code_version"] = sweep.CodeVersion,
            ["kernel"] = Kernels(sweep),
            ["config"] = sweep.Config.DeepClone(),
            ["cells"] = new JsonArray([.. sweep.Cells.Select(Of)]),
            ["gaps"] = Texts(sweep.Gaps),
            ["duplicates"] = Texts(sweep.Duplicates),
            ["strays"] = Texts(sweep.Strays),
            ["excluded"] = new JsonObject(sweep.Excluded.Select(e => KeyValuePair.Create<string, JsonNode?>(e.Key, e.Value))),
        };

    internal static CollectedSweep Read(string path)
    {
        try
        {
            JsonObject json = JsonNode.Parse(InputFile.Text(path))!.AsObject();
            return new CollectedSweep
            {
                Program = (string)json["program"]!,
                CodeVersion = (string)json["code_version"]!,
                Config = json["config"]!.AsObject(),
                Cells = [.. json["cells"]!.AsArray().Select(c => Read(c!.AsObject()))],
                Gaps = Texts(json["gaps"]),
                Duplicates = Texts(json["duplicates"]),
                Strays = Texts(json["strays"]),
                Excluded = json["excluded"]!.AsObject().ToDictionary(e => e.Key, e => (int)e.Value!, StringComparer.Ordinal),
            };
        }
        catch (Exception e)
            when (e is JsonException or NullReferenceException or InvalidOperationException or FormatException or ArgumentNullException)
        {
            throw new ArgumentException($"{path}: no table of cells as sweep collect writes it ({JsonText.Fault(e)})", e);
        }
    }

    /// <summary>The kernels that computed the cells; more than one where machines of several kinds took part.</summary>
    internal static string Kernels(params IEnumerable<CollectedSweep> sweeps) =>
        string.Join(
            ", ",
            sweeps
                .SelectMany(s => s.Cells)
                .Select(c => c.Kernel)
                .OfType<string>()
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
        );

    private static JsonNode Of(CollectedCell cell) =>
        new JsonObject
        {
            ["hash"] = cell.Hash,
            ["settings"] = cell.Settings.DeepClone(),
            ["status"] = Word(cell.Status),
            ["reason"] = cell.Reason,
            ["seconds"] = cell.Seconds,
            ["kernel"] = cell.Kernel,
            ["result"] = cell.Result?.DeepClone(),
        };

    internal static string Word(CellStatus status) => status.ToString().ToLowerInvariant();

    private static CollectedCell Read(JsonObject json) =>
        new(
            (string)json["hash"]!,
            json["settings"]!.AsObject(),
            Enum.Parse<CellStatus>((string)json["status"]!, ignoreCase: true),
            (string?)json["reason"],
            (double?)json["seconds"],
            (string?)json["kernel"],
            json["result"]?.AsObject()
        );

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(t => JsonValue.Create(t))]);

    private static string[] Texts(JsonNode? json) => [.. json!.AsArray().Select(t => (string)t!)];
}
