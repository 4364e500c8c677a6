namespace IsoTriplet.Numerics;

/// <summary>A block of squared distances |x_i - y_j|^2, i in [FirstRow, FirstRow + Rows), j in [FirstColumn, FirstColumn + Columns).</summary>
/// <remarks>
/// Its square root is <see cref="PairwiseDistances.Between"/> bit for bit. The memory belongs to the sweep and is overwritten by the next block: read it
/// in the visit, keep nothing. The visitor may overwrite it (with square roots, say).
/// </remarks>
public readonly ref struct DistanceBlock
{
    private readonly Span<double> _squares;
    private readonly int _stride;

    internal DistanceBlock(Span<double> squares, int stride, int firstRow, int rows, int firstColumn, int columns)
    {
        (FirstRow, Rows, FirstColumn, Columns) = (firstRow, rows, firstColumn, columns);
        _squares = squares;
        _stride = stride;
    }

    /// <summary>The point of x that row 0 of the block belongs to.</summary>
    public int FirstRow { get; }

    /// <summary>Rows of the block.</summary>
    public int Rows { get; }

    /// <summary>The point of y that column 0 of the block belongs to.</summary>
    public int FirstColumn { get; }

    /// <summary>Columns of the block.</summary>
    public int Columns { get; }

    /// <summary>The squared distances of row r to all columns of the block; in a sweep over one embedding those from <see cref="FirstColumnAbove"/> on.</summary>
    /// <param name="r">From 0 to Rows - 1.</param>
    /// <returns>Columns numbers.</returns>
    public Span<double> Row(int r) => _squares.Slice(r * _stride, Columns);

    /// <summary>In a sweep over one embedding: the first column c of row r whose point j is above the point i of the row, or Columns if there is none.</summary>
    /// <param name="r">From 0 to Rows - 1.</param>
    /// <returns>A column of the block.</returns>
    public int FirstColumnAbove(int r) => Math.Clamp(FirstRow + r + 1 - FirstColumn, 0, Columns);
}
