using System.Buffers;
using System.Runtime.InteropServices;

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

/// <summary>The blocks of squared distances between two packed families (or of one with itself: blocks that meet the upper triangle).</summary>
internal sealed class BlockSweep(Embedding rows, PackedPoints columns, bool upper)
{
    /// <summary>Rows of a block.</summary>
    public const int BlockRows = 64;

    /// <summary>Columns of a block: 64 x 256 squares take 128 KiB and stay in the second-level cache.</summary>
    public const int BlockColumns = 256;

    // Below this many coordinate differences (a fifth of a millisecond) a second thread costs more than it brings.
    private const long SerialWork = 4_000_000;

    // Vectors that are stored across two cache lines cost a quarter of a sweep in few dimensions.
    private const int Line = 64;

    /// <summary>A buffer for one block, with anything in it; it goes back to the pool behind the sweep.</summary>
    public static double[] Rent() => ArrayPool<double>.Shared.Rent((BlockRows * BlockColumns) + (Line / sizeof(double)));

    /// <summary>Bands of rows: the units that are handed to the workers.</summary>
    public int Bands => (rows.Points + BlockRows - 1) / BlockRows;

    /// <summary>How many workers pay.</summary>
    public int Threads => (long)rows.Points * columns.Points * columns.Dimension < SerialWork ? 1 : Parallelism.Threads;

    /// <summary>The first column block of a band.</summary>
    public int FirstBlock(int band) => upper ? band * BlockRows / BlockColumns : 0;

    /// <summary>Column blocks of every band (counted from 0; those below <see cref="FirstBlock"/> are skipped).</summary>
    public int Blocks => (columns.Points + BlockColumns - 1) / BlockColumns;

    /// <summary>Computes one block into a buffer; of an upper sweep only the tiles that reach above the diagonal.</summary>
    public unsafe DistanceBlock Fill(int band, int block, double[] buffer)
    {
        int firstRow = band * BlockRows;
        int rowCount = Math.Min(BlockRows, rows.Points - firstRow);
        int firstColumn = block * BlockColumns;
        int columnCount = Math.Min(BlockColumns, columns.Points - firstColumn);
        int n = rows.Dimension;
        int firstPanel = firstColumn / PackedPoints.Width;
        int panels = (columnCount + PackedPoints.Width - 1) / PackedPoints.Width;
        fixed (double* x = rows.Values)
        fixed (double* start = buffer)
        {
            int offset = (int)(-(nint)start & (Line - 1)) / sizeof(double);
            double* output = start + offset;
            for (int p = 0; p < panels; p++)
            {
                double* panel = columns.Panel(firstPanel + p);
                int lastColumn = firstColumn + ((p + 1) * PackedPoints.Width) - 1;
                int reaching = upper ? Math.Min(rowCount, lastColumn - firstRow) : rowCount;
                for (int r = 0; r < reaching; r += DistanceKernel.TileRows)
                {
                    DistanceKernel.Tile(
                        x + ((nint)(firstRow + r) * n),
                        Math.Min(DistanceKernel.TileRows, rowCount - r),
                        panel,
                        n,
                        output + (r * BlockColumns) + (p * PackedPoints.Width),
                        BlockColumns
                    );
                }
            }
            return new DistanceBlock(buffer.AsSpan(offset), BlockColumns, firstRow, rowCount, firstColumn, columnCount);
        }
    }
}

/// <summary>Points laid out for the distance kernel: panels of <see cref="Width"/> points, coordinate after coordinate (n runs of Width numbers).</summary>
/// <remarks>Takes about N*n*8 bytes, on 64-byte boundaries. The last panel is filled up with copies of the last point.</remarks>
internal sealed unsafe class PackedPoints : IDisposable
{
    /// <summary>Points a panel: two vectors of 512 bits.</summary>
    public const int Width = 16;

    private readonly double* _start;

    /// <summary>Coordinates beyond this are refused: 4 * limit^2 * n stays finite for any n that fits in memory.</summary>
    private const double Limit = 1e149;

    public PackedPoints(Embedding points)
    {
        CheckRange(points);
        Points = points.Points;
        Dimension = points.Dimension;
        long length = (long)Panels * Width * Dimension;
        _start = (double*)NativeMemory.AlignedAlloc((nuint)length * sizeof(double), 64);
        ReadOnlySpan<double> values = points.Values;
        fixed (double* source = values)
        {
            for (int panel = 0; panel < Panels; panel++)
            {
                Pack(source, panel);
            }
        }
    }

    public int Points { get; }

    public int Dimension { get; }

    public int Panels => (Points + Width - 1) / Width;

    /// <summary>Refuses coordinates whose squared differences overflow.</summary>
    public static void CheckRange(Embedding points)
    {
        if (VectorPass.Maximum(points.Values) > Limit || VectorPass.Minimum(points.Values) < -Limit)
        {
            throw new ArgumentException($"a coordinate exceeds {Limit} in magnitude: squared distances overflow; scale the embedding down");
        }
    }

    /// <summary>Gives the storage back; nobody may read the panels any more.</summary>
    public void Dispose() => NativeMemory.AlignedFree(_start);

    /// <summary>The first number of a panel.</summary>
    public double* Panel(int panel) => _start + ((nint)panel * Width * Dimension);

    private void Pack(double* source, int panel)
    {
        double* target = Panel(panel);
        for (int lane = 0; lane < Width; lane++)
        {
            double* row = source + ((nint)Math.Min((panel * Width) + lane, Points - 1) * Dimension);
            for (int k = 0; k < Dimension; k++)
            {
                target[(k * Width) + lane] = row[k];
            }
        }
    }
}
