namespace IsoTriplet.Optimizers.Stress;

/// <summary>The outcome of <see cref="FirstOrderProgram.Solve"/>.</summary>
/// <param name="Converged">True if no constraint outside the working set is violated; otherwise Value is a relaxation.</param>
/// <param name="Value">The least eps of the linearised problem, an approximation of d_iso(F, F_TS) from first order.</param>
/// <param name="Displacement">v, N x n row-major: F + v is separated (respects the comparisons) to first order.</param>
/// <param name="Multipliers">lambda, positive ones only, scaled so that |m - w|_1 = 1.</param>
/// <param name="Stress">w, in equilibrium up to the linear solver's rounding.</param>
public sealed record FirstOrderSolution(
    bool Converged,
    double Value,
    double[] Displacement,
    IReadOnlyList<Multiplier> Multipliers,
    IReadOnlyList<WeightedPair> Stress
);
