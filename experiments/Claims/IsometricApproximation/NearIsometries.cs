namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>"Isometric Approximation": Definitions 2 and 3, Theorem 1, (6) to (9).</summary>
internal static class NearIsometries
{
    public static IReadOnlyList<Claim> Claims { get; } =
    [
        new("iat-definition-2", "Definition 2, (6)", Verdict.Proved, "near_isometry")
        {
            Statement = "f : A -> Y is an eps-nearisometry (eps > 0) if | |f(x) - f(y)| - |x - y| | <= eps for all x, y in A.",
            Relation = "least eps for which F -> G is one = max over pairs |D_ij - G_ij| = d_iso(F, G)",
            Reason = "Proposition E.6. A definition: the library's least eps against all pairs.",
            Evidence = Streams.PlanePairs.Try(f => Truth(Least(f, 1))),
            Control = Streams.PlanePairs.Try("0.999 of that eps", f => Truth(Least(f, 0.999))),
        },
        new("iat-definition-3", "Definition 3, (8a), (8b)", Verdict.Holds)
        {
            Statement = "theta(A) = inf over unit vectors e of diam(pi_e A), pi_e(x) = x . e, diam(X) = sup |r_1 - r_2|.",
            Hypotheses = "Finite sets in R^n, n = 1, 2, 3, where the library's thickness is exact.",
            Relation = "theta(A) <= width of A along e for random e and for the e that the library names",
            Reason = "A definition: the library's number against widths. In general dimension it gives a bracket.",
            Evidence = Trial.Of("gaussian points, n = 1..3, N = n + 1..8", Widths),
        },
        new("iat-theorem-1", "Theorem 1, (9), from [ATV] Theorem 3.3; the c-IAP", Verdict.Holds)
        {
            Statement =
                "0 < q <= 1, A in R^n compact, theta(A) >= q diam(A), f : A -> R^n an eps-nearisometry: some isometry U of R^n has |f(x) - U(x)| <= c_n eps / q for all x in A, c_n depending on n alone.",
            Hypotheses = "Plane sets of 3 to 8 points; the nearest isometry by branch and bound over the angle.",
            Relation =
                "min over isometries of max_i |T p_i - g_i| <= c eps / q at q = theta / diam, c = 0.777 sqrt(N (N - 1)) (2 + eps / diam)",
            Reason =
                "A theorem of [ATV], not proved again here: the explicit c, which follows from Theorem 5.2 and Lemma 5.4, depends on N. Without thickness no constant serves (strips). With c = c_n diam / theta the paper calls it the c-IAP.",
            Evidence = Streams.PlanePairs.Try(f => Strip.Sides(f, (theta, diameter) => theta / diameter)),
            Control = Streams.PlanePairs.Try(
                "theta put to diam, on a long strip and its bent copy",
                f => Strip.Sides(f, (_, _) => 1),
                Strip.Of(1000)
            ),
        },
    ];

    private static bool Least(Instance f, double factor)
    {
        double eps = IsometricDistance.Between(f.Points, f.Other).Value;
        return eps.Equals(Quantities.Iso(f.Points, f.Other)) && NearIsometry.Check(f.Points, f.Other, factor * eps).Holds;
    }

    private static Case Widths(Random r)
    {
        int n = r.Next(1, 4);
        Embedding f = NormalDraw.Points(r, r.Next(n + 1, 9), n);
        Thickness thickness = Thickness.Of(f);
        IEnumerable<double[]> directions = Enumerable.Range(0, 20).Select(_ => NormalDraw.Values(r, n)).Append(thickness.Direction);
        return new Case($"N {f.Points}, n {n}", thickness.Upper, directions.Min(d => Quantities.Width(f, d)));
    }
}

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
