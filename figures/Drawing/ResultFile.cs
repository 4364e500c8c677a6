using System.Text.Json;

namespace IsoTriplet.Figures.Drawing;

/// <summary>A result file: what a figure or a section of the page is made from, and nothing else; or a part of one.</summary>
public sealed record ResultFile(string Name, JsonObject Root)
{
    /// <summary>Parses a result file.</summary>
    /// <exception cref="ArgumentException">The text is no JSON object.</exception>
    public static ResultFile Parse(string name, string text)
    {
        try
        {
            return JsonNode.Parse(text) is JsonObject root ? new ResultFile(name, root) : throw Fault(name, "one JSON object was expected");
        }
        catch (JsonException e)
        {
            throw Fault(name, $"it is no JSON ({e.Message})");
        }
    }

    /// <summary>Makes something of the file: what it lacks is its fault, whoever misses it.</summary>
    /// <param name="make">Reads the file and draws, counts or writes.</param>
    /// <exception cref="ArgumentException">It cannot be made of this file; the message names it.</exception>
    public T Into<T>(Func<ResultFile, T> make)
    {
        ArgumentNullException.ThrowIfNull(make);
        try
        {
            return make(this);
        }
        catch (Exception e)
            when (e
                    is InvalidOperationException
                        or ArgumentException
                        or FormatException
                        or ArithmeticException
                        or NullReferenceException
                        or IndexOutOfRangeException
                        or KeyNotFoundException
                && !e.Message.StartsWith(Name, StringComparison.Ordinal)
            )
        {
            throw new ArgumentException($"{Name} is no result file of the kind expected: {e.Message}", e);
        }
    }

    /// <summary>The rows under a name.</summary>
    /// <param name="name">A plural, such as <c>points</c>.</param>
    /// <exception cref="ArgumentException">There is no such array of objects.</exception>
    public IReadOnlyList<ResultFile> Rows(string name) =>
        Root[name] is JsonArray rows && rows.All(r => r is JsonObject)
            ? [.. rows.Select(r => new ResultFile(Name, r!.AsObject()))]
            : throw Fault(Name, $"no rows '{name}'");

    /// <summary>The rows under a name that a file of this kind may lack; none where it does.</summary>
    public IReadOnlyList<ResultFile> All(string name) => Has(name) ? Rows(name) : [];

    /// <summary>A number by its path, such as <c>d_haus.lower</c>.</summary>
    /// <param name="path">Member names joined by dots.</param>
    /// <exception cref="ArgumentException">There is no such number.</exception>
    public double Number(string path) => Optional(path) ?? throw Fault(Name, $"no number '{path}'");

    /// <summary>A number by its path, or null where there is none.</summary>
    public double? Optional(string path) => At(path) is JsonValue value && value.TryGetValue(out double number) ? number : null;

    /// <summary>An object by its path.</summary>
    /// <exception cref="ArgumentException">There is no such object.</exception>
    public ResultFile Part(string path) =>
        At(path) is JsonObject part ? this with { Root = part } : throw Fault(Name, $"no object '{path}'");

    /// <summary>True where a path leads to something that is not null.</summary>
    /// <param name="path">Member names joined by dots.</param>
    public bool Has(string path) => At(path) is not null;

    /// <summary>A list of numbers under a name.</summary>
    /// <returns>The numbers; none where the member is null or not there.</returns>
    public double[] Numbers(string name) => Root[name] is JsonArray list ? [.. list.Select(v => (double)v!)] : [];

    /// <summary>True where a path leads to true.</summary>
    /// <param name="path">Member names joined by dots.</param>
    public bool Flag(string path) => At(path) is JsonValue value && value.TryGetValue(out bool flag) && flag;

    /// <summary>A text by its path; numbers are written out.</summary>
    /// <param name="path">Member names joined by dots.</param>
    /// <exception cref="ArgumentException">There is no such text.</exception>
    public string Text(string path) => At(path) is JsonValue value ? value.ToString() : throw Fault(Name, $"no text '{path}'");

    private JsonNode? At(string path)
    {
        JsonNode? node = Root;
        foreach (string member in path.Split('.'))
        {
            node = (node as JsonObject)?[member];
        }
        return node;
    }

    private static ArgumentException Fault(string name, string what) => new($"{name} is no result file of the kind expected: {what}");
}
