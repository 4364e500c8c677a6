using System.Globalization;

namespace IsoTriplet.Certificates;

/// <summary>Doubles as C99 hexadecimal text (printf %a): exact both ways for every finite double.</summary>
public static class HexFloat
{
    /// <summary>Writes 0x1.8p+1 for 3; subnormals as 0x0.hhhp-1022, zeros as 0x0p+0 and -0x0p+0.</summary>
    /// <param name="value">Finite.</param>
    /// <returns>The text.</returns>
    /// <exception cref="CertificateException">Infinite or not a number.</exception>
    public static string Format(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new CertificateException("A certificate holds finite numbers only.");
        }
        long bits = BitConverter.DoubleToInt64Bits(value);
        int field = (int)((bits >> 52) & 0x7FF);
        string digits = (bits & 0xFFFFFFFFFFFFF).ToString("x13", CultureInfo.InvariantCulture).TrimEnd('0');
        int exponent =
            field != 0 ? field - 1023
            : digits.Length == 0 ? 0
            : -1022;
        string point = digits.Length == 0 ? "" : "." + digits;
        return $"{(bits < 0 ? "-" : "")}0x{(field == 0 ? '0' : '1')}{point}p{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent)}";
    }

    /// <summary>Reads [-]0x(0|1)[.h...]p(+|-)d..., at most 13 hexadecimal and 4 decimal digits; nothing is rounded.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The double that the text denotes exactly.</returns>
    /// <exception cref="CertificateException">Not of this form, or no double has that value.</exception>
    public static double Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        ReadOnlySpan<char> rest = text;
        bool negative = rest.StartsWith("-");
        rest = negative ? rest[1..] : rest;
        int p = rest.IndexOf('p');
        if (p < 3 || rest[0] != '0' || rest[1] != 'x' || rest[2] is not ('0' or '1') || rest.Length < p + 3 || rest.Length > p + 6)
        {
            throw Malformed(text);
        }
        long mantissa = rest[2] - '0';
        ReadOnlySpan<char> fraction = rest[3..p];
        if (fraction.Length > 0 && (fraction[0] != '.' || fraction.Length is 1 or > 14))
        {
            throw Malformed(text);
        }
        for (int k = 1; k <= 13; k++)
        {
            char digit = k < fraction.Length ? fraction[k] : '0';
            mantissa =
                (mantissa << 4) | (long)(char.IsAsciiHexDigit(digit) ? Convert.ToInt32(digit.ToString(), 16) : throw Malformed(text));
        }
        if (
            rest[p + 1] is not ('+' or '-')
            || !int.TryParse(rest[(p + 2)..], NumberStyles.None, CultureInfo.InvariantCulture, out int exponent)
        )
        {
            throw Malformed(text);
        }
        exponent = (rest[p + 1] == '-' ? -exponent : exponent) - 52;
        double value = Math.ScaleB((double)mantissa, exponent);
        if (!double.IsFinite(value) || Dyadic.From(value).CompareTo(new Dyadic(mantissa, exponent)) != 0)
        {
            throw new CertificateException($"'{Shown(text)}' is no double: it is too large, or finer than the format holds.");
        }
        return negative ? -value : value;
    }

    private static string Shown(string text) => text.Length <= 40 ? text : text[..40] + "...";

    private static CertificateException Malformed(string text) =>
        new($"'{Shown(text)}' is not a hexadecimal floating-point number such as 0x1.8p+1.");
}
