namespace IsoTriplet.Optimizers;

/// <summary>The one loop that runs every method.</summary>
public static class Solver
{
    /// <summary>Runs a method until a criterion fires.</summary>
    /// <typeparam name="TState">The method's state.</typeparam>
    /// <param name="method">The method.</param>
    /// <param name="maxSteps">The step limit, at least 0.</param>
    /// <param name="progress">Told every <see cref="ProgressEvery"/> steps.</param>
    /// <param name="cancellationToken">Stops between two steps; the state so far is returned with <see cref="SolveStatus.Cancelled"/>.</param>
    /// <returns>The last state, the criterion that fired and the number of steps.</returns>
    /// <exception cref="ArgumentException">A negative step limit.</exception>
    public static (TState State, SolveStatus Status, int Steps) Solve<TState>(
        Method<TState> method,
        int maxSteps,
        IProgress<SolveProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(method);
        if (maxSteps < 0)
        {
            throw new ArgumentException($"{nameof(maxSteps)} is {maxSteps}; a number >= 0 was expected", nameof(maxSteps));
        }
        TState state = method.Initialise();
        for (int step = 0; ; step++)
        {
            if (method.Terminate(state) is { } status)
            {
                return (state, status, step);
            }
            if (cancellationToken.IsCancellationRequested)
            {
                return (state, SolveStatus.Cancelled, step);
            }
            if (step == maxSteps)
            {
                return (state, SolveStatus.IterationLimit, step);
            }
            state = method.Step(state);
            if (progress is not null && step % ProgressEvery == 0)
            {
                (double value, double residual) = method.Inspect(state);
                progress.Report(new SolveProgress(method.Name, step + 1, value, residual));
            }
        }
    }

    /// <summary>Steps between two progress reports.</summary>
    public const int ProgressEvery = 10;
}

/// <summary>A solution method: where it starts, what one step is, and when it stops. The loop is <see cref="Solver.Solve{TState}"/> for all of them.</summary>
/// <typeparam name="TState">Everything one step hands to the next.</typeparam>
public abstract class Method<TState>
{
    /// <summary>What this method does, for progress reports.</summary>
    public abstract string Name { get; }

    /// <summary>The state before the first step.</summary>
    /// <returns>The state.</returns>
    public abstract TState Initialise();

    /// <summary>One step.</summary>
    /// <param name="state">The state so far; a method may change it in place.</param>
    /// <returns>The state after the step.</returns>
    public abstract TState Step(TState state);

    /// <summary>Says whether to stop, and by which criterion.</summary>
    /// <param name="state">The current state.</param>
    /// <returns>The status, or null to go on.</returns>
    public abstract SolveStatus? Terminate(TState state);

    /// <summary>The current value and residual, for progress reports.</summary>
    /// <param name="state">The current state.</param>
    /// <returns>Value in units of distance, and the largest relative residual.</returns>
    public abstract (double Value, double Residual) Inspect(TState state);
}

/// <summary>How far a point is from satisfying the optimality conditions, relative to the scale of the problem.</summary>
/// <param name="Infeasibility">The largest violation of a constraint (squared distances over the squared scale).</param>
/// <param name="Stationarity">The norm of the gradient of the Lagrangian; for a barrier method, the duality gap over the value.</param>
public sealed record Residuals(double Infeasibility, double Stationarity);

/// <summary>What a running solve reports.</summary>
/// <param name="Stage">What is being done, for people.</param>
/// <param name="Step">Steps done in this stage.</param>
/// <param name="Value">The method's current objective value, in units of distance; not a bound.</param>
/// <param name="Residual">The method's current largest residual, relative to the scale of the problem.</param>
public sealed record SolveProgress(string Stage, int Step, double Value, double Residual);

/// <summary>Why a method stopped: the criterion that fired.</summary>
public enum SolveStatus
{
    /// <summary>Every residual fell below the tolerance of the settings: the point is optimal to that tolerance (locally, for a nonconvex problem).</summary>
    Converged,

    /// <summary>The step limit was reached first; the point is the last one and need not be optimal.</summary>
    IterationLimit,

    /// <summary>No step made progress in double arithmetic; the point is the best one reached.</summary>
    Stalled,

    /// <summary>The caller cancelled; the point is the best one reached.</summary>
    Cancelled,
}
