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

/// <summary>One local search in a frame: the last point, its multipliers, and the separated embedding made of it.</summary>
/// <param name="Status">The criterion that fired.</param>
/// <param name="Steps">Gradient steps.</param>
/// <param name="Residuals">At the last multiplier update.</param>
/// <param name="Point">N x d, in the frame.</param>
/// <param name="Multipliers">Those that the last point asks for, at a penalty of <paramref name="Penalty"/>.</param>
/// <param name="Penalty">The penalty at the end, with which another search can go on.</param>
/// <param name="Repaired">Triplet-Separated in double arithmetic; null if the repair did not end or d is not n.</param>
internal sealed record LocalResult(
    SolveStatus Status,
    int Steps,
    Residuals Residuals,
    double[] Point,
    Multipliers Multipliers,
    double Penalty,
    Embedding? Repaired
);

/// <summary>Row-major matrices with more or fewer columns.</summary>
internal static class Padding
{
    /// <summary>Appends zero columns.</summary>
    public static double[] Widen(ReadOnlySpan<double> values, int rows, int from, int to)
    {
        double[] result = new double[rows * to];
        int kept = Math.Min(from, to);
        for (int i = 0; i < rows; i++)
        {
            values.Slice(i * from, kept).CopyTo(result.AsSpan(i * to));
        }
        return result;
    }
}
