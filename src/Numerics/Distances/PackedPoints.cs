namespace IsoTriplet.Numerics;

/// <summary>Points laid out for the distance kernel: panels of <see cref="Width"/> points, coordinate after coordinate (n runs of Width numbers).</summary>
/// <remarks>Takes about N*n*8 bytes, on 64-byte boundaries. The last panel is filled up with copies of the last point.</remarks>
internal sealed unsafe class PackedPoints
{
    /// <summary>Points a panel: two vectors of 512 bits.</summary>
    public const int Width = 16;

    // Pinned, so that the address below stays good as long as this object lives.
    private readonly double[] _storage;
    private readonly double* _start;

    /// <summary>Coordinates beyond this are refused: 4 * limit^2 * n stays finite for any n that fits in memory.</summary>
    private const double Limit = 1e149;

    public PackedPoints(Embedding points)
    {
        CheckRange(points);
        Points = points.Points;
        Dimension = points.Dimension;
        long length = (long)Panels * Width * Dimension;
        _storage = GC.AllocateUninitializedArray<double>(checked((int)(length + 8)), pinned: true);
        fixed (double* address = _storage)
        {
            _start = (double*)(((nint)address + 63) & ~(nint)63);
        }
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
