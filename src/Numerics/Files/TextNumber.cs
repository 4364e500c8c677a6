using System.Globalization;

namespace IsoTriplet.Numerics;

/// <summary>Numbers as texts.</summary>
internal static class TextNumber
{
    /// <summary>Whether the text is a number; nan, inf and infinity of either sign count, as every program writes them.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out double value)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value))
        {
            return true;
        }
        if (text.Length is < 3 or > 9)
        {
            return false;
        }
        value = text.ToString().ToUpperInvariant() switch
        {
            "INF" or "+INF" or "+INFINITY" => double.PositiveInfinity,
            "-INF" => double.NegativeInfinity,
            "+NAN" or "-NAN" => double.NaN,
            _ => 0,
        };
        return value != 0;
    }

    /// <summary>Whether the text is an integer of 64 bits; zeros may follow a decimal point, as where a column of integers passed through floating point.</summary>
    public static bool TryInteger(ReadOnlySpan<char> text, out long value)
    {
        int point = text.IndexOf('.');
        ReadOnlySpan<char> whole = point > 0 && text[(point + 1)..].Trim('0').IsEmpty ? text[..point] : text;
        return long.TryParse(whole, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>Whether the text is exactly the digits of a count.</summary>
    public static bool Is(ReadOnlySpan<char> text, int count) =>
        text.Length is > 0 and < 11 && (text.Length == 1 || text[0] != '0') && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value == count;
}
