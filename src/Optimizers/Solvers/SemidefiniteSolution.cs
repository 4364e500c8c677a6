namespace IsoTriplet.Optimizers.Solvers;

/// <summary>How a semidefinite program ended (the exit codes of CSDP, grouped).</summary>
public enum SemidefiniteStatus
{
    /// <summary>Solved to CSDP's tolerances (relative gap and infeasibilities 1e-8).</summary>
    Optimal,

    /// <summary>Solved to reduced accuracy (relative 1e-5 or so).</summary>
    NearlyOptimal,

    /// <summary>(P) has no feasible X; Y is a ray of (D).</summary>
    PrimalInfeasible,

    /// <summary>(D) has no feasible y; X is a ray of (P).</summary>
    DualInfeasible,

    /// <summary>Iteration limit, stuck, or lack of progress: the matrices are the last iterate.</summary>
    Stalled,

    /// <summary>A singular system or a NaN: the numbers mean nothing.</summary>
    Failed,
}

/// <summary>The outcome of <see cref="Csdp.Solve"/>; see <see cref="SemidefiniteProgram"/> for (P) and (D).</summary>
/// <param name="Status">How the solve ended.</param>
/// <param name="Y">y, one a constraint.</param>
/// <param name="X">Per block a row-major matrix (diagonal blocks: the diagonal only), symmetric.</param>
/// <param name="Z">The same for Z = sum y_i A_i - C.</param>
/// <param name="DualObjective">a'y, which bounds the optimum of (P) from above up to the tolerances.</param>
/// <remarks>These are floating-point results of an interior-point method: feasible up to about 1e-8 only. Whoever needs a proof cleans them up.</remarks>
public sealed record SemidefiniteSolution(SemidefiniteStatus Status, double[] Y, double[][] X, double[][] Z, double DualObjective);
