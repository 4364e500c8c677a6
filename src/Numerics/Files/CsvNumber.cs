using System.Globalization;

namespace IsoTriplet.Numerics;

/// <summary>Numbers as texts.</summary>
internal static class CsvNumber
{
    private static readonly char[] OtherSeparators = [';', '\t', ' ', '|'];

    /// <summary>Whether the text is a number; nan, inf and infinity of either sign count, as every program writes them.</summary>
    public static bool TryParse(string text, out double value)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value))
        {
            return true;
        }
        value = text.ToUpperInvariant() switch
        {
            "INF" or "+INF" or "+INFINITY" => double.PositiveInfinity,
            "-INF" => double.NegativeInfinity,
            "+NAN" or "-NAN" => double.NaN,
            _ => 0,
        };
        return value != 0;
    }

    /// <summary>Whether the text is several numbers with something other than a comma between them, as "0.1;0.2".</summary>
    public static bool IsRow(string text)
    {
        string[] parts = text.Split(OtherSeparators, StringSplitOptions.RemoveEmptyEntries);
        return parts.Length > 1 && parts.All(part => TryParse(part, out _));
    }
}
