namespace IsoTriplet.Optimizers.Native;

/// <summary>A sparse linear program, solved by the simplex methods of COIN-OR Clp:
/// minimise c'x subject to rowLower &lt;= A x &lt;= rowUpper and lower &lt;= x &lt;= upper.</summary>
/// <remarks>Rows and columns may be added after a solve; the next solve starts from the last basis (constraint and column generation).
/// Infinite bounds are written as infinities. One program belongs to one thread at a time; different programs may run on different threads.
/// Sign conventions of duals and rays: <see cref="LinearSolution"/>.</remarks>
public sealed class LinearProgram : IDisposable
{
    private readonly ClpHandle _model;
    private readonly List<List<(int Column, double Value)>> _rows = [];
    private readonly Batch _newRows = new();
    private readonly Batch _newColumns = new();

    /// <summary>Makes a program without rows and columns.</summary>
    /// <param name="tolerance">Largest violation of a bound and of a reduced cost that counts as none (Clp's own default is 1e-7).</param>
    /// <exception cref="ArgumentException">The tolerance is not between 1e-12 and 1e-3.</exception>
    /// <exception cref="DllNotFoundException">libClp.so.1 is missing (Debian package coinor-libclp1).</exception>
    public LinearProgram(double tolerance = 1e-9)
    {
        if (!(tolerance is >= 1e-12 and <= 1e-3))
        {
            throw new ArgumentException($"tolerance is {tolerance}; a number in [1e-12, 1e-3] was expected", nameof(tolerance));
        }
        _model = ClpLibrary.NewModel();
        ClpLibrary.SetLogLevel(_model, 0);
        ClpLibrary.SetPrimalTolerance(_model, tolerance);
        ClpLibrary.SetDualTolerance(_model, tolerance);
    }

    /// <summary>The number of rows.</summary>
    public int Rows => _rows.Count;

    /// <summary>The number of columns.</summary>
    public int Columns { get; private set; }

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
        Flush(_newRows, isRows: true);
        _newColumns.Add(Finite(lower), Finite(upper), Numerics.Guard.Finite(cost), rows, values);
        for (int k = 0; k < rows.Length; k++)
        {
            _rows[rows[k]].Add((Columns, values[k]));
        }
        return Columns++;
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
        Flush(_newColumns, isRows: false);
        _newRows.Add(Finite(lower), Finite(upper), 0, columns, values);
        List<(int, double)> row = new(columns.Length);
        for (int k = 0; k < columns.Length; k++)
        {
            row.Add((columns[k], values[k]));
        }
        _rows.Add(row);
        return _rows.Count - 1;
    }

    /// <summary>Changes a row's bounds.</summary>
    /// <param name="row">The row.</param>
    /// <param name="lower">New lower bound.</param>
    /// <param name="upper">New upper bound.</param>
    public unsafe void SetRowBounds(int row, double lower, double upper)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Rows, nameof(row));
        CheckBounds(lower, upper);
        FlushAll();
        ClpLibrary.RowLower(_model)[row] = Finite(lower);
        ClpLibrary.RowUpper(_model)[row] = Finite(upper);
    }

    /// <summary>Changes a column's bounds.</summary>
    /// <param name="column">The column.</param>
    /// <param name="lower">New lower bound.</param>
    /// <param name="upper">New upper bound.</param>
    public unsafe void SetColumnBounds(int column, double lower, double upper)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)column, (uint)Columns, nameof(column));
        CheckBounds(lower, upper);
        FlushAll();
        ClpLibrary.ColumnLower(_model)[column] = Finite(lower);
        ClpLibrary.ColumnUpper(_model)[column] = Finite(upper);
    }

    /// <summary>Changes a column's coefficient in the objective.</summary>
    /// <param name="column">The column.</param>
    /// <param name="cost">The new coefficient.</param>
    public unsafe void SetCost(int column, double cost)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)column, (uint)Columns, nameof(column));
        FlushAll();
        ClpLibrary.Cost(_model)[column] = Numerics.Guard.Finite(cost);
    }

    /// <summary>Solves by the dual simplex method (the natural one after rows were added) or by the primal one, from the last basis.</summary>
    /// <param name="primal">True for the primal simplex method (the natural one after columns were added or costs changed).</param>
    /// <param name="maximumIterations">Limit of simplex iterations of this call.</param>
    /// <returns>The outcome; whatever happened is in its status.</returns>
    public LinearSolution Solve(bool primal = false, int maximumIterations = int.MaxValue)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maximumIterations);
        FlushAll();
        ClpLibrary.SetMaximumIterations(_model, maximumIterations);
        Run(primal);
        LinearStatus status = Status();
        double[]? ray = Ray(status);
        if (status is LinearStatus.Infeasible or LinearStatus.Unbounded && ray is null)
        {
            // The dual method may report "dual infeasible" for a program that is infeasible as well, and presents no ray then.
            Run(!primal);
            status = Status();
            ray = Ray(status);
        }
        return Collect(status, ray);
    }

    /// <inheritdoc/>
    public void Dispose() => _model.Dispose();

    private void Run(bool primal) => _ = primal ? ClpLibrary.Primal(_model, 0) : ClpLibrary.Dual(_model, 0);

    private LinearStatus Status() =>
        ClpLibrary.Status(_model) switch
        {
            0 => LinearStatus.Optimal,
            1 => LinearStatus.Infeasible,
            2 => LinearStatus.Unbounded,
            3 => LinearStatus.IterationLimit,
            _ => LinearStatus.Failed,
        };

    private unsafe double[]? Ray(LinearStatus status)
    {
        if (status is not (LinearStatus.Infeasible or LinearStatus.Unbounded))
        {
            return null;
        }
        bool infeasible = status == LinearStatus.Infeasible;
        double* native = infeasible ? ClpLibrary.InfeasibilityRay(_model) : ClpLibrary.UnboundedRay(_model);
        if (native is null)
        {
            return null;
        }
        double[] ray = new ReadOnlySpan<double>(native, infeasible ? Rows : Columns).ToArray();
        ClpLibrary.FreeRay(_model, native);
        double largest = ray.Length == 0 ? 0 : ray.Max(Math.Abs);
        if (!(largest > 0 && double.IsFinite(largest)))
        {
            return null;
        }
        // Clp's sign differs between its methods, so the sign that proves the claim is looked for.
        foreach (double scale in (ReadOnlySpan<double>)[1 / largest, -1 / largest])
        {
            double[] candidate = [.. ray.Select(r => r * scale)];
            if (infeasible ? LinearRays.ProvesInfeasible(View(), candidate) : LinearRays.ProvesUnbounded(View(), candidate))
            {
                return candidate;
            }
        }
        return null;
    }

    private unsafe LinearRays.View View() =>
        new(
            _rows,
            Span(ClpLibrary.RowLower(_model), Rows),
            Span(ClpLibrary.RowUpper(_model), Rows),
            Span(ClpLibrary.ColumnLower(_model), Columns),
            Span(ClpLibrary.ColumnUpper(_model), Columns),
            Span(ClpLibrary.Cost(_model), Columns)
        );

    private unsafe LinearSolution Collect(LinearStatus status, double[]? ray) =>
        new(
            status,
            ClpLibrary.ObjectiveValue(_model),
            Span(ClpLibrary.ColumnSolution(_model), Columns).ToArray(),
            Span(ClpLibrary.RowDuals(_model), Rows).ToArray(),
            Span(ClpLibrary.ReducedCosts(_model), Columns).ToArray(),
            ray,
            ClpLibrary.Iterations(_model)
        );

    private static unsafe ReadOnlySpan<double> Span(double* values, int length) => new(values, length);

    private void FlushAll()
    {
        Flush(_newRows, isRows: true);
        Flush(_newColumns, isRows: false);
    }

    private unsafe void Flush(Batch batch, bool isRows)
    {
        if (batch.Lower.Count == 0)
        {
            return;
        }
        double[] lower = [.. batch.Lower];
        double[] upper = [.. batch.Upper];
        double[] cost = [.. batch.Cost];
        int[] starts = [.. batch.Starts];
        // One spare entry: "fixed" on an empty array gives a null pointer, which Clp reads as "no entries at all".
        int[] indices = [.. batch.Indices, 0];
        double[] values = [.. batch.Values, 0];
        fixed (
            double* lo = lower,
                up = upper,
                co = cost,
                va = values
        )
        fixed (
            int* st = starts,
                ix = indices
        )
        {
            if (isRows)
            {
                ClpLibrary.AddRows(_model, lower.Length, lo, up, st, ix, va);
            }
            else
            {
                ClpLibrary.AddColumns(_model, lower.Length, lo, up, co, st, ix, va);
            }
        }
        batch.Clear();
    }

    private static double Finite(double bound) =>
        double.IsPositiveInfinity(bound) ? double.MaxValue
        : double.IsNegativeInfinity(bound) ? -double.MaxValue
        : bound;

    private static void CheckBounds(double lower, double upper)
    {
        if (!(lower <= upper))
        {
            throw new ArgumentException($"bounds are [{lower}, {upper}]; lower <= upper was expected");
        }
    }

    private static void Check(ReadOnlySpan<int> indices, ReadOnlySpan<double> values, int count, string what)
    {
        Numerics.Guard.SameSize(indices.Length, values.Length, $"numbers of {what} indices and values");
        HashSet<int> seen = [];
        for (int k = 0; k < indices.Length; k++)
        {
            if ((uint)indices[k] >= (uint)count || !seen.Add(indices[k]))
            {
                throw new ArgumentException($"{what} {indices[k]} is unknown or repeated; distinct numbers below {count} were expected");
            }
            Numerics.Guard.Finite(values[k]);
        }
    }

    private sealed class Batch
    {
        public List<double> Lower { get; } = [];
        public List<double> Upper { get; } = [];
        public List<double> Cost { get; } = [];
        public List<int> Starts { get; } = [0];
        public List<int> Indices { get; } = [];
        public List<double> Values { get; } = [];

        public void Add(double lower, double upper, double cost, ReadOnlySpan<int> indices, ReadOnlySpan<double> values)
        {
            Lower.Add(lower);
            Upper.Add(upper);
            Cost.Add(cost);
            Indices.AddRange(indices);
            Values.AddRange(values);
            Starts.Add(Indices.Count);
        }

        public void Clear()
        {
            Lower.Clear();
            Upper.Clear();
            Cost.Clear();
            Starts.Clear();
            Starts.Add(0);
            Indices.Clear();
            Values.Clear();
        }
    }
}
