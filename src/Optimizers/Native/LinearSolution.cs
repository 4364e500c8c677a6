namespace IsoTriplet.Optimizers.Native;

/// <summary>How a linear program ended.</summary>
public enum LinearStatus
{
    /// <summary>Optimal within the tolerance: X, RowDuals and ReducedCosts are the optimum.</summary>
    Optimal,

    /// <summary>No feasible point; Ray holds Farkas multipliers of the rows if they could be confirmed, and is null otherwise.</summary>
    Infeasible,

    /// <summary>The objective has no lower bound; Ray holds a direction of the columns if one could be confirmed.</summary>
    Unbounded,

    /// <summary>The iteration limit was reached; X is the last point and need not be feasible.</summary>
    IterationLimit,

    /// <summary>The solver gave up for numerical reasons.</summary>
    Failed,
}

/// <summary>The outcome of <see cref="LinearProgram.Solve"/> for: minimise c'x, rowLower &lt;= A x &lt;= rowUpper, lower &lt;= x &lt;= upper.</summary>
/// <param name="Status">How the solve ended; the other members mean what the status says.</param>
/// <param name="Objective">c'x.</param>
/// <param name="X">One value a column.</param>
/// <param name="RowDuals">y, one a row: the derivative of the optimum by the row's active bound. So y_i >= 0 where the lower bound of row i
/// is active, y_i &lt;= 0 where the upper bound is, and 0 where neither is.</param>
/// <param name="ReducedCosts">d = c - A'y, one a column: d_j >= 0 at the column's lower bound, &lt;= 0 at its upper bound, 0 between.</param>
/// <param name="Ray">Infeasible: y with <c>max over the column box of y'Ax &lt; sum_i (y_i > 0 ? y_i rowLower_i : y_i rowUpper_i)</c> (Farkas).
/// Unbounded: a direction r with c'r &lt; 0 that stays feasible for ever. Null otherwise. Scaled to largest entry 1.</param>
/// <param name="Iterations">Simplex iterations.</param>
public sealed record LinearSolution(
    LinearStatus Status,
    double Objective,
    double[] X,
    double[] RowDuals,
    double[] ReducedCosts,
    double[]? Ray,
    int Iterations
);
