namespace IsoTriplet.Hausdorff;

/// <summary>The search of <see cref="DirectedSearch"/> in up to three dimensions.</summary>
/// <remarks>
/// Again a few points of X far from the middle of Y give a first lower bound; then most points of X leave at the first point of Y in their box (<see cref="SpaceBoxes"/>).
/// What remains is held against all of Y, and when that has taken long, against a <see cref="ColumnGrid"/>.
/// </remarks>
internal sealed class SpaceSearch
{
    /// <summary>In how many dimensions it works.</summary>
    public const int Dimensions = 3;

    private const int Seeds = 3;
    private const int Sample = 64;
    private const int FilterUnit = 4096;
    private const int FirstUnit = 128;
    private const int MostTried = 8;

    // Below so many points of X a second worker costs more than it does.
    private const int SerialPoints = 1 << 15;

    // So many points are looked at for each of Y before the grid is laid out, which takes about as long.
    private const int Looks = 16;

    private readonly SpacePoints _x;
    private readonly SpacePoints _y;
    private readonly Farthest _best = new();

    private SpaceSearch(Embedding x, Embedding y) => (_x, _y) = (new SpacePoints(x), new SpacePoints(y));

    public static DirectedDistance Run(Embedding x, Embedding y)
    {
        SpaceSearch search = new(x, y);
        foreach (int seed in search.FarFromMiddle(MiddleOf(y)))
        {
            search.Settle(seed);
        }
        ReadOnlyMemory<int> rest = search.Filter();
        long looks = rest.Length < x.Points ? (long)Looks * y.Points : 0;
        while (rest.Length > 0 && looks > 0)
        {
            looks -= search.Settle(rest.Span[0]);
            rest = rest[1..];
        }
        if (rest.Length > 0)
        {
            new ColumnGrid(y).Settle(x, rest, search._best, Parallelism.Threads);
        }
        return new DirectedDistance(search._best.Value, search._best.From, search.Nearest());
    }

    private static SpacePoint MiddleOf(Embedding points)
    {
        double[] middle = SamplePanel.MiddleOf(points, Sample);
        return new SpacePoint(middle[0], middle.Length > 1 ? middle[1] : 0, middle.Length > 2 ? middle[2] : 0);
    }

    private int[] FarFromMiddle(SpacePoint middle)
    {
        ReadOnlySpan<SpacePoint> points = _x.All;
        int[] far = new int[Math.Min(Seeds, points.Length)];
        Span<double> squares = stackalloc double[far.Length];
        squares.Fill(-1);
        for (int i = 0; i < points.Length; i++)
        {
            double square = SpacePoint.Square(points[i], middle);
            if (square > squares[^1])
            {
                int at = far.Length - 1;
                for (; at > 0 && square > squares[at - 1]; at--)
                {
                    (squares[at], far[at]) = (squares[at - 1], far[at - 1]);
                }
                (squares[at], far[at]) = (square, i);
            }
        }
        return far;
    }

    // Holds a point of X against Y up to the first that is near; returns how many it looked at.
    private int Settle(int i)
    {
        SpacePoint x = _x.All[i];
        double leave = _best.Leave;
        double least = double.PositiveInfinity;
        ReadOnlySpan<SpacePoint> points = _y.All;
        for (int j = 0; j < points.Length; j++)
        {
            double square = SpacePoint.Square(x, points[j]);
            if (square < least)
            {
                least = square;
                if (square < leave)
                {
                    return j + 1;
                }
            }
        }
        _best.Take(i, Math.Sqrt(least));
        return points.Length;
    }

    private Memory<int> Filter()
    {
        int count = _x.Count;
        double leave = _best.Leave;
        int[] kept = GC.AllocateUninitializedArray<int>(count);
        int first = Math.Min(FirstUnit, count);
        SpaceBoxes? boxes = leave > 0 && double.IsFinite(leave) ? new SpaceBoxes(_y, leave) : null;
        (int rest, long tried) = boxes?.Keep(_x, 0, first, leave, kept) ?? default;
        if (boxes is null || tried > MostTried * first)
        {
            // Where the boxes settle few points or take long, the grid is quicker without them.
            for (int i = 0; i < count; i++)
            {
                kept[i] = i;
            }
            return kept;
        }
        int units = ((count - first) + FilterUnit - 1) / FilterUnit;
        int[] counts = new int[units];
        Parallelism.Run(
            units,
            count < SerialPoints ? 1 : Parallelism.Threads,
            static () => 0,
            (_, unit) =>
            {
                int from = first + (unit * FilterUnit);
                counts[unit] = boxes.Keep(_x, from, Math.Min(count, from + FilterUnit), leave, kept.AsSpan(from)).Kept;
            }
        );
        for (int unit = 0; unit < units; unit++)
        {
            kept.AsSpan(first + (unit * FilterUnit), counts[unit]).CopyTo(kept.AsSpan(rest));
            rest += counts[unit];
        }
        return kept.AsMemory(0, rest);
    }

    // The lowest point of Y at the value from its witness.
    private int Nearest()
    {
        SpacePoint x = _x.All[_best.From];
        ReadOnlySpan<SpacePoint> points = _y.All;
        double surely = _best.Value * _best.Value / Farthest.Near;
        int j = 0;
        while (SpacePoint.Square(x, points[j]) > surely || Math.Sqrt(SpacePoint.Square(x, points[j])) > _best.Value)
        {
            j++;
        }
        return j;
    }
}
