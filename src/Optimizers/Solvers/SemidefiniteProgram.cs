namespace IsoTriplet.Optimizers.Solvers;

/// <summary>A semidefinite program in the form of CSDP, over block-diagonal symmetric matrices:
/// <c>(P) max tr(C X), tr(A_i X) = a_i, X psd</c> and its dual <c>(D) min a'y, Z = sum_i y_i A_i - C psd</c>.</summary>
/// <remarks>Entries are symmetric: (row, column) stands for (column, row) as well, so an off-diagonal entry counts twice in a trace.
/// Entries given more than once are added up. Indices count from 0.</remarks>
public sealed class SemidefiniteProgram
{
    private readonly int[] _blocks;
    private readonly List<double> _right = [];
    private readonly Dictionary<(int Matrix, int Block, int Row, int Column), double> _entries = [];

    /// <summary>Makes a program without constraints.</summary>
    /// <param name="blocks">Order of each block; a negative number -k is a diagonal block of order k (k inequalities).</param>
    /// <exception cref="ArgumentException">No blocks, or a block of order 0.</exception>
    public SemidefiniteProgram(params int[] blocks)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        if (blocks.Length == 0 || blocks.Contains(0))
        {
            throw new ArgumentException("blocks are empty or hold a 0; orders other than 0 were expected", nameof(blocks));
        }
        _blocks = [.. blocks];
    }

    /// <summary>The blocks as they were given.</summary>
    public ReadOnlySpan<int> Blocks => _blocks;

    /// <summary>The number of constraints, that is of the entries of y.</summary>
    public int Constraints => _right.Count;

    internal IReadOnlyList<double> Right => _right;

    internal IEnumerable<KeyValuePair<(int Matrix, int Block, int Row, int Column), double>> Entries =>
        _entries.OrderBy(e => e.Key).Where(e => e.Value != 0);

    /// <summary>Adds the constraint tr(A_i X) = a_i, with A_i = 0 as yet.</summary>
    /// <param name="right">a_i.</param>
    /// <returns>i, from 0.</returns>
    public int AddConstraint(double right)
    {
        _right.Add(Numerics.Guard.Finite(right));
        return _right.Count - 1;
    }

    /// <summary>Adds to an entry (and its mirror) of C.</summary>
    /// <param name="block">The block.</param>
    /// <param name="row">Row inside the block.</param>
    /// <param name="column">Column inside the block.</param>
    /// <param name="value">What to add.</param>
    public void AddCost(int block, int row, int column, double value) => Add(0, block, row, column, value);

    /// <summary>Adds to an entry (and its mirror) of A_i.</summary>
    /// <param name="constraint">i.</param>
    /// <param name="block">The block.</param>
    /// <param name="row">Row inside the block.</param>
    /// <param name="column">Column inside the block.</param>
    /// <param name="value">What to add.</param>
    public void AddEntry(int constraint, int block, int row, int column, double value)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)constraint, (uint)Constraints, nameof(constraint));
        Add(constraint + 1, block, row, column, value);
    }

    private void Add(int matrix, int block, int row, int column, double value)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)block, (uint)_blocks.Length, nameof(block));
        int order = Math.Abs(_blocks[block]);
        if ((uint)row >= (uint)order || (uint)column >= (uint)order || (_blocks[block] < 0 && row != column))
        {
            throw new ArgumentException($"entry ({row}, {column}) is outside block {block} of order {_blocks[block]}");
        }
        (int, int, int, int) key = (matrix, block, Math.Min(row, column), Math.Max(row, column));
        _entries[key] = _entries.GetValueOrDefault(key) + Numerics.Guard.Finite(value);
    }
}

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
