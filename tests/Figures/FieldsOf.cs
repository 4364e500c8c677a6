using System.Text.Json.Nodes;

namespace IsoTriplet.Tests.Figures;

/// <summary>Finds encodings of fields that no row has: Vega would draw them at 0 or not at all, and say nothing.</summary>
internal static class FieldsOf
{
    public static IReadOnlyList<string> Missing(JsonObject spec) =>
        [.. Missing(spec, spec["datasets"]!.AsObject(), []).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<string> Missing(JsonNode? node, JsonObject datasets, HashSet<string> known)
    {
        if (node is JsonArray items)
        {
            return items.SelectMany(i => Missing(i, datasets, known));
        }
        if (node is not JsonObject view)
        {
            return [];
        }
        HashSet<string> fields = view["data"] is JsonObject data ? Of(data, datasets) : [.. known];
        foreach (JsonNode? transform in view["transform"] as JsonArray ?? [])
        {
            if (transform?["as"]?.GetValue<string>() is { } made)
            {
                fields.Add(made);
            }
        }
        IEnumerable<string> own =
            view["field"] is JsonValue field && !fields.Contains(field.GetValue<string>()) ? [field.GetValue<string>()] : [];
        return own.Concat(
            view.Where(m => m.Key is not ("datasets" or "config" or "data")).SelectMany(m => Missing(m.Value, datasets, fields))
        );
    }

    private static HashSet<string> Of(JsonObject data, JsonObject datasets) =>
        data["name"] is { } name ? [.. datasets[name.GetValue<string>()]!.AsArray().SelectMany(r => r!.AsObject().SelectMany(Names))] : [];

    // A member's own name, and where it is an object those within: Vega-Lite writes them with a dot.
    private static IEnumerable<string> Names(KeyValuePair<string, JsonNode?> member) =>
        member.Value is JsonObject inner ? inner.Select(i => $"{member.Key}.{i.Key}").Prepend(member.Key) : [member.Key];
}
