using IsoTriplet.Optimizers.Stress;

namespace IsoTriplet.Optimizers.Gram;

/// <summary>How a search for a Gram bound ended.</summary>
public enum GramStatus
{
    /// <summary>F is Triplet-Separated, or respects every comparison: the bound is 0 and there is no certificate.</summary>
    Separated,

    /// <summary>H is positive but within the rounding of the distances: the bound is 0 and there is no certificate.</summary>
    Unresolved,

    /// <summary>The bound is the optimum of the relaxation, up to 1e-6 relative.</summary>
    Converged,

    /// <summary>Stopped by the limit of steps, by cancellation or by the semidefinite solver: the bound holds, a better one may exist.</summary>
    Stopped,
}

/// <summary>A lower bound of d_iso(F, F_TS), or of the distance to what respects a margin or comparisons, from squared distances alone.</summary>
/// <param name="Status">How the search ended.</param>
/// <param name="Bound">The bound that the checker established.</param>
/// <param name="HalfHardness">H/2, or what else one comparison proves alone, the least that the relaxation gives; 0 if F is separated.</param>
/// <param name="Certificate">The certificate of Bound; null if there is nothing to prove.</param>
/// <param name="Solves">Semidefinite programs solved.</param>
public sealed record GramSolution(GramStatus Status, double Bound, double HalfHardness, GramCertificate? Certificate, int Solves);

/// <summary>The lower bound of d_iso(F, F_TS) by the Gram relaxation (docs/mathematics.md, section 9; with a margin and comparisons 14.6 and 15.2): no G in any dimension is nearer.</summary>
/// <remarks>It is never below H/2 and often equal to it; on a line, and where distances add up along a line, it is larger ((sqrt 3 - 1) H for the class -1, 0, 1 and the point 0, Theorem 16.6).</remarks>
public static class GramBound
{
    /// <inheritdoc cref="Find(ComparisonProblem, int, CancellationToken)"/>
    /// <param name="points">F.</param>
    /// <param name="labels">Its labels.</param>
    /// <param name="maximumSteps">Limit of the rises of eps.</param>
    /// <param name="cancellation">Stops with the best so far.</param>
    /// <exception cref="ArgumentException">Unequal numbers of points and labels.</exception>
    public static GramSolution Find(Embedding points, Labels labels, int maximumSteps = 20, CancellationToken cancellation = default) =>
        Find(ComparisonProblem.OfTriples(points, labels, 0), maximumSteps, cancellation);

    /// <summary>Solves the relaxation. The cost is that of some ten semidefinite programs of N(N-1)/2 constraints and more: for N up to 20 or so.</summary>
    /// <param name="problem">F with labels and a margin, or with comparisons.</param>
    /// <param name="maximumSteps">Limit of the rises of eps.</param>
    /// <param name="cancellation">Stops with the best so far.</param>
    /// <returns>The bound and its certificate.</returns>
    public static GramSolution Find(ComparisonProblem problem, int maximumSteps = 20, CancellationToken cancellation = default)
    {
        PairGeometry geometry = new(problem);
        ArgumentOutOfRangeException.ThrowIfNegative(maximumSteps);
        if (!(geometry.Hardness > 0))
        {
            return new GramSolution(GramStatus.Separated, 0, 0, null, 0);
        }
        double alone = problem.Strongest() is { } c ? Optimizers.HalfHardness.Limit(problem.Record, c) : 0;
        Bound half = Optimizers.HalfHardness.Of(problem);
        if (half.Certificate is not GramCertificate single)
        {
            return new GramSolution(GramStatus.Unresolved, 0, alone, null, 0);
        }
        (GramWeights weights, _, bool converged, int solves) = GramSearch.Run(geometry, maximumSteps, cancellation);
        GramStatus status = converged ? GramStatus.Converged : GramStatus.Stopped;
        GramSolution best = new(status, half.Value, alone, single, solves);
        // The checker proves definiteness in its own arithmetic, so the matrix gets a little more of it until it can.
        for (double margin = 1e-12; margin <= 1e-6; margin *= 100)
        {
            GramWeights definite = weights.MadeDefinite(margin);
            double root = definite.Root();
            if (root > best.Bound && CertifiedBound.Find(root, bound => Certificate(problem, bound, definite)) is var (certificate, value))
            {
                return value > best.Bound ? best with { Bound = value, Certificate = certificate } : best;
            }
        }
        return best;
    }

    private static GramCertificate Certificate(ComparisonProblem problem, double bound, GramWeights weights)
    {
        (WeightedTriple[] triples, WeightedComparison[] comparisons) = problem.Weighted(weights.Multipliers);
        return new(problem.Record, bound, [.. weights.Stretched], [.. weights.Shrunk], triples) { Comparisons = comparisons };
    }
}
