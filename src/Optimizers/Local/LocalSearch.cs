namespace IsoTriplet.Optimizers.Local;

/// <summary>Augmented Lagrangian, then exact repair.</summary>
internal static class LocalSearch
{
    // Points of one class that end this close, in the frame, are tried as one point when the plain repair fails.
    private static readonly double[] Snaps = [0, 1e-6, 1e-4, 1e-2];

    public static LocalResult Run(
        Frame frame,
        Objective objective,
        int dimension,
        double[] start,
        Multipliers? multipliers,
        LocalSettings settings,
        IProgress<SolveProgress>? progress,
        CancellationToken cancellationToken,
        Followers? followers = null
    )
    {
        AugmentedLagrangian method = new(frame, objective, dimension, start, multipliers, settings, followers);
        (LocalState state, SolveStatus status, int steps) = Solver.Solve(method, settings.MaxSteps, progress, cancellationToken);
        if (status is SolveStatus.IterationLimit or SolveStatus.Cancelled)
        {
            _ = method.Function.Evaluate(state.Point, state.TrialGradient);
            _ = method.Function.Accept();
        }
        Residuals residuals = new(
            Math.Max(method.Function.Violation, double.IsFinite(state.Residual) ? state.Residual : 0),
            state.Stationarity
        );
        Embedding? repaired = dimension == frame.Dimension && frame.Beyond is null ? Repair(frame, state.Point) : null;
        return new LocalResult(status, steps, residuals, state.Point, method.Function.Current, method.Function.Penalty, repaired);
    }

    /// <summary>A separated embedding near a point of the frame, or null.</summary>
    public static Embedding? Repair(Frame frame, double[] point)
    {
        SeparationRepair repair = new(frame);
        foreach (double snap in Snaps)
        {
            if (repair.Run(point, snap) is { } result)
            {
                return result;
            }
        }
        return null;
    }
}
