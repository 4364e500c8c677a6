namespace IsoTriplet.Optimizers;

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
