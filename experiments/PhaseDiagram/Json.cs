using System.Text.Json.Nodes;

namespace IsoTriplet.Experiments.PhaseDiagram;

/// <summary>Reads figures of cells.</summary>
internal static class Json
{
    private const double Digits = 1e5;

    internal static double? Number(JsonObject? json, string name) =>
        json?[name] is JsonValue value
            ? value.TryGetValue(out double real)
                ? real
                : value.TryGetValue(out long whole)
                    ? whole
                    : value.TryGetValue(out int small)
                        ? small
                        : null
            : null;

    /// <summary>A size.</summary>
    /// <exception cref="ArgumentException">It is no whole number, or below 1.</exception>
    internal static int Count(JsonObject json, string name)
    {
        double value = Number(json, name)!.Value;
        return value >= 1 && value <= int.MaxValue && double.IsInteger(value)
            ? (int)value
            : throw new ArgumentException($"\"{name}\" is {value}; a whole number of at least 1 was expected");
    }

    internal static string? Text(JsonObject json, string name) => (string?)json[name];

    /// <summary>Five decimals, so that kept tables are small; bounds go outwards.</summary>
    internal static double? Rounded(double? value, Func<double, double>? round = null) =>
        value is { } x && double.IsFinite(x) ? (round ?? Math.Round)(x * Digits) / Digits : null;
}
