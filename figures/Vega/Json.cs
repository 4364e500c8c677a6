using System.Text.Json.Nodes;

namespace IsoTriplet.Figures.Vega;

/// <summary>Short names for JSON nodes, so that a specification reads like the one it becomes.</summary>
public static class Json
{
    /// <summary>An object.</summary>
    /// <param name="members">Its members in order; a node that already has a parent is copied.</param>
    /// <returns>The object.</returns>
    public static JsonObject Object(params ReadOnlySpan<(string Name, JsonNode? Value)> members)
    {
        JsonObject made = [];
        foreach ((string name, JsonNode? value) in members)
        {
            made[name] = Free(value);
        }
        return made;
    }

    /// <summary>An array.</summary>
    /// <param name="items">Its items; a node that already has a parent is copied.</param>
    /// <returns>The array.</returns>
    public static JsonArray Array(params ReadOnlySpan<JsonNode?> items)
    {
        JsonArray made = [];
        foreach (JsonNode? item in items)
        {
            made.Add(Free(item));
        }
        return made;
    }

    /// <summary>A copy of an object with more members; later ones win.</summary>
    /// <param name="first">The object.</param>
    /// <param name="more">What to add or replace.</param>
    /// <returns>A new object.</returns>
    public static JsonObject With(this JsonObject first, params ReadOnlySpan<(string Name, JsonNode? Value)> more)
    {
        ArgumentNullException.ThrowIfNull(first);
        JsonObject made = first.DeepClone().AsObject();
        foreach ((string name, JsonNode? value) in more)
        {
            made[name] = Free(value);
        }
        return made;
    }

    private static JsonNode? Free(JsonNode? node) => node?.Parent is null ? node : node.DeepClone();
}
