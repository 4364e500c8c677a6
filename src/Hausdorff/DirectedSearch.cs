using IsoTriplet.Numerics;

namespace IsoTriplet.Hausdorff;

/// <summary>The search for the point of X farthest from Y.</summary>
/// <remarks>
/// A few points of X far from the middle of Y give a first lower bound. Each other point leaves at the first point of Y that is nearer than the best value so
/// far: first a sample of Y is tried; what remains is searched in a grid (few dimensions) or row after row.
/// A point leaves only when it is nearer by more than the rounding of a square root, so the witness is the lowest of all that attain the value.
/// </remarks>
internal sealed class DirectedSearch
{
    private const int Seeds = 3;
    private const int Sample = 64;
    private const int FewDimensions = 12;
    private const int FewPoints = 16;
    private const double Near = 1 - (1.0 / (1L << 50));

    private readonly Embedding _x;
    private readonly Embedding _y;
    private readonly NearestScan _scan;
    private readonly Transposed? _columns;
    private readonly double[] _middle;
    private double _value = -1;
    private int _from;

    // Squares below this mark a point of X that cannot attain the value.
    private double _leave = -1;

    private DirectedSearch(Embedding x, Embedding y)
    {
        (_x, _y, _scan) = (x, y, new NearestScan(y));
        _middle = Middle();
        _columns = x.Dimension <= FewDimensions ? new Transposed(y) : null;
    }

    public static DirectedDistance Run(Embedding x, Embedding y)
    {
        DirectedSearch search = new(x, y);
        search.Seed();
        int[] rest = search.Filter();
        if (search._columns is not null && rest.Length > FewPoints)
        {
            search.InGrid(rest);
        }
        else
        {
            search.RowAfterRow(rest);
        }
        return new DirectedDistance(search._value, search._from, search.Nearest(x.Row(search._from)));
    }

    private int Nearest(ReadOnlySpan<double> point)
    {
        if (_columns is null)
        {
            return _scan.Find(point, -1, 0)!.Value.Nearest;
        }
        double[] distances = _columns.SquaresTo(point);
        VectorPass.SquareRoots(distances, distances);
        return Array.IndexOf(distances, VectorPass.Minimum(distances));
    }

    private void Take(int i, double distance)
    {
        if (distance > _value || (distance == _value && i < _from))
        {
            (_value, _from, _leave) = (distance, i, distance * distance * Near);
        }
    }

    private void Seed()
    {
        double[] squares = SquaresFrom(_middle);
        for (int seed = 0; seed < Math.Min(Seeds, squares.Length); seed++)
        {
            int i = Array.IndexOf(squares, VectorPass.Maximum(squares));
            squares[i] = double.NegativeInfinity;
            double least = _columns is null
                ? _scan.LeastSquareBelow(_x.Row(i), _leave, i % _y.Points)
                : VectorPass.Minimum(_columns.SquaresTo(_x.Row(i)));
            _leave = Math.Max(_leave, least * Near);
        }
    }

    private double[] SquaresFrom(double[] middle)
    {
        if (_columns is not null)
        {
            return new Transposed(_x).SquaresTo(middle);
        }
        double[] squares = new double[_x.Points];
        for (int i = 0; i < squares.Length; i++)
        {
            squares[i] = PairwiseDistances.SquaredBetween(_x.Row(i), middle);
        }
        return squares;
    }

    // The mean of up to 64 points of Y.
    private double[] Middle()
    {
        double[] sum = new double[_y.Dimension];
        int taken = Math.Min(Sample, _y.Points);
        for (int s = 0; s < taken; s++)
        {
            ReadOnlySpan<double> row = _y.Row((int)((long)s * _y.Points / taken));
            for (int k = 0; k < sum.Length; k++)
            {
                sum[k] += row[k] / taken;
            }
        }
        return sum;
    }

    private int[] Filter()
    {
        SamplePanel sample = new(_y, Sample, _middle);
        int[] rest = new int[_x.Points];
        int count = 0;
        for (int i = 0; i < _x.Points; i++)
        {
            if (!sample.AnyBelow(_x.Row(i), _leave))
            {
                rest[count++] = i;
            }
        }
        return rest[..count];
    }

    private void RowAfterRow(int[] rest)
    {
        foreach (int i in rest)
        {
            if (_scan.Find(_x.Row(i), _leave, i % _y.Points) is (double distance, _))
            {
                Take(i, distance);
            }
        }
    }

    private void InGrid(int[] rest)
    {
        ColumnGrid grid = new(_y);
        foreach (int i in rest)
        {
            double square = grid.NearestSquare(_x.Row(i), _leave);
            if (square >= _leave)
            {
                Take(i, Math.Sqrt(square));
            }
        }
    }
}
