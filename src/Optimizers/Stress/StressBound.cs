using IsoTriplet.Optimizers.Gram;

namespace IsoTriplet.Optimizers.Stress;

/// <summary>How a search for a stress bound ended.</summary>
public enum StressStatus
{
    /// <summary>F is Triplet-Separated, or respects every comparison: the bound is 0 and there is no certificate.</summary>
    Separated,

    /// <summary>The points lie in a hyperplane (N &lt;= n, say): no stress can hold them against the dimension that is left. The bound is 0.</summary>
    Flat,

    /// <summary>The bound stands and its certificate was accepted by the checker.</summary>
    Certified,

    /// <summary>The checker accepted nothing: the bound is 0.</summary>
    Unresolved,
}

/// <summary>A lower bound of d_iso(F, F_TS), or of the distance to what respects a margin or comparisons, in R^n.</summary>
/// <param name="Status">How the search ended.</param>
/// <param name="Bound">The bound that the checker established.</param>
/// <param name="Hardness">H(F).</param>
/// <param name="FirstOrder">The optimum of the linearised problem, which the bound approaches as H / diam falls. Not a bound itself.</param>
/// <param name="Residual">How far the stress is from equilibrium, |r| / |m - w|_1.</param>
/// <param name="Certificate">The certificate of Bound; null if there is none.</param>
public sealed record StressSolution(
    StressStatus Status,
    double Bound,
    double Hardness,
    double FirstOrder,
    double Residual,
    StressCertificate? Certificate
);

/// <summary>A lower bound of d_iso(F, F_TS) that knows the dimension: triples pull, an equilibrium stress resists (docs/mathematics.md, section 8; with a margin and comparisons 14.7 and 15.2).</summary>
/// <remarks>For multipliers lambda >= 0 on triples and w on pairs, with <c>m_ij = sum lambda ([ij = aq] - [ij = ap])</c>, no separated G in R^n has
/// d_iso(F, G) &lt;= eps if <c>sum lambda (D_ap - D_aq) > eps |m - w|_1 + |r| beta + beta^2 max_i e_i</c>, where r is the residual of equilibrium, beta(eps)
/// bounds the displacement and e_i is the sum of w_ij / (D_ij - sqrt 2 beta) over j with w_ij > 0. About H/2 at least (one triple, no stress); the
/// first-order optimum where H / diam is small; in between, the remainder eats the gain.</remarks>
public static class StressBound
{
    // Of H: what the least remainder, that of pairs as long as the diameter in which every point has the same share, may cost at eps = H/2.
    private const double LargestRemainder = 0.1;

    /// <summary>A cheap test of whether <see cref="Find(ComparisonProblem, int, CancellationToken)"/> can gain on H/2: H is positive, the points span R^n, and the second-order remainder is small against
    /// H. The remainder grows with the square of H and is least for long pairs and a stress spread over all points, so where pairs as long as the diameter
    /// lose a tenth of H even so, a stress does not pay. No linear program is solved.</summary>
    /// <param name="points">F.</param>
    /// <param name="labels">Its labels.</param>
    /// <returns>True if the search is worth its linear programs. Find's result is valid either way.</returns>
    /// <exception cref="ArgumentException">Unequal numbers of points and labels.</exception>
    public static bool Promises(Embedding points, Labels labels) => Promises(ComparisonProblem.OfTriples(points, labels, 0));

    /// <inheritdoc cref="Promises(Embedding, Labels)"/>
    /// <param name="problem">F with labels and a margin, or with comparisons.</param>
    public static bool Promises(ComparisonProblem problem)
    {
        PairGeometry geometry = new(problem);
        if (!(geometry.Hardness > 0) || geometry.Count <= geometry.Points.Dimension)
        {
            return false;
        }
        DisplacementBound beta = new(geometry);
        return beta.SmallestSingularValue > 0
            && beta.EvenRemainder(geometry.Hardness / 2, geometry.Distances.Max()) <= LargestRemainder * geometry.Hardness;
    }

    /// <summary>Finds the multipliers by linear programs and has the checker judge them.</summary>
    /// <param name="points">F.</param>
    /// <param name="labels">Its labels.</param>
    /// <param name="rounds">Linear programs after the first, which trade first-order value for remainder.</param>
    /// <param name="cancellation">Stops between linear programs with the best so far.</param>
    /// <returns>The bound and its certificate.</returns>
    /// <exception cref="ArgumentException">Unequal numbers of points and labels.</exception>
    public static StressSolution Find(Embedding points, Labels labels, int rounds = 6, CancellationToken cancellation = default) =>
        Find(ComparisonProblem.OfTriples(points, labels, 0), rounds, cancellation);

    /// <inheritdoc cref="Find(Embedding, Labels, int, CancellationToken)"/>
    /// <param name="problem">F with labels and a margin, or with comparisons.</param>
    /// <param name="rounds">Linear programs after the first, which trade first-order value for remainder.</param>
    /// <param name="cancellation">Stops between linear programs with the best so far.</param>
    public static StressSolution Find(ComparisonProblem problem, int rounds = 6, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rounds);
        PairGeometry geometry = new(problem);
        if (!(geometry.Hardness > 0))
        {
            return new StressSolution(StressStatus.Separated, 0, geometry.Hardness, 0, 0, null);
        }
        if (!(new DisplacementBound(geometry).SmallestSingularValue > 0))
        {
            return new StressSolution(StressStatus.Flat, 0, geometry.Hardness, 0, 0, null);
        }
        StressMultipliers found = StressSearch.Find(geometry, rounds, cancellation);
        return CertifiedBound.Find(found.Bound, bound => Certificate(problem, bound, found)) is var (certificate, value)
            ? new StressSolution(StressStatus.Certified, value, geometry.Hardness, found.FirstOrder, found.RelativeResidual, certificate)
            : new StressSolution(StressStatus.Unresolved, 0, geometry.Hardness, found.FirstOrder, found.RelativeResidual, null);
    }

    /// <summary>The linearised problem alone: <c>min eps s.t. |u_ij.(v_i - v_j)| &lt;= eps, u_aq.(v_a - v_q) - u_ap.(v_a - v_p) >= D_ap - D_aq</c>.</summary>
    /// <param name="points">F.</param>
    /// <param name="labels">Its labels.</param>
    /// <param name="cancellation">Stops between linear programs.</param>
    /// <returns>Its optimum, displacement and multipliers; all zero if H &lt;= 0.</returns>
    public static FirstOrderSolution FirstOrder(Embedding points, Labels labels, CancellationToken cancellation = default) =>
        FirstOrderProgram.Solve(new PairGeometry(points, labels), static _ => 0, cancellation);

    private static StressCertificate Certificate(ComparisonProblem problem, double bound, StressMultipliers found)
    {
        (WeightedTriple[] triples, WeightedComparison[] comparisons) = problem.Weighted(found.Multipliers);
        return new(problem.Record, bound, triples, [.. found.Stress]) { Comparisons = comparisons };
    }
}
