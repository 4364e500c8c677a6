namespace IsoTriplet.Experiments.Hosting;

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
