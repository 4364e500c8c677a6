namespace IsoTriplet.Tests.Laws;

/// <summary>The metric axioms as one generic test; a line per metric closes it.</summary>
internal static class MetricLaws
{
    /// <summary>d(x,x) = 0, d >= 0, symmetry and the triangle inequality up to rounding; returns the first law that fails, or null.</summary>
    public static string? Broken<T>(Func<T, T, double> distance, IReadOnlyList<T> points, double rounding = 1e-12)
    {
        foreach (T x in points)
        {
            if (distance(x, x) > rounding)
            {
                return "identity";
            }
            foreach (T y in points)
            {
                double d = distance(x, y);
                if (!(d >= 0))
                {
                    return "sign";
                }
                if (Math.Abs(d - distance(y, x)) > rounding)
                {
                    return "symmetry";
                }
                if (points.Any(z => distance(x, z) > d + distance(y, z) + rounding))
                {
                    return "triangle";
                }
            }
        }
        return null;
    }
}
