namespace IsoTriplet.Optimizers.Stress;

/// <summary>Finds the multipliers of the stress certificate with the largest bound.</summary>
/// <remarks>One linear program gives the first-order optimum; further ones charge for the second-order remainder, which depends on eps, so eps is bisected.
/// They charge as if every point had the same share of the displacement, <c>beta^2</c> times the mean of the e_i; the inequality has their maximum.</remarks>
internal static class StressSearch
{
    /// <summary>Finds the multipliers with the largest bound.</summary>
    /// <param name="geometry">F and its comparisons.</param>
    /// <param name="rounds">Linear programs solved after the first, to trade first-order value for remainder.</param>
    /// <param name="cancellation">Stops between linear programs with the best so far.</param>
    /// <returns>The first-order value and the multipliers with their bound in doubles.</returns>
    public static StressMultipliers Find(PairGeometry geometry, int rounds, CancellationToken cancellation)
    {
        if (!(geometry.Hardness > 0))
        {
            return new StressMultipliers(0, 0, [], [], 0);
        }
        DisplacementBound beta = new(geometry);
        StressMultipliers best = Judge(geometry, beta, 0, [new Multiplier(geometry.Hardest!.Value, 1)], []);
        FirstOrderSolution first = FirstOrderProgram.Solve(geometry, static _ => 0, cancellation);
        best = Better(best with { FirstOrder = first.Value }, geometry, beta, first);
        (double low, double high) = (best.Bound, first.Value);
        for (int round = 0; round < rounds && high - low > 1e-3 * high && beta.SmallestSingularValue > 0; round++)
        {
            double eps = round == 0 ? low : (low + high) / 2;
            FirstOrderSolution charged = FirstOrderProgram.Solve(geometry, distance => beta.EvenRemainder(eps, distance), cancellation);
            if (!charged.Converged)
            {
                break;
            }
            best = Better(best, geometry, beta, charged);
            low = Math.Max(low, best.Bound);
            high = Math.Min(high, Math.Max(eps, charged.Value));
        }
        return best;
    }

    private static StressMultipliers Better(
        StressMultipliers best,
        PairGeometry geometry,
        DisplacementBound beta,
        FirstOrderSolution solution
    )
    {
        WeightedPair[] stress = EquilibriumProjection.Project(geometry, solution.Stress);
        StressMultipliers found = Judge(geometry, beta, best.FirstOrder, solution.Multipliers, stress);
        return found.Bound > best.Bound ? found : best;
    }

    private static StressMultipliers Judge(
        PairGeometry geometry,
        DisplacementBound beta,
        double firstOrder,
        IReadOnlyList<Multiplier> multipliers,
        IReadOnlyList<WeightedPair> stress
    )
    {
        StressInequality inequality = new(geometry, beta, multipliers, stress);
        return new StressMultipliers(firstOrder, inequality.Root(), multipliers, stress, inequality.RelativeResidual);
    }
}

/// <summary>Multipliers of a stress certificate.</summary>
/// <param name="FirstOrder">The first-order optimum: what the bound would be without the remainder.</param>
/// <param name="Bound">The largest eps that the multipliers exclude, in doubles.</param>
/// <param name="Multipliers">lambda.</param>
/// <param name="Stress">w.</param>
/// <param name="RelativeResidual">|r| / |m - w|_1, how far w is from equilibrium.</param>
internal sealed record StressMultipliers(
    double FirstOrder,
    double Bound,
    IReadOnlyList<Multiplier> Multipliers,
    IReadOnlyList<WeightedPair> Stress,
    double RelativeResidual
);
