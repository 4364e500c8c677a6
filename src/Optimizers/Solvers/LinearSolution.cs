namespace IsoTriplet.Optimizers.Solvers;

/// <summary>How a linear program ended.</summary>
public enum LinearStatus
{
    /// <summary>Optimal within the tolerance.</summary>
    Optimal,

    /// <summary>The solver says that no point is feasible. That is its word, not a proof: no bound of this library rests on it.</summary>
    Infeasible,

    /// <summary>The solver says that the objective has no lower bound; its word as well.</summary>
    Unbounded,

    /// <summary>The iteration limit was reached.</summary>
    IterationLimit,

    /// <summary>The solver gave up for numerical reasons.</summary>
    Failed,
}

/// <summary>The outcome of <see cref="LinearProgram.Solve"/> for: minimise c'x, rowLower &lt;= A x &lt;= rowUpper, lower &lt;= x &lt;= upper.</summary>
/// <param name="Status">How the solve ended. Whatever is not <see cref="LinearStatus.Optimal"/> has no point: the arrays are empty, the objective NaN.</param>
/// <param name="Objective">c'x, from the data.</param>
/// <param name="X">One value a column.</param>
/// <param name="RowDuals">y, one a row: the derivative of the optimum by the row's active bound. So y_i >= 0 where the lower bound of row i
/// is active, y_i &lt;= 0 where the upper bound is, and 0 where neither is.</param>
/// <param name="ReducedCosts">d = c - A'y, one a column, from the data and y: d_j >= 0 at the column's lower bound, &lt;= 0 at its upper bound, 0 between,
/// as far as y is optimal.</param>
/// <param name="Iterations">Simplex iterations of this call.</param>
public sealed record LinearSolution(
    LinearStatus Status,
    double Objective,
    double[] X,
    double[] RowDuals,
    double[] ReducedCosts,
    int Iterations
);
