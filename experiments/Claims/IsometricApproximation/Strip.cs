namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>A long strip of width 1 and its bent copy: thick enough for the printed hypothesis theta >= q, thin against its diameter.</summary>
/// <remarks>
/// F is six points (x, +-1/2), x = -L/2, 0, L/2; thickness 1, diameter about L. G bends the middle line to the circle of curvature k = 1/L^2, so that
/// d_iso is about 1/L and the middle of the line moves by about 1/8 against its ends: displacement over d_iso grows with L, and the width stays.
/// </remarks>
internal static class Strip
{
    public static Instance Of(double length)
    {
        double[][] flat = [.. Corners(length).Select(c => new[] { c.X, c.Y })];
        double radius = length * length;
        double[][] bent = [.. Corners(length).Select(c => Bend(c.X, c.Y, radius))];
        return Sampling.Pair($"strip of length {length} and its bent copy", Embedding.FromRows(flat), Embedding.FromRows(bent));
    }

    /// <summary>
    /// No isometry moves F to within less than this of G: T is affine, so for the middle b of a and c the vector g_b - (g_a + g_c)/2 is
    /// (g_b - T b) - ((g_a - T a) + (g_c - T c))/2, at most twice the largest displacement.
    /// </summary>
    public static double LeastDisplacement(Instance strip)
    {
        Embedding g = strip.Other;
        double[] sag = [.. Enumerable.Range(0, 2).Select(k => g[2, k] - ((g[0, k] + g[4, k]) / 2))];
        return Math.Sqrt((sag[0] * sag[0]) + (sag[1] * sag[1])) / 2;
    }

    /// <summary>Lemma 1 on a pair in the plane: the nearest isometry against the explicit constant at q = share(theta, diam).</summary>
    public static Judgement Sides(Instance f, Func<double, double, double> share)
    {
        double eps = IsometricDistance.Between(f.Points, f.Other).Value;
        double diameter = Diameter.Of(f.Points).Value;
        double q = share(Thickness.Of(f.Points).Lower, diameter);
        double right = ApproximationConstant.FromThickness(eps, q * diameter, diameter, f.Points.Points);
        NearestIsometry nearest = NearestIsometry.Of(f.Points, f.Other);
        return new Judgement((nearest.Lower, nearest.Upper), (right, right));
    }

    private static IEnumerable<(double X, double Y)> Corners(double length) =>
        from x in new[] { -length / 2, 0, length / 2 }
        from y in new[] { -0.5, 0.5 }
        select (x, y);

    // The point at arc length x of the circle through the origin, y inwards; 1 - cos without cancellation.
    private static double[] Bend(double x, double y, double radius)
    {
        double half = Math.Sin(x / radius / 2);
        double rise = 2 * radius * half * half;
        return [(radius - y) * Math.Sin(x / radius), rise + (y * Math.Cos(x / radius))];
    }
}
