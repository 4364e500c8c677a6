using IsoTriplet.Optimizers.Stress;

namespace IsoTriplet.Optimizers.Gram;

/// <summary>Finds the largest eps that the Gram relaxation excludes, from below.</summary>
/// <remarks>The multipliers that contradict eps also contradict every smaller number and all up to the root of their excess; that root is
/// the next eps (Newton's method on a concave function; Dinkelbach). It starts from H/2 and rises until the contradiction is below the solver's accuracy.</remarks>
internal static class GramSearch
{
    /// <param name="geometry">F and its comparisons, of positive hardness.</param>
    /// <param name="maximumSteps">Limit of the rises.</param>
    /// <param name="cancellation">Stops with the best so far.</param>
    /// <returns>The multipliers, their root, whether the top of the relaxation was reached, and the programs solved.</returns>
    public static (GramWeights Weights, double Root, bool Converged, int Solves) Run(
        PairGeometry geometry,
        int maximumSteps,
        CancellationToken cancellation
    )
    {
        GramWeights best = GramWeights.Single(geometry);
        double root = best.Root();
        GramProgram program = new(geometry);
        for (int step = 0; step < maximumSteps && !cancellation.IsCancellationRequested; step++)
        {
            try
            {
                if (program.Solve(root, cancellation) is not var (weights, _))
                {
                    return (best, root, false, program.Solves);
                }
                GramWeights clean = weights.MadeDefinite(1e-10);
                double next = clean.Root();
                if (next <= root * (1 + 1e-7))
                {
                    return (next > root ? clean : best, Math.Max(root, next), true, program.Solves);
                }
                (best, root) = (clean, next);
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }
        return (best, root, false, program.Solves);
    }
}
