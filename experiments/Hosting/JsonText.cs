using System.Text.Encodings.Web;
using IsoTriplet.Numerics.Blas;

namespace IsoTriplet.Experiments.Hosting;

/// <summary>The one way results become JSON: snake case, shortest digits that read back to the same double.</summary>
public static class JsonText
{
    private const string Kernel = "kernel";

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DictionaryKeyPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    /// <summary>For reading what <see cref="Write"/> wrote.</summary>
    internal static JsonSerializerOptions Reading => Options;

    /// <summary>The same texts on one line.</summary>
    internal static JsonSerializerOptions OneLine { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What a failed reader of a JSON tree has to say.</summary>
    internal static string Fault(Exception e) =>
        e is NullReferenceException or ArgumentNullException ? "a member is missing or null" : e.Message;

    /// <summary>The word of an enumeration's value: small letters, a dash where a capital stands inside.</summary>
    public static string Word(Enum value) => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>The same in small letters alone.</summary>
    public static string Small(Enum value) => value.ToString().ToLowerInvariant();

    /// <summary>A number as JSON has it: null stands for what is not finite.</summary>
    public static double? Finite(double? value) => value is { } x && double.IsFinite(x) ? x : null;

    public static string Of(object document) => JsonSerializer.Serialize(document, document?.GetType() ?? typeof(object), Options);

    /// <summary>Serialises a result: the record, and the kernel of the linear algebra behind it, on which its last digits depend.</summary>
    /// <param name="document">The record; one that collects the work of others has a member "kernel" of its own, which stands.</param>
    /// <returns>The JSON text, its last member "kernel"; a list is left as it is.</returns>
    public static string Result(object document)
    {
        JsonNode? root = JsonSerializer.SerializeToNode(document, document?.GetType() ?? typeof(object), Options);
        if (root is JsonObject members && !members.ContainsKey(Kernel))
        {
            members[Kernel] = BlasLibrary.Kernel;
        }
        return root?.ToJsonString(Options) ?? "null";
    }

    /// <summary>Writes a result beside its final name and renames it, so that no half-written file is ever seen.</summary>
    public static void Write(string path, object document) => AtomicFile.WriteText(path, Result(document) + "\n");
}

/// <summary>Comma-separated values as every table of the console writes them (RFC 4180).</summary>
public static class CsvText
{
    /// <summary>One field: in quotes, its own doubled, where it holds a comma, a quote or a line break.</summary>
    /// <param name="field">The text; null is an empty field.</param>
    /// <returns>The field as it stands between two commas.</returns>
    public static string Field(string? field) =>
        field is null ? ""
        : field.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
        : field;
}

/// <summary>Words of a command line as a POSIX shell takes them.</summary>
internal static class ShellWord
{
    /// <summary>The word in single quotes, whatever it holds.</summary>
    public static string Quoted(string word) => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    /// <summary>The word as it is where a shell leaves it so, else in quotes.</summary>
    public static string Of(string word) =>
        word.Length > 0 && word.All(c => char.IsLetterOrDigit(c) || "-_./:=,+@%".Contains(c, StringComparison.Ordinal))
            ? word
            : Quoted(word);
}
