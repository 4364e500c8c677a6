using System.Net;

namespace IsoTriplet.Figures.Page;

/// <summary>Small helpers that turn values into HTML text; every text from a result file goes through <see cref="Text(string)"/>.</summary>
public static class Html
{
    private const int Digits = 4;

    /// <summary>Escapes a text for element content and quoted attributes.</summary>
    /// <returns>The text with the characters of markup replaced.</returns>
    public static string Text(string? text) => WebUtility.HtmlEncode(text ?? "");

    /// <summary>A number as people read it: four significant digits.</summary>
    /// <returns>The text, "infinite" and "undefined" included.</returns>
    public static string Number(double value) =>
        double.IsNaN(value) ? "undefined"
        : double.IsInfinity(value) ? "infinite"
        : value == 0 ? "0"
        : Math.Abs(value) is >= 1e-4 and < 1e6 ? Significant(value)
        : value.ToString("0.###e0", CultureInfo.InvariantCulture);

    /// <summary>A lower bound as people read it: four significant digits, rounded down.</summary>
    public static string Lower(double value) => Number(Numbers.Down(value, Digits));

    /// <summary>An upper bound as people read it: four significant digits, rounded up.</summary>
    public static string Upper(double value) => Number(Numbers.Up(value, Digits));

    /// <summary>A bracket as people read it: one number where both ends agree to 1e-3, else both, rounded away from each other.</summary>
    public static string Between(double lower, double upper) =>
        upper - lower <= 1e-3 * Math.Abs(upper) ? Number(upper) : $"{Lower(lower)} to {Upper(upper)}";

    /// <summary>A share as a percentage.</summary>
    public static string Percent(double share) =>
        share is > 0 and < 0.01 ? "less than 1 %" : $"{(100 * share).ToString("0", CultureInfo.InvariantCulture)} %";

    /// <summary>A clause as a sentence: a capital in front, a full stop behind.</summary>
    public static string Sentence(string clause) =>
        string.IsNullOrEmpty(clause) ? "" : char.ToUpperInvariant(clause[0]) + clause[1..] + (clause.EndsWith('.') ? "" : ".");

    /// <summary>An identifier made of what is allowed in one.</summary>
    /// <returns>Small letters, digits and hyphens.</returns>
    public static string Identifier(string text) =>
        string.Concat(text.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));

    private static string Significant(double value)
    {
        int decimals = Math.Clamp(3 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 8);
        return Math.Round(value, decimals).ToString("0.########", CultureInfo.InvariantCulture);
    }
}
