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
