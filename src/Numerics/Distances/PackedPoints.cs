using System.Collections.Concurrent;

namespace IsoTriplet.Numerics;

/// <summary>Points laid out for the distance kernel: panels of <see cref="Width"/> points, coordinate after coordinate (n runs of Width numbers).</summary>
/// <remarks>Takes about N*n*8 bytes, on 64-byte boundaries. The last panel is filled up with copies of the last point.</remarks>
internal sealed unsafe class PackedPoints : IDisposable
{
    /// <summary>Points a panel: two vectors of 512 bits.</summary>
    public const int Width = 16;

    // Storage up to this length is kept for the next sweep, so that its pages need not be had anew: 8 MiB each.
    private const int LongestKept = 1 << 20;
    private const int MostKept = 2;

    private static readonly ConcurrentBag<double[]> Free = [];

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
        _storage = Rent(checked((int)(length + 8)));
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

    /// <summary>Gives the storage back; nobody may read the panels any more.</summary>
    public void Dispose()
    {
        if (_storage.Length <= LongestKept && Free.Count < MostKept)
        {
            Free.Add(_storage);
        }
    }

    /// <summary>The first number of a panel.</summary>
    public double* Panel(int panel) => _start + ((nint)panel * Width * Dimension);

    private static double[] Rent(int length) =>
        length <= LongestKept && Free.TryTake(out double[]? kept) && kept.Length >= length
            ? kept
            : GC.AllocateUninitializedArray<double>(length, pinned: true);

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
