using System.Runtime.InteropServices;

namespace IsoTriplet.Hausdorff;

/// <summary>The rows of an embedding in up to three dimensions as points of space.</summary>
/// <remarks>Coordinates that are missing are 0; squares of distances stay the same, bit for bit.</remarks>
internal sealed class SpacePoints
{
    private readonly Embedding _points;
    private readonly SpacePoint[]? _padded;

    public SpacePoints(Embedding points)
    {
        _points = points;
        int n = points.Dimension;
        if (n == 3)
        {
            return;
        }
        _padded = GC.AllocateUninitializedArray<SpacePoint>(points.Points);
        ReadOnlySpan<double> values = points.Values;
        for (int i = 0; i < _padded.Length; i++)
        {
            _padded[i] = new SpacePoint(values[i * n], n > 1 ? values[(i * n) + 1] : 0, 0);
        }
    }

    /// <summary>How many.</summary>
    public int Count => _points.Points;

    /// <summary>All of them.</summary>
    public ReadOnlySpan<SpacePoint> All => _padded ?? MemoryMarshal.Cast<double, SpacePoint>(_points.Values);
}
