using System.Text.Json;
using System.Text.Json.Nodes;
using IsoTriplet.Experiments.Hosting;
using IsoTriplet.Numerics;

namespace IsoTriplet.Experiments.Sweeps.Plan;

/// <summary>Writes and reads sweep.json: the config with every cell that it means.</summary>
internal static class SweepPlanJson
{
    internal static string Of(SweepPlan plan)
    {
        JsonObject json = new()
        {
            ["program"] = plan.Program,
            ["code_version"] = plan.CodeVersion,
            ["limit_seconds"] = plan.LimitSeconds,
            ["config"] = plan.Config.DeepClone(),
            ["repeated"] = new JsonArray([.. plan.Repeated.Select(h => JsonValue.Create(h))]),
            ["excluded"] = new JsonObject(plan.Excluded.Select(e => KeyValuePair.Create<string, JsonNode?>(e.Key, e.Value))),
            ["cells"] = new JsonArray([
                .. plan.Cells.Select(c => new JsonObject { ["hash"] = c.Hash, ["settings"] = c.Settings.DeepClone() }),
            ]),
        };
        return json.ToJsonString(CanonicalJson.Line) + "\n";
    }

    internal static SweepPlan Read(string path)
    {
        try
        {
            JsonObject json = JsonNode.Parse(InputFile.Text(path))!.AsObject();
            return new SweepPlan(
                json["config"]!.AsObject(),
                (string)json["program"]!,
                (string)json["code_version"]!,
                [.. json["cells"]!.AsArray().Select(c => new Cell((string)c!["hash"]!, c["settings"]!.AsObject()))],
                [.. json["repeated"]!.AsArray().Select(h => (string)h!)],
                json["excluded"]!.AsObject().ToDictionary(e => e.Key, e => (int)e.Value!, StringComparer.Ordinal)
            )
            {
                LimitSeconds = (double?)json["limit_seconds"],
            };
        }
        catch (Exception e)
            when (e is JsonException or NullReferenceException or InvalidOperationException or FormatException or ArgumentNullException)
        {
            throw new ArgumentException($"{path}: no plan of a sweep ({JsonText.Fault(e)}); sweep run writes a new one", e);
        }
    }
}
