using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace IsoTriplet.Experiments.Sweeps.Plan;

/// <summary>The records of a sweep as JSON on one line; what is missing, or null where it must not be, is refused.</summary>
internal static class SweepJson
{
    internal static JsonSerializerOptions Line { get; } =
        new(JsonText.OneLine)
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        };

    /// <summary>The one form of a tree that hashes are taken of: keys in ordinal order.</summary>
    internal static string Canonical(JsonNode? node) => Sorted(node)?.ToJsonString(Line) ?? "null";

    /// <summary>Reads a file.</summary>
    /// <exception cref="ArgumentException">It is none: file, what was expected, what is wrong.</exception>
    internal static T Read<T>(string path, string expected)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(InputFile.Text(path), Line) ?? throw new JsonException("it is null");
        }
        catch (JsonException e)
        {
            throw new ArgumentException($"{path}: {expected} ({Fault(e)})", e);
        }
    }

    // The members that the reader names, without the names of our types.
    private static string Fault(JsonException e)
    {
        const string Listed = "including: ";
        int at = e.Message.IndexOf(Listed, StringComparison.Ordinal);
        return at >= 0 ? $"a member is missing or null: {e.Message[(at + Listed.Length)..].TrimEnd('.')}"
            : e.Message.Contains("IsoTriplet.", StringComparison.Ordinal) ? $"a member is missing or null, or of another kind: {e.Path}"
            : e.Message;
    }

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
