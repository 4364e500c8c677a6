using System.Text.Json.Nodes;

namespace IsoTriplet.Figures.Vega;

/// <summary>A result file: what a figure is drawn from, and nothing else.</summary>
/// <param name="Name">The file's name, for messages.</param>
/// <param name="Root">Its content: one object with rows under plural names.</param>
public sealed record ResultFile(string Name, JsonObject Root)
{
    /// <summary>Parses a result file.</summary>
    /// <param name="name">The file's name, for messages.</param>
    /// <param name="text">Its text.</param>
    /// <returns>The file.</returns>
    /// <exception cref="ArgumentException">The text is no JSON object.</exception>
    public static ResultFile Parse(string name, string text)
    {
        try
        {
            return JsonNode.Parse(text) is JsonObject root ? new ResultFile(name, root) : throw Fault(name, "one JSON object was expected");
        }
        catch (System.Text.Json.JsonException e)
        {
            throw Fault(name, $"it is no JSON ({e.Message})");
        }
    }

    /// <summary>The rows under a name.</summary>
    /// <param name="name">A plural, such as <c>points</c>.</param>
    /// <returns>The array.</returns>
    /// <exception cref="ArgumentException">There is no such array.</exception>
    public JsonArray Rows(string name) => Root[name] as JsonArray ?? throw Fault(Name, $"no rows '{name}'");

    /// <summary>A number by its path, such as <c>d_haus.lower</c>.</summary>
    /// <param name="path">Member names joined by dots.</param>
    /// <returns>The number.</returns>
    /// <exception cref="ArgumentException">There is no such number.</exception>
    public double Number(string path) =>
        At(path) is JsonValue value && value.TryGetValue(out double number) ? number : throw Fault(Name, $"no number '{path}'");

    /// <summary>A text by its path.</summary>
    /// <param name="path">Member names joined by dots.</param>
    /// <returns>The text.</returns>
    /// <exception cref="ArgumentException">There is no such text.</exception>
    public string Text(string path) =>
        At(path) is JsonValue value && value.TryGetValue(out string? text) ? text : throw Fault(Name, $"no text '{path}'");

    private JsonNode? At(string path)
    {
        JsonNode? node = Root;
        foreach (string member in path.Split('.'))
        {
            node = (node as JsonObject)?[member];
        }
        return node;
    }

    private static ArgumentException Fault(string name, string what) => new($"{name} is no result file of this figure: {what}");
}
