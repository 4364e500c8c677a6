namespace IsoTriplet.Optimizers;

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
