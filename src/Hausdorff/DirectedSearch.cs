using IsoTriplet.Numerics;

namespace IsoTriplet.Hausdorff;

/// <summary>The search for the point of X farthest from Y.</summary>
/// <remarks>
/// A few points of X far from the middle of Y give a first lower bound. Each other point leaves at the first point of Y that is nearer than the best value so
/// far: first a sample of Y is tried; what remains is searched in a grid (few dimensions) or row after row, by several workers that share the best value.
/// A point leaves only when it is nearer by more than the rounding of a square root, so the witness is the lowest of all that attain the value, whatever the
/// order of the search.
/// </remarks>
internal sealed class DirectedSearch
{
    private const int Seeds = 3;
    private const int Sample = 64;
    private const int FewDimensions = 12;
    private const int FewPoints = 16;
    private const int FilterUnit = 512;
    private const int SearchUnit = 32;

    // Below so many coordinates of X a second worker costs more than it does.
    private const int SerialWork = 1 << 13;

    private readonly Embedding _x;
    private readonly Embedding _y;
    private readonly NearestScan _scan;
    private readonly Transposed? _columns;
    private readonly double[] _middle;
    private readonly int _threads;
    private readonly Farthest _best = new();

    private DirectedSearch(Embedding x, Embedding y)
    {
        (_x, _y, _scan) = (x, y, new NearestScan(y));
        _threads = (long)x.Points * x.Dimension < SerialWork ? 1 : Parallelism.Threads;
        _middle = SamplePanel.MiddleOf(y, Sample);
        _columns = x.Dimension <= FewDimensions ? new Transposed(y) : null;
    }

    public static DirectedDistance Run(Embedding x, Embedding y)
    {
        if (x.Dimension <= SpaceSearch.Dimensions)
        {
            return SpaceSearch.Run(x, y);
        }
        DirectedSearch search = new(x, y);
        ColumnGrid? grid = search.Prepare();
        int[] rest = search.Filter();
        if (search._columns is not null && rest.Length > FewPoints)
        {
            (grid ?? new ColumnGrid(search._columns)).Settle(x, rest, search._best, search._threads);
        }
        else
        {
            search.RowAfterRow(rest);
        }
        return new DirectedDistance(search._best.Value, search._best.From, search.Nearest(x.Row(search._best.From)));
    }

    private int Nearest(ReadOnlySpan<double> point)
    {
        if (_columns is null)
        {
            return _scan.Find(point, -1, 0)!.Value.Nearest;
        }
        double[] squares = _columns.SquaresTo(point);
        double least = VectorPass.Minimum(squares);
        // The lowest of all with the least root: squares beyond this have another.
        double last = least / Farthest.Near / Farthest.Near;
        int nearest = 0;
        while (squares[nearest] > last || Math.Sqrt(squares[nearest]) > Math.Sqrt(least))
        {
            nearest++;
        }
        return nearest;
    }

    // The first lower bound; beside it, where there is a second worker, the grid, which most searches need.
    private ColumnGrid? Prepare()
    {
        if (_columns is null || _threads == 1)
        {
            Seed();
            return null;
        }
        ColumnGrid? grid = null;
        InUnits(
            2,
            1,
            _threads,
            (unit, _) =>
            {
                if (unit == 0)
                {
                    Seed();
                }
                else
                {
                    grid = new ColumnGrid(_columns);
                }
            }
        );
        return grid;
    }

    private void Seed()
    {
        double[] squares = SquaresFromMiddle();
        int[] far = new int[Math.Min(Seeds, squares.Length)];
        for (int seed = 0; seed < far.Length; seed++)
        {
            far[seed] = Array.IndexOf(squares, VectorPass.Maximum(squares));
            squares[far[seed]] = double.NegativeInfinity;
        }
        double[] least = new double[far.Length];
        InUnits(
            far.Length,
            1,
            _columns is null ? _threads : 1,
            (seed, _) =>
                least[seed] = _columns is null
                    ? _scan.LeastSquareBelow(_x.Row(far[seed]), -1, far[seed] % _y.Points)
                    : VectorPass.Minimum(_columns.SquaresTo(_x.Row(far[seed])))
        );
        _best.Raise(VectorPass.Maximum(least));
    }

    private double[] SquaresFromMiddle()
    {
        if (_columns is not null)
        {
            return new Transposed(_x).SquaresTo(_middle);
        }
        double[] squares = new double[_x.Points];
        InUnits(
            squares.Length,
            FilterUnit,
            _threads,
            (from, to) =>
            {
                for (int i = from; i < to; i++)
                {
                    squares[i] = NearestScan.Square(_x.Row(i), _middle, double.PositiveInfinity);
                }
            }
        );
        return squares;
    }

    private int[] Filter()
    {
        SamplePanel sample = new(_y, Sample, _middle);
        int[] kept = new int[_x.Points];
        int[] count = new int[((_x.Points - 1) / FilterUnit) + 1];
        bool idle = false;
        Keep(0, Math.Min(FilterUnit, _x.Points));
        // Where the sample settles few points, the grid is quicker without it.
        idle = _columns is not null && count[0] > FilterUnit / 2;
        InUnits(
            _x.Points,
            FilterUnit,
            idle ? 1 : _threads,
            (from, to) =>
            {
                if (from > 0)
                {
                    Keep(from, to);
                }
            }
        );
        int[] rest = new int[count.Sum()];
        int next = 0;
        for (int unit = 0; unit < count.Length; unit++)
        {
            Array.Copy(kept, unit * FilterUnit, rest, next, count[unit]);
            next += count[unit];
        }
        return rest;

        void Keep(int from, int to)
        {
            int at = from;
            for (int i = from; i < to; i++)
            {
                if (idle || !sample.AnyBelow(_x.Row(i), _best.Leave))
                {
                    kept[at++] = i;
                }
            }
            count[from / FilterUnit] = at - from;
        }
    }

    private void RowAfterRow(int[] rest) =>
        InUnits(
            rest.Length,
            SearchUnit,
            _threads,
            (from, to) =>
            {
                foreach (int i in rest.AsSpan(from, to - from))
                {
                    if (_scan.Find(_x.Row(i), _best.Leave, i % _y.Points) is (double distance, _))
                    {
                        _best.Take(i, distance);
                    }
                }
            }
        );

    private static void InUnits(int count, int unit, int threads, Action<int, int> body) =>
        Parallelism.Run((count + unit - 1) / unit, threads, static () => 0, (_, k) => body(k * unit, Math.Min(count, (k + 1) * unit)));
}
