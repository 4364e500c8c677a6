using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace IsoTriplet.Hausdorff;

/// <summary>Equal boxes over the extents of points in space, numbered along the third axis first.</summary>
internal readonly struct SpaceAxes
{
    private readonly SpacePoint _least;
    private readonly SpacePoint _perUnit;
    private readonly SpacePoint _last;

    /// <summary>Cuts the extents of the points.</summary>
    /// <param name="points">At least one.</param>
    /// <param name="side">The longest side wanted.</param>
    /// <param name="boxes">The largest number of boxes; where it does not do, they are longer than wanted along axes that would need more than their share.</param>
    public SpaceAxes(ReadOnlySpan<SpacePoint> points, double side, long boxes)
    {
        Span<double> low = stackalloc double[3];
        Span<double> high = stackalloc double[3];
        Extents(MemoryMarshal.Cast<SpacePoint, double>(points), low, high);
        Span<double> perUnit = stackalloc double[3];
        Span<int> along = stackalloc int[3];
        int axes = (high[0] > low[0] ? 1 : 0) + (high[1] > low[1] ? 1 : 0) + (high[2] > low[2] ? 1 : 0);
        int most = Math.Max(1, (int)Math.Pow(boxes, 1.0 / Math.Max(1, axes)));
        for (int k = 0; k < 3; k++)
        {
            double extent = high[k] - low[k];
            double wanted = Math.Ceiling(extent / side);
            along[k] = wanted < most ? Math.Max(1, (int)wanted) : most;
            perUnit[k] = along[k] / extent;
            // No extent, or one beyond the numbers: a single box, whatever the coordinate.
            (along[k], perUnit[k]) = double.IsNormal(perUnit[k]) ? (along[k], perUnit[k]) : (1, 1);
        }
        _least = new SpacePoint(low[0], low[1], low[2]);
        _perUnit = new SpacePoint(perUnit[0], perUnit[1], perUnit[2]);
        _last = new SpacePoint(along[0] - 1, along[1] - 1, along[2] - 1);
        (First, Second, Third) = (along[0], along[1], along[2]);
    }

    /// <summary>The number of boxes along the first axis.</summary>
    public int First { get; }

    /// <summary>The number of boxes along the second axis.</summary>
    public int Second { get; }

    /// <summary>The number of boxes along the third axis.</summary>
    public int Third { get; }

    /// <summary>The number of a box.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Number(int first, int second, int third) => (((first * Second) + second) * Third) + third;

    /// <summary>The box of a point; what lies beyond the ends falls into the end boxes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (int First, int Second, int Third) BoxOf(in SpacePoint x) =>
        (Place(x.X, _least.X, _perUnit.X, _last.X), Place(x.Y, _least.Y, _perUnit.Y, _last.Y), Place(x.Z, _least.Z, _perUnit.Z, _last.Z));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Place(double x, double least, double perUnit, double last) =>
        double.ConvertToIntegerNative<int>(double.MinNative(double.MaxNative((x - least) * perUnit, 0), last));

    // Three vectors at a time hold whole points, whatever the width: a lane of one of them is always the same axis.
    private static void Extents(ReadOnlySpan<double> values, Span<double> low, Span<double> high)
    {
        low.Fill(double.PositiveInfinity);
        high.Fill(double.NegativeInfinity);
        ReadOnlySpan<Vector<double>> vectors = MemoryMarshal.Cast<double, Vector<double>>(values);
        int whole = vectors.Length / 3 * 3;
        Span<Vector<double>> least = stackalloc Vector<double>[3];
        Span<Vector<double>> most = stackalloc Vector<double>[3];
        least.Fill(new(double.PositiveInfinity));
        most.Fill(new(double.NegativeInfinity));
        (Vector<double> a, Vector<double> b, Vector<double> c) = (least[0], least[1], least[2]);
        (Vector<double> d, Vector<double> e, Vector<double> f) = (most[0], most[1], most[2]);
        for (int v = 0; v < whole; v += 3)
        {
            (a, d) = (Vector.MinNative(a, vectors[v]), Vector.MaxNative(d, vectors[v]));
            (b, e) = (Vector.MinNative(b, vectors[v + 1]), Vector.MaxNative(e, vectors[v + 1]));
            (c, f) = (Vector.MinNative(c, vectors[v + 2]), Vector.MaxNative(f, vectors[v + 2]));
        }
        (least[0], least[1], least[2]) = (a, b, c);
        (most[0], most[1], most[2]) = (d, e, f);
        for (int lane = 0; lane < 3 * Vector<double>.Count; lane++)
        {
            (int v, int at) = Math.DivRem(lane, Vector<double>.Count);
            low[lane % 3] = Math.Min(low[lane % 3], least[v][at]);
            high[lane % 3] = Math.Max(high[lane % 3], most[v][at]);
        }
        for (int k = whole * Vector<double>.Count; k < values.Length; k++)
        {
            low[k % 3] = Math.Min(low[k % 3], values[k]);
            high[k % 3] = Math.Max(high[k % 3], values[k]);
        }
    }
}
