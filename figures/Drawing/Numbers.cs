namespace IsoTriplet.Figures.Drawing;

/// <summary>Numbers in captions. Bounds are rounded outwards, so that what a caption says is still a bound.</summary>
public static class Numbers
{
    /// <summary>Four significant digits, to nearest: for exact figures such as the hardness.</summary>
    public static string Of(double value) => value.ToString("G4").Replace("-", "−", StringComparison.Ordinal);

    /// <summary>A count with its noun: <c>1 class</c>, <c>2 classes</c>.</summary>
    /// <param name="noun">The noun in the singular.</param>
    public static string Count(double many, string noun) => $"{many} {noun}{(many == 1 ? "" : noun.EndsWith('s') ? "es" : "s")}";

    /// <summary>A lower bound, rounded down to four significant digits.</summary>
    public static string Lower(double value) => Rounded(value, Math.Floor);

    /// <summary>An upper bound, rounded up to four significant digits.</summary>
    public static string Upper(double value) => Rounded(value, Math.Ceiling);

    /// <summary>A bracket: <c>between 0.8172 and 0.8173</c>.</summary>
    public static string Bracket(double lower, double upper) => $"between {Lower(lower)} and {Upper(upper)}";

    /// <summary>A bracket with what its ends rest on.</summary>
    /// <param name="path">The path of an object with <c>lower</c>, <c>upper</c>, <c>lower_from</c>, <c>upper_from</c>.</param>
    public static string Certified(ResultFile result, string path)
    {
        string numbers = Bracket(result.Number($"{path}.lower"), result.Number($"{path}.upper"));
        return $"{numbers} (certified; lower bound: {result.Text($"{path}.lower_from")}; upper bound: {result.Text($"{path}.upper_from")})";
    }

    private static string Rounded(double value, Func<double, double> round)
    {
        if (value == 0 || !double.IsFinite(value))
        {
            return Of(value);
        }
        int digits = Math.Clamp(3 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 15);
        decimal unit = 1;
        for (int k = 0; k < digits; k++)
        {
            unit /= 10;
        }
        // In decimal: a binary quotient could round the bound past itself.
        decimal exact = (decimal)value;
        decimal steps = exact / unit;
        decimal whole = (decimal)round((double)steps);
        while (round(0.5) < 0.5 ? whole * unit > exact : whole * unit < exact)
        {
            whole += round(0.5) < 0.5 ? -1 : 1;
        }
        return (whole * unit).ToString("0.###############").Replace("-", "−", StringComparison.Ordinal);
    }
}
