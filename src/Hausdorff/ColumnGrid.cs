using System.Numerics;

namespace IsoTriplet.Hausdorff;

/// <summary>Points in a grid over their two widest coordinates, stored coordinate by coordinate, for nearest-point searches in few dimensions.</summary>
/// <remarks>
/// Rings of cells are visited outwards. What lies in a ring or beyond it is at least as far as the nearest of the four strips that bound it, by the extreme coordinates
/// of the points themselves; rounding is monotone, so the computed squares obey this as well. Clustered points crowd into few cells: still right, only slower.
/// </remarks>
internal sealed class ColumnGrid
{
    private const int PointsPerCell = 16;
    private const int MostCells = 512;
    private const int SearchUnit = 32;
    private const int SerialPoints = 512;

    private readonly double[][] _columns;
    private readonly int[] _start;
    private readonly int _firstCoordinate;
    private readonly int _secondCoordinate;
    private readonly GridAxis _first;
    private readonly GridAxis _second;

    public ColumnGrid(Embedding points)
    {
        (int count, int n) = (points.Points, points.Dimension);
        double[][] columns = Columns(points);
        (double Least, double Most)[] extents = [.. Enumerable.Range(0, n).Select(k => Extent(columns[k]))];
        int[] widest = [.. Enumerable.Range(0, n).OrderByDescending(k => extents[k].Most - extents[k].Least).ThenBy(k => k).Take(2)];
        (_firstCoordinate, _secondCoordinate) = (widest[0], widest[^1]);
        int cells = n == 1 ? Math.Max(1, count / PointsPerCell) : (int)Math.Sqrt((double)count / PointsPerCell);
        cells = Math.Clamp(cells, 1, MostCells);
        _first = Axis(_firstCoordinate, cells);
        _second = Axis(_secondCoordinate, n == 1 ? 1 : cells);
        int[] place = Places(columns[_firstCoordinate], columns[_secondCoordinate], out _start);
        _columns = new double[n][];
        for (int k = 0; k < n; k++)
        {
            double[] column = _columns[k] = new double[count + Vector<double>.Count];
            ReadOnlySpan<double> values = columns[k];
            for (int i = 0; i < place.Length; i++)
            {
                column[place[i]] = values[i];
            }
            column.AsSpan(count).Fill(column[count - 1]);
        }
        Close();

        GridAxis Axis(int k, int count) => new(extents[k].Least, extents[k].Most, count);
    }

    /// <summary>
    /// The least squared distance to x, as <see cref="PairwiseDistances.SquaredBetween"/> gives it; a value below <paramref name="enough"/> ends the search,
    /// and is then not the least.
    /// </summary>
    public double NearestSquare(ReadOnlySpan<double> x, double enough)
    {
        (double alongFirst, double alongSecond) = (x[_firstCoordinate], x[_secondCoordinate]);
        (int a, int b) = (_first.CellOf(alongFirst), _second.CellOf(alongSecond));
        double least = double.PositiveInfinity;
        for (int ring = 0; least >= enough; ring++)
        {
            double gap = Math.Min(_first.GapBeyond(alongFirst, a, ring), _second.GapBeyond(alongSecond, b, ring));
            if (gap * gap >= least || double.IsPositiveInfinity(gap))
            {
                break;
            }
            for (int i = Math.Max(0, a - ring); i <= Math.Min(_first.Cells - 1, a + ring) && least >= enough; i++)
            {
                if (Math.Abs(i - a) == ring)
                {
                    least = Math.Min(least, LeastIn(x, enough, i, Math.Max(0, b - ring), Math.Min(_second.Cells - 1, b + ring)));
                    continue;
                }
                least = b - ring >= 0 ? Math.Min(least, LeastIn(x, enough, i, b - ring, b - ring)) : least;
                least = b + ring < _second.Cells ? Math.Min(least, LeastIn(x, enough, i, b + ring, b + ring)) : least;
            }
        }
        return least;
    }

    /// <summary>Offers those points of x that have no point of the grid below the leaving mark.</summary>
    /// <param name="x">The points.</param>
    /// <param name="rest">Which of them.</param>
    /// <param name="best">Takes the offers.</param>
    /// <param name="threads">The largest number of workers.</param>
    public void Settle(Embedding x, ReadOnlyMemory<int> rest, Farthest best, int threads) =>
        Parallelism.Run(
            (rest.Length + SearchUnit - 1) / SearchUnit,
            rest.Length < SerialPoints ? 1 : threads,
            static () => 0,
            (_, unit) =>
            {
                foreach (int i in rest.Span[(unit * SearchUnit)..Math.Min(rest.Length, (unit + 1) * SearchUnit)])
                {
                    double leave = best.Leave;
                    double square = NearestSquare(x.Row(i), leave);
                    if (square >= leave)
                    {
                        best.Take(i, Math.Sqrt(square));
                    }
                }
            }
        );

    private static double[][] Columns(Embedding points)
    {
        double[][] columns = [.. Enumerable.Range(0, points.Dimension).Select(_ => new double[points.Points])];
        ReadOnlySpan<double> values = points.Values;
        for (int k = 0; k < columns.Length; k++)
        {
            for (int i = 0; i < columns[k].Length; i++)
            {
                columns[k][i] = values[(i * columns.Length) + k];
            }
        }
        return columns;
    }

    private static (double Least, double Most) Extent(ReadOnlySpan<double> column) =>
        (VectorPass.Minimum(column), VectorPass.Maximum(column));

    // Where each point goes, cell after cell; start[c] is the place of the first point of cell c.
    private int[] Places(double[] first, double[] second, out int[] start)
    {
        int[] cellOf = new int[first.Length];
        start = new int[(_first.Cells * _second.Cells) + 1];
        for (int i = 0; i < cellOf.Length; i++)
        {
            cellOf[i] = (_first.CellOf(first[i]) * _second.Cells) + _second.CellOf(second[i]);
            start[cellOf[i] + 1]++;
        }
        for (int c = 1; c < start.Length; c++)
        {
            start[c] += start[c - 1];
        }
        int[] next = start[..^1];
        for (int i = 0; i < cellOf.Length; i++)
        {
            cellOf[i] = next[cellOf[i]]++;
        }
        return cellOf;
    }

    private void Close()
    {
        for (int cell = 0; cell < _start.Length - 1; cell++)
        {
            (int from, int count) = (_start[cell], _start[cell + 1] - _start[cell]);
            _first.Hold(cell / _second.Cells, _columns[_firstCoordinate].AsSpan(from, count));
            _second.Hold(cell % _second.Cells, _columns[_secondCoordinate].AsSpan(from, count));
        }
        _first.Close();
        _second.Close();
    }

    // A strip of neighbouring cells is contiguous. The last vector may reach into the next cell: its points belong to the set as well.
    private double LeastIn(ReadOnlySpan<double> x, double enough, int cell, int from, int to)
    {
        int end = _start[(cell * _second.Cells) + to + 1];
        Vector<double> enoughs = new(enough);
        Vector<double> least = new(double.PositiveInfinity);
        for (int i = _start[(cell * _second.Cells) + from]; i < end; i += Vector<double>.Count)
        {
            Vector<double> sum = Vector<double>.Zero;
            for (int k = 0; k < x.Length; k++)
            {
                Vector<double> d = new Vector<double>(x[k]) - new Vector<double>(_columns[k], i);
                sum = Vector.FusedMultiplyAdd(d, d, sum);
            }
            least = Vector.MinNative(least, sum);
            if (Vector.LessThanAny(sum, enoughs))
            {
                break;
            }
        }
        double best = least[0];
        for (int lane = 1; lane < Vector<double>.Count; lane++)
        {
            best = Math.Min(best, least[lane]);
        }
        return best;
    }
}

/// <summary>One coordinate of a grid: equal cells over its extent, with the extreme coordinates of the points up to and from each cell.</summary>
internal sealed class GridAxis
{
    private readonly double _least;
    private readonly double _perUnit;
    private readonly double[] _mostUpTo;
    private readonly double[] _leastFrom;

    /// <summary>Cuts the extent of the coordinates into cells, which hold nothing yet.</summary>
    public GridAxis(double least, double most, int cells)
    {
        (Cells, _least) = (cells, least);
        double perUnit = cells / (most - least);
        _perUnit = double.IsFinite(perUnit) ? perUnit : 0;
        _mostUpTo = new double[cells];
        _leastFrom = new double[cells];
        Array.Fill(_mostUpTo, double.NegativeInfinity);
        Array.Fill(_leastFrom, double.PositiveInfinity);
    }

    public int Cells { get; }

    /// <summary>The cell of a coordinate; what lies beyond the ends falls into the end cells.</summary>
    public int CellOf(double x) => (int)double.MinNative(double.MaxNative((x - _least) * _perUnit, 0), Cells - 1);

    /// <summary>Puts coordinates into a cell.</summary>
    public void Hold(int cell, ReadOnlySpan<double> coordinates)
    {
        _mostUpTo[cell] = Math.Max(_mostUpTo[cell], VectorPass.Maximum(coordinates));
        _leastFrom[cell] = Math.Min(_leastFrom[cell], VectorPass.Minimum(coordinates));
    }

    /// <summary>To be called once, when all cells hold what they will: the extremes of a cell become those of all cells up to it and from it.</summary>
    public void Close()
    {
        for (int c = 1; c < Cells; c++)
        {
            _mostUpTo[c] = Math.Max(_mostUpTo[c], _mostUpTo[c - 1]);
            _leastFrom[^(c + 1)] = Math.Min(_leastFrom[^(c + 1)], _leastFrom[^c]);
        }
    }

    /// <summary>A lower bound on abs(x - y) along this axis for all points y at least so many cells away; infinity when there is no such cell.</summary>
    public double GapBeyond(double x, int cell, int ring)
    {
        if (ring == 0)
        {
            return 0;
        }
        double below = cell - ring >= 0 ? x - _mostUpTo[cell - ring] : double.PositiveInfinity;
        double above = cell + ring < Cells ? _leastFrom[cell + ring] - x : double.PositiveInfinity;
        return Math.Max(0, Math.Min(below, above));
    }
}
