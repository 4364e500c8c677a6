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

/// <summary>Turns a bound found in doubles into one that the checker accepts, by giving up as little of it as the checker's rounding asks.</summary>
internal static class CertifiedBound
{
    // The first step is about the rounding of one distance. The checker's enclosures (of a smallest eigenvalue, say) may be wider than rounding.
    private const double FirstLoss = 1e-15;
    private const double LargestLoss = 0.3;
    private const int Refinements = 6;

    /// <summary>Asks the checker for value (1 - loss) with growing loss, then refines between the last refused and the first accepted loss.</summary>
    /// <typeparam name="T">The kind of certificate.</typeparam>
    /// <param name="value">The bound in doubles.</param>
    /// <param name="make">Makes the certificate that states a given bound.</param>
    /// <returns>The best certificate accepted and the bound that the checker established, or null.</returns>
    public static (T Certificate, double Bound)? Find<T>(double value, Func<double, T> make)
        where T : Certificate
    {
        (T, double)? best = null;
        (double refused, double accepted) = (0, 0);
        for (double loss = FirstLoss; loss <= LargestLoss && value > 0 && best is null; loss *= 8)
        {
            best = Ask(value * (1 - loss), make);
            (refused, accepted) = best is null ? (loss, accepted) : (refused, loss);
        }
        for (int step = 0; step < Refinements && best is not null && accepted > 1e-9; step++)
        {
            double loss = Math.Sqrt(refused * accepted);
            (T, double)? finer = Ask(value * (1 - loss), make);
            best = finer ?? best;
            (refused, accepted) = finer is null ? (loss, accepted) : (refused, loss);
        }
        return best;
    }

    private static (T Certificate, double Bound)? Ask<T>(double bound, Func<double, T> make)
        where T : Certificate
    {
        T certificate = make(bound);
        CheckResult result = CertificateChecker.Check(certificate);
        return result.Valid ? (certificate, result.Bound) : null;
    }
}
