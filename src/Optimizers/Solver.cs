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
