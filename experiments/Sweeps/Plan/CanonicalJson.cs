using System.Text.Json;
using System.Text.Json.Nodes;
using IsoTriplet.Experiments.Hosting;

namespace IsoTriplet.Experiments.Sweeps.Plan;

/// <summary>JSON on one line, and the one form of it that hashes are taken of: keys in ordinal order.</summary>
internal static class CanonicalJson
{
    internal static JsonSerializerOptions Line => JsonText.OneLine;

    internal static string Of(JsonNode? node) => Sorted(node)?.ToJsonString(Line) ?? "null";

    private static JsonNode? Sorted(JsonNode? node) =>
        node switch
        {
            JsonObject o => new JsonObject(
                o.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => KeyValuePair.Create(p.Key, Sorted(p.Value)))
            ),
            JsonArray a => new JsonArray([.. a.Select(Sorted)]),
            _ => node?.DeepClone(),
        };
}
