namespace IsoTriplet.Optimizers.Comparisons;

/// <summary>A comparison on squared distances, linear: <c>left G_ij^2 + offset &lt;= right G_kl^2</c>.</summary>
internal readonly record struct LinearForm(double Left, double Right, double Offset)
{
    /// <summary>The slope as a certificate writes it.</summary>
    public double Slope(double margin) => margin >= 0 ? Left : Right;

    /// <summary>The form that a slope as a certificate writes it stands for; where the offset rests on the reach, <see cref="Within"/> gives it.</summary>
    public static LinearForm Of(Multiplier m)
    {
        double s = m.Comparison.Margin;
        return s >= 0 ? new(m.Slope, 1, s * s)
            : m.Comparison.K == m.Comparison.L ? new(1, 1, -s * s)
            : new(1, m.Slope, -s * s * m.Slope / (m.Slope - 1));
    }

    /// <summary>Equal to the comparison to first order at distances of G; all in one unit.</summary>
    public static LinearForm Tangent(Comparison c, double s, double small, double large, double floor)
    {
        if (s == 0 || (s > 0 && c.I == c.J) || (s < 0 && c.K == c.L))
        {
            return new(1, 1, Math.Sign(s) * s * s);
        }
        // (g + s)^2 is at most (1 + s/rho) g^2 + s^2 + s rho, with equality at g = rho.
        double rho = Math.Max(floor, s > 0 ? small : large),
            t = Math.Abs(s);
        return s > 0 ? new(1 + (t / rho), 1, (t * t) + (t * rho)) : new(1, 1 + (t / rho), -(t * t) - (t * rho));
    }

    /// <summary>Implied by the comparison for every G whose distances differ from those of F by at most reach (docs/mathematics/extensions.md, 14.4 and 15.2).</summary>
    public static LinearForm Relaxed(Comparison c, double s, double small, double large, double reach, double floor)
    {
        if (s <= 0 || c.I == c.J)
        {
            return Tangent(c, s, small, large + reach, floor);
        }
        double sum = Math.Max(floor, Math.Max(0, small - reach) + small + reach),
            slope = 1 + (2 * s / sum);
        return new(slope, 1, Least(s, slope, small, reach));
    }

    /// <summary>The same slope with the offset for another reach.</summary>
    public LinearForm Within(Comparison c, double s, double small, double reach) =>
        s > 0 && c.I != c.J ? this with { Offset = Least(s, Left, small, reach) } : this;

    private static double Least(double s, double slope, double small, double reach)
    {
        double low = Math.Max(0, small - reach),
            high = small + reach;
        return Math.Min(((low + s) * (low + s)) - (slope * low * low), ((high + s) * (high + s)) - (slope * high * high));
    }
}
