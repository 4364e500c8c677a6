using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Isometry;
using IsoTriplet.Numerics;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>Theorem 2 with an explicit constant.</summary>
public static class TheoremTwoExplicit
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "iat-theorem-2",
            Source = "IAT",
            Locator = "Theorem 2, (22)",
            Statement =
                "There is a constant c with d_haus(F, F_TS) <= c d_iso(F, F_TS). Here with an explicit one: some isometry carries F to "
                + "within |E|_F / (2 sigma_n sqrt(2 (sqrt 2 - 1))) of G, E_ij = eps (2 D_ij + eps), eps = d_iso(F, G).",
            Hypotheses = "F spans R^n (sigma_n > 0).",
            Relation = "min over isometries of max_i |T p_i - g_i| <= c(F, eps) eps",
            Expected = Verdict.Holds,
            Reason =
                "docs/mathematics.md, Theorem 5.2 and Corollary 5.3. c_n of the paper is not explicit in its source; this c depends on "
                + "N through the proof.",
            Evidence = new InstanceEvidence(Streams.PlanePairs, f => Sides(f, withinHull: false))
            {
                Without = (
                    "sigma_n > 0 dropped: the constant is taken inside the affine hull of flat points",
                    e => e with { Made = [Bow()], Judge = f => Sides(f, withinHull: true) }
                ),
            },
        };

    private static Judgement Sides(Instance f, bool withinHull)
    {
        double eps = IsometricDistance.Between(f.Points, f.Other).Value;
        Embedding f0 = withinHull ? WithinHull(f.Points) : f.Points;
        double right = ApproximationConstant.Of(f0).DisplacementBound(eps);
        NearestIsometry nearest = NearestIsometry.Of(f.Points, f.Other);
        return new Judgement((nearest.Lower, nearest.Upper), (right, right));
    }

    private static Embedding WithinHull(Embedding points)
    {
        AffineHull hull = AffineHull.Of(points);
        double[] values = new double[points.Points * hull.Dimension];
        for (int i = 0; i < points.Points; i++)
        {
            for (int k = 0; k < hull.Dimension; k++)
            {
                ReadOnlySpan<double> direction = hull.Direction(k);
                for (int l = 0; l < points.Dimension; l++)
                {
                    values[(i * hull.Dimension) + k] += direction[l] * points[i, l];
                }
            }
        }
        return Embedding.Create(points.Points, hull.Dimension, values);
    }

    private static Instance Bow()
    {
        double[][] flat = [.. Enumerable.Range(-5, 11).Select(x => new double[] { x, 0 })];
        double[][] bent = [.. flat.Select(p => new[] { p[0], 0.01 * p[0] * p[0] })];
        return Sampling.Pair("eleven points on a line, bent into a bow", Embedding.FromRows(flat), Embedding.FromRows(bent));
    }
}
