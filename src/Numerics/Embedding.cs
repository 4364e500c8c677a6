namespace IsoTriplet.Numerics;

/// <summary>An embedding F: N points p_1..p_N in R^n, held as an immutable N x n row-major matrix of doubles.</summary>
/// <remarks>Every coordinate is finite; N >= 1 and n >= 1. The memory is N*n*8 bytes, copied from the caller once.</remarks>
public sealed class Embedding
{
    private readonly double[] _values;

    private Embedding(int points, int dimension, double[] values) => (Points, Dimension, _values) = (points, dimension, values);

    /// <summary>N, the number of points (rows).</summary>
    public int Points { get; }

    /// <summary>n, the dimension of the space (columns).</summary>
    public int Dimension { get; }

    /// <summary>All coordinates, row after row (length N*n).</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>All coordinates as memory, for callers that cross threads.</summary>
    public ReadOnlyMemory<double> Memory => _values;

    /// <summary>Coordinate k of point i; both count from 0.</summary>
    /// <param name="i">The row.</param>
    /// <param name="k">The column.</param>
    public double this[int i, int k] => Row(i)[k];

    /// <summary>Point i (row i), counted from 0.</summary>
    /// <param name="i">The row.</param>
    /// <returns>Its n coordinates.</returns>
    public ReadOnlySpan<double> Row(int i) => _values.AsSpan(i * Dimension, Dimension);

    /// <summary>Makes an embedding from row-major values, which are copied.</summary>
    /// <param name="points">N.</param>
    /// <param name="dimension">n.</param>
    /// <param name="values">N*n finite numbers, row after row.</param>
    /// <returns>The embedding.</returns>
    /// <exception cref="ArgumentException">No points, no columns, a wrong length, or a NaN or infinity (its first row and column are named).</exception>
    public static Embedding Create(int points, int dimension, ReadOnlySpan<double> values) => Adopt(points, dimension, values.ToArray());

    /// <summary>Makes an embedding from rows of equal length.</summary>
    /// <param name="rows">The points.</param>
    /// <returns>The embedding.</returns>
    /// <exception cref="ArgumentException">No rows, empty or ragged rows, or a value that is not finite.</exception>
    public static Embedding FromRows(IReadOnlyList<double[]> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        int dimension = rows.Count == 0 ? 0 : rows[0].Length;
        double[] values = new double[(long)rows.Count * dimension];
        for (int i = 0; i < rows.Count; i++)
        {
            if (rows[i].Length != dimension)
            {
                throw new ArgumentException($"row {i} has {Counted.Of(rows[i].Length, "number")}; row 0 has {dimension}", nameof(rows));
            }
            rows[i].CopyTo(values, (long)i * dimension);
        }
        return Adopt(rows.Count, dimension, values);
    }

    /// <summary>The sub-family of the given rows, in the given order.</summary>
    /// <param name="rows">Row numbers from 0; repetitions are allowed.</param>
    /// <returns>An embedding of as many points.</returns>
    public Embedding Select(ReadOnlySpan<int> rows)
    {
        double[] values = new double[(long)rows.Length * Dimension];
        for (int i = 0; i < rows.Length; i++)
        {
            Row(rows[i]).CopyTo(values.AsSpan(i * Dimension));
        }
        return Adopt(rows.Length, Dimension, values);
    }

    /// <summary>The rows as fresh arrays.</summary>
    /// <returns>N arrays of length n.</returns>
    public double[][] ToRows()
    {
        double[][] rows = new double[Points][];
        for (int i = 0; i < Points; i++)
        {
            rows[i] = Row(i).ToArray();
        }
        return rows;
    }

    /// <summary>Takes ownership of <paramref name="values"/> without a copy: the caller must not keep it.</summary>
    internal static Embedding Adopt(int points, int dimension, double[] values)
    {
        if (points < 1)
        {
            throw new ArgumentException("no points: an embedding needs at least one row");
        }
        if (dimension < 1)
        {
            throw new ArgumentException("no columns: an embedding needs at least one dimension");
        }
        if (values.LongLength != (long)points * dimension)
        {
            throw new ArgumentException(
                $"{Counted.Of(values.LongLength, "number")} given; {points} x {dimension} = {(long)points * dimension} were expected"
            );
        }
        for (int i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
            {
                throw new ArgumentException($"row {i / dimension}, column {i % dimension} is {values[i]}; a finite number was expected");
            }
        }
        return new Embedding(points, dimension, values);
    }
}
