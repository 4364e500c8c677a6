namespace IsoTriplet.Numerics;

/// <summary>The blocks of squared distances between two packed families (or of one with itself: blocks that meet the upper triangle).</summary>
internal sealed class BlockSweep(Embedding rows, PackedPoints columns, bool upper)
{
    /// <summary>Rows of a block.</summary>
    public const int BlockRows = 64;

    /// <summary>Columns of a block: 64 x 256 squares take 128 KiB and stay in the second-level cache.</summary>
    public const int BlockColumns = 256;

    // Below this many coordinate differences (a fifth of a millisecond) a second thread costs more than it brings.
    private const long SerialWork = 4_000_000;

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
        fixed (double* output = buffer)
        {
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
        }
        GC.KeepAlive(columns);
        return new DistanceBlock(buffer, BlockColumns, firstRow, rowCount, firstColumn, columnCount);
    }
}
