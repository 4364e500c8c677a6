using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace IsoTriplet.Hausdorff;

/// <summary>Points of space in boxes, to find quickly that another point is near one of them.</summary>
/// <remarks>A point is called near by a distance that was computed; the boxes only choose to which.</remarks>
internal sealed class SpaceBoxes
{
    // Few enough that their heads do not end up among the large objects, unless the points are many.
    private const int MostBoxes = 20_000;
    private const int BoxesPerPoint = 8;

    // Boxes of a third of the square of the mark hold no two points farther apart than it: two rings reach all points nearer than that.
    private const int Rings = 2;

    // How many points are tried for one before it is left undecided.
    private const int Tries = 64;

    private readonly SpacePoints _points;
    private readonly SpaceAxes _axes;
    private readonly int[] _head;
    private readonly int[] _next;

    /// <summary>Puts points into boxes, each box a chain of its points.</summary>
    /// <param name="points">The points.</param>
    /// <param name="limit">The square below which points shall be found near.</param>
    public SpaceBoxes(SpacePoints points, double limit)
    {
        _points = points;
        ReadOnlySpan<SpacePoint> values = points.All;
        _axes = new SpaceAxes(
            values,
            Math.Sqrt(limit / 3),
            Math.Max(Math.Min(BoxesPerPoint * values.Length, MostBoxes), values.Length / 2)
        );
        int[] head = new int[_axes.First * _axes.Second * _axes.Third];
        int[] next = GC.AllocateUninitializedArray<int>(values.Length);
        Array.Fill(head, -1);
        for (int j = 0; j < next.Length; j++)
        {
            (int a, int b, int c) = _axes.BoxOf(values[j]);
            int box = _axes.Number(a, b, c);
            next[j] = head[box];
            head[box] = j;
        }
        (_head, _next) = (head, next);
    }

    /// <summary>Lists those points of x from a first up to an end for which no near point was found, in order.</summary>
    /// <param name="x">Points.</param>
    /// <param name="from">The first.</param>
    /// <param name="to">One past the last.</param>
    /// <param name="limit">Near is a square below this.</param>
    /// <param name="kept">Their list, at least as long as there are points.</param>
    /// <returns>How many, and how many points of boxes were tried beside the first of each box.</returns>
    public (int Kept, long Tried) Keep(SpacePoints x, int from, int to, double limit, Span<int> kept)
    {
        ReadOnlySpan<SpacePoint> tested = x.All;
        ReadOnlySpan<SpacePoint> points = _points.All;
        int[] head = _head;
        int count = 0;
        long tried = 0;
        for (int i = from; i < to; i++)
        {
            (int a, int b, int c) = _axes.BoxOf(tested[i]);
            int j = head[_axes.Number(a, b, c)];
            if (j < 0 || SpacePoint.Square(tested[i], points[j]) >= limit)
            {
                if (!AnyAround(tested[i], limit, a, b, c, out int tries))
                {
                    kept[count++] = i;
                }
                tried += tries;
            }
        }
        return (count, tried);
    }

    private bool AnyAround(in SpacePoint x, double limit, int a, int b, int c, out int tries)
    {
        ReadOnlySpan<SpacePoint> points = _points.All;
        tries = 0;
        for (int ring = 0; ring <= Rings; ring++)
        {
            for (int i = Math.Max(0, a - ring); i <= Math.Min(_axes.First - 1, a + ring); i++)
            {
                for (int k = Math.Max(0, b - ring); k <= Math.Min(_axes.Second - 1, b + ring); k++)
                {
                    bool rim = ring == 0 || Math.Abs(i - a) == ring || Math.Abs(k - b) == ring;
                    for (int l = c - ring; l <= c + ring; l += rim ? 1 : 2 * ring)
                    {
                        int j = (uint)l < (uint)_axes.Third ? _head[_axes.Number(i, k, l)] : -1;
                        for (; j >= 0; j = _next[j])
                        {
                            tries++;
                            if (SpacePoint.Square(x, points[j]) < limit)
                            {
                                return true;
                            }
                            if (tries == Tries)
                            {
                                return false;
                            }
                        }
                    }
                }
            }
        }
        return false;
    }
}

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

/// <summary>A row of three coordinates.</summary>
/// <param name="X">The first.</param>
/// <param name="Y">The second.</param>
/// <param name="Z">The third.</param>
internal readonly record struct SpacePoint(double X, double Y, double Z)
{
    /// <summary>The square of the distance as <see cref="PairwiseDistances.SquaredBetween"/> gives it, bit for bit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Square(in SpacePoint x, in SpacePoint y)
    {
        (double a, double b, double c) = (x.X - y.X, x.Y - y.Y, x.Z - y.Z);
        return Math.FusedMultiplyAdd(c, c, Math.FusedMultiplyAdd(b, b, a * a));
    }
}

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
