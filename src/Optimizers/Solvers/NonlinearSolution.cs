namespace IsoTriplet.Optimizers.Solvers;

/// <summary>How a nonlinear program ended.</summary>
internal enum NonlinearStatus
{
    /// <summary>The value or the point no longer changed beyond rounding.</summary>
    Converged,

    /// <summary>The limit on evaluations was reached.</summary>
    EvaluationLimit,

    /// <summary>The caller cancelled.</summary>
    Stopped,

    /// <summary>Rounding errors stopped the solver, or it gave up; the point is the last one.</summary>
    Failed,
}

/// <summary>The outcome of <see cref="NonlinearProgram.Solve"/>.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Value">The objective there.</param>
/// <param name="X">The point.</param>
/// <param name="Evaluations">Calls of the objective.</param>
internal sealed record NonlinearSolution(NonlinearStatus Status, double Value, double[] X, int Evaluations);
