using System.Globalization;
using Glop = Google.OrTools.LinearSolver;

namespace IsoTriplet.Optimizers.Solvers;

/// <summary>A sparse linear program, solved by the simplex methods of GLOP (Google OR-Tools):
/// minimise c'x subject to rowLower &lt;= A x &lt;= rowUpper and lower &lt;= x &lt;= upper.</summary>
/// <remarks>Rows and columns may be added after a solve; the next solve starts from the last basis (constraint and column generation).
/// Infinite bounds are written as infinities. One program belongs to one thread at a time; different programs may run on different threads.
/// The same calls give the same bits. Objective and reduced costs are computed here, from the data. Sign conventions: <see cref="LinearSolution"/>.</remarks>
public sealed class LinearProgram : IDisposable
{
    // Pivots of one method: several times as many as programs take that end by themselves. On degenerate ones the simplex methods have been seen to go round in circles.
    private const int FewestPivots = 1000;
    private const int PivotsPerLine = 20;

    private readonly Glop.Solver _solver = Create();
    private readonly double _tolerance;
    private readonly List<Glop.Variable> _columns = [];
    private readonly List<Glop.Constraint> _rows = [];
    private readonly List<double> _cost = [];
    private readonly List<(int Row, int Column, double Value)> _entries = [];

    /// <summary>Makes a program without rows and columns.</summary>
    /// <param name="tolerance">Largest violation of a bound and of a reduced cost that counts as none.</param>
    /// <exception cref="ArgumentException">The tolerance is not between 1e-12 and 1e-3.</exception>
    /// <exception cref="FileNotFoundException">The native library of Google.OrTools is not there or does not load: another system, or too little address space.</exception>
    public LinearProgram(double tolerance = 1e-9)
    {
        if (!(tolerance is >= 1e-12 and <= 1e-3))
        {
            throw new ArgumentException($"tolerance is {tolerance}; a number in [1e-12, 1e-3] was expected", nameof(tolerance));
        }
        _tolerance = tolerance;
    }

    private static Glop.Solver Create()
    {
        try
        {
            return Glop.Solver.CreateSolver("GLOP");
        }
        catch (TypeInitializationException e)
        {
            // The loader names every place where it looked; the exception within keeps them.
            string said = e.GetBaseException().Message;
            string why =
                said.Contains("failed to map", StringComparison.Ordinal) || said.Contains("allocate memory", StringComparison.Ordinal)
                    ? "too little address space is left (see ulimit -v)"
                    : "it is not there, or made for another system";
            throw new FileNotFoundException($"linear programs need the native library of Google.OrTools, which does not load: {why}", e);
        }
    }

    /// <summary>The number of rows.</summary>
    public int Rows => _rows.Count;

    /// <summary>The number of columns.</summary>
    public int Columns => _columns.Count;

    /// <summary>Adds a column (variable), with its entries in rows that exist already.</summary>
    /// <param name="cost">Its coefficient in the objective.</param>
    /// <param name="lower">Lower bound; may be negative infinity.</param>
    /// <param name="upper">Upper bound; may be positive infinity.</param>
    /// <param name="rows">Rows in which it has an entry, each once.</param>
    /// <param name="values">Those entries.</param>
    /// <returns>The column's number, from 0.</returns>
    /// <exception cref="ArgumentException">Unequal lengths, an unknown or repeated row, a number that is NaN, or crossed bounds.</exception>
    public int AddColumn(double cost, double lower, double upper, ReadOnlySpan<int> rows = default, ReadOnlySpan<double> values = default)
    {
        Check(rows, values, Rows, "row");
        CheckBounds(lower, upper);
        _cost.Add(Guard.Finite(cost));
        _columns.Add(_solver.MakeNumVar(lower, upper, ""));
        _solver.Objective().SetCoefficient(_columns[^1], cost);
        for (int k = 0; k < rows.Length; k++)
        {
            Enter(rows[k], Columns - 1, values[k]);
        }
        return Columns - 1;
    }

    /// <summary>Adds a row (constraint) over columns that exist already.</summary>
    /// <param name="lower">Lower bound; may be negative infinity.</param>
    /// <param name="upper">Upper bound; may be positive infinity.</param>
    /// <param name="columns">Columns in which it has an entry, each once.</param>
    /// <param name="values">Those entries.</param>
    /// <returns>The row's number, from 0.</returns>
    /// <exception cref="ArgumentException">Unequal lengths, an unknown or repeated column, a number that is NaN, or crossed bounds.</exception>
    public int AddRow(double lower, double upper, ReadOnlySpan<int> columns, ReadOnlySpan<double> values)
    {
        Check(columns, values, Columns, "column");
        CheckBounds(lower, upper);
        _rows.Add(_solver.MakeConstraint(lower, upper, ""));
        for (int k = 0; k < columns.Length; k++)
        {
            Enter(Rows - 1, columns[k], values[k]);
        }
        return Rows - 1;
    }

    /// <summary>Solves by the dual simplex method (the natural one after rows were added) or by the primal one, from the last basis.</summary>
    /// <param name="primal">True for the primal simplex method (the natural one after columns were added).</param>
    /// <param name="maximumIterations">Limit of simplex iterations of this call; null: 1,000 and 20 a row and column, after which, or where it fails, the other method goes on from there with as many.</param>
    /// <returns>The outcome; whatever happened is in its status.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The limit is 0 or negative.</exception>
    public LinearSolution Solve(bool primal = false, int? maximumIterations = null)
    {
        int limit = maximumIterations ?? FewestPivots + (PivotsPerLine * (Rows + Columns));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit, nameof(maximumIterations));
        LinearStatus status = Run(primal, limit);
        if (maximumIterations is null && (status is LinearStatus.IterationLimit or LinearStatus.Failed))
        {
            primal = !primal;
            status = Run(primal, limit);
        }
        if (status == LinearStatus.Unbounded && !primal)
        {
            // The dual method says so of whatever is dual infeasible, which may be infeasible as well.
            status = Run(primal: true, limit);
        }
        int iterations = (int)_solver.Iterations();
        // Asked for a value of a program without a solution, OR-Tools writes to the console.
        return status == LinearStatus.Optimal ? Collect(iterations) : new LinearSolution(status, double.NaN, [], [], [], iterations);
    }

    /// <inheritdoc/>
    public void Dispose() => _solver.Dispose();

    // No presolve: it would drop the basis.
    private LinearStatus Run(bool primal, int maximumIterations)
    {
        string tolerance = _tolerance.ToString("R", CultureInfo.InvariantCulture);
        _ = _solver.SetSolverSpecificParametersAsString(
            $"use_dual_simplex: {(primal ? "false" : "true")} use_preprocessing: false max_number_of_iterations: {maximumIterations} "
                + $"primal_feasibility_tolerance: {tolerance} dual_feasibility_tolerance: {tolerance}"
        );
        using Glop.MPSolverParameters parameters = new();
        parameters.SetIntegerParam(
            Glop.MPSolverParameters.IntegerParam.INCREMENTALITY,
            (int)Glop.MPSolverParameters.IncrementalityValues.INCREMENTALITY_ON
        );
        return _solver.Solve(parameters) switch
        {
            Glop.Solver.ResultStatus.OPTIMAL => LinearStatus.Optimal,
            Glop.Solver.ResultStatus.INFEASIBLE => LinearStatus.Infeasible,
            Glop.Solver.ResultStatus.UNBOUNDED => LinearStatus.Unbounded,
            Glop.Solver.ResultStatus.FEASIBLE or Glop.Solver.ResultStatus.NOT_SOLVED => LinearStatus.IterationLimit,
            _ => LinearStatus.Failed,
        };
    }

    private LinearSolution Collect(int iterations)
    {
        double[] x = [.. _columns.Select(c => c.SolutionValue())];
        double[] y = [.. _rows.Select(r => r.DualValue())];
        double[] reduced = [.. _cost];
        foreach ((int row, int column, double value) in _entries)
        {
            reduced[column] -= y[row] * value;
        }
        double objective = 0;
        for (int j = 0; j < x.Length; j++)
        {
            objective += _cost[j] * x[j];
        }
        return new LinearSolution(LinearStatus.Optimal, objective, x, y, reduced, iterations);
    }

    private void Enter(int row, int column, double value)
    {
        _rows[row].SetCoefficient(_columns[column], value);
        _entries.Add((row, column, value));
    }

    private static void CheckBounds(double lower, double upper)
    {
        if (!(lower <= upper))
        {
            throw new ArgumentException($"bounds are [{lower}, {upper}]; lower <= upper was expected");
        }
    }

    private static void Check(ReadOnlySpan<int> indices, ReadOnlySpan<double> values, int count, string what)
    {
        Guard.SameSize(indices.Length, values.Length, $"numbers of {what} indices and values");
        HashSet<int> seen = [];
        for (int k = 0; k < indices.Length; k++)
        {
            if ((uint)indices[k] >= (uint)count || !seen.Add(indices[k]))
            {
                throw new ArgumentException($"{what} {indices[k]} is unknown or repeated; distinct numbers below {count} were expected");
            }
            Guard.Finite(values[k]);
        }
    }
}

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
