namespace IsoTriplet.Figures.Drawing;

/// <summary>Numbers in captions. Bounds are rounded outwards, so that what a caption says is still a bound.</summary>
public static class Numbers
{
    /// <summary>Four significant digits, to nearest: for exact figures such as the hardness.</summary>
    public static string Of(double value) => value.ToString("G4").Replace("-", "−", StringComparison.Ordinal);

    /// <summary>A count with its noun: <c>1 class</c>, <c>2 classes</c>.</summary>
    public static string Count(double many, string noun) => $"{many} {noun}{(many == 1 ? "" : noun.EndsWith('s') ? "es" : "s")}";

    /// <summary>A lower bound, rounded down to four significant digits.</summary>
    public static string Lower(double value) => Written(Down(value, 4));

    /// <summary>An upper bound, rounded up to four significant digits.</summary>
    public static string Upper(double value) => Written(Up(value, 4));

    /// <summary>A bracket: <c>between 0.8172 and 0.8173</c>.</summary>
    public static string Bracket(double lower, double upper) => $"between {Lower(lower)} and {Upper(upper)}";

    /// <summary>A bracket with what its ends rest on.</summary>
    /// <param name="path">The path of an object with <c>lower</c>, <c>upper</c>, <c>lower_from</c>, <c>upper_from</c>.</param>
    public static string Certified(ResultFile result, string path)
    {
        string numbers = Bracket(result.Number($"{path}.lower"), result.Number($"{path}.upper"));
        return $"{numbers} (certified; lower bound: {result.Text($"{path}.lower_from")}; upper bound: {result.Text($"{path}.upper_from")})";
    }

    /// <summary>The nearest number of so many significant decimal digits that is not above a value.</summary>
    /// <param name="digits">1 to 15.</param>
    /// <returns>The double that the decimal number is read back as; the value itself where it is 0 or not finite.</returns>
    public static double Down(double value, int digits)
    {
        if (value == 0 || !double.IsFinite(value))
        {
            return value;
        }
        string nearest = value.ToString($"E{digits - 1}", CultureInfo.InvariantCulture);
        double rounded = Read(nearest);
        if (rounded <= value)
        {
            return rounded;
        }
        // One less in the last place: of a power of ten one less in the place behind it.
        int e = nearest.IndexOf('E', StringComparison.Ordinal);
        long mantissa = long.Parse(nearest[..e].Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        int exponent = int.Parse(nearest[(e + 1)..], CultureInfo.InvariantCulture) - (digits - 1);
        string power = "1" + new string('0', digits - 1);
        return nearest[..e].Replace(".", "", StringComparison.Ordinal) == power
            ? Read($"{(10 * mantissa) - 1}E{exponent - 1}")
            : Read($"{mantissa - 1}E{exponent}");

        static double Read(string text) => double.Parse(text, CultureInfo.InvariantCulture);
    }

    /// <summary>The nearest number of so many significant decimal digits that is not below a value.</summary>
    /// <param name="digits">1 to 15.</param>
    /// <returns>The double that the decimal number is read back as.</returns>
    public static double Up(double value, int digits) => -Down(-value, digits);

    /// <summary>A bracket as tables write it, each end rounded away from the other: <c>[0.81726, 0.81729]</c>; one number where both are equal.</summary>
    /// <param name="digits">Significant digits.</param>
    public static string Interval(double lower, double upper, int digits)
    {
        string format = $"G{digits}";
        return lower.Equals(upper)
            ? lower.ToString(format, CultureInfo.InvariantCulture)
            : string.Create(
                CultureInfo.InvariantCulture,
                $"[{Down(lower, digits).ToString(format)}, {Up(upper, digits).ToString(format)}]"
            );
    }

    // Captions have no exponents within reason.
    private static string Written(double value) =>
        value == 0 || Math.Abs(value) is < 1e-9 or >= 1e9
            ? Of(value)
            : value.ToString("0.###############").Replace("-", "−", StringComparison.Ordinal);
}
