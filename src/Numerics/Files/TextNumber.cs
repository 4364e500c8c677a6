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

    /// <summary>Whether the text is an integer of 64 bits, or one with a decimal point and zeros behind it, as where a column of integers passed through floating point.</summary>
    public static bool TryInteger(ReadOnlySpan<char> text, out long value)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value))
        {
            return true;
        }
        bool whole =
            text.Contains('.')
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            && double.IsInteger(number)
            && Math.Abs(number) <= 1L << 53
            && (value = (long)number) == number;
        return whole;
    }

    /// <summary>Whether the text is a number but for a comma in the place of the decimal point.</summary>
    public static bool HasDecimalComma(ReadOnlySpan<char> text) =>
        text.Count(',') == 1 && TryParse(text.ToString().Replace(',', '.'), out _);

    /// <summary>Whether the text is exactly the digits of a count.</summary>
    public static bool Is(ReadOnlySpan<char> text, int count) =>
        text.Length is > 0 and < 11
        && (text.Length == 1 || text[0] != '0')
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value)
        && value == count;
}
