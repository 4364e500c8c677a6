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
