using System.Numerics;
using IsoTriplet.Numerics;

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

    private readonly double[][] _columns;
    private readonly int[] _start;
    private readonly GridAxis _first;
    private readonly GridAxis _second;

    public ColumnGrid(Embedding points)
    {
        (int count, int n) = (points.Points, points.Dimension);
        int[] widest = [.. Enumerable.Range(0, n).OrderByDescending(k => GridAxis.Extent(points, k)).ThenBy(k => k).Take(2)];
        int cells = n == 1 ? Math.Max(1, count / PointsPerCell) : (int)Math.Sqrt((double)count / PointsPerCell);
        cells = Math.Clamp(cells, 1, MostCells);
        _first = new GridAxis(points, widest[0], cells);
        _second = new GridAxis(points, widest[^1], n == 1 ? 1 : cells);
        int[] cellOf = new int[count];
        _start = new int[(_first.Cells * _second.Cells) + 1];
        for (int i = 0; i < count; i++)
        {
            cellOf[i] = (_first.CellOf(points.Row(i)) * _second.Cells) + _second.CellOf(points.Row(i));
            _start[cellOf[i] + 1]++;
        }
        for (int c = 1; c < _start.Length; c++)
        {
            _start[c] += _start[c - 1];
        }
        int[] next = _start[..^1];
        _columns = new double[n][];
        for (int k = 0; k < n; k++)
        {
            _columns[k] = new double[count + Vector<double>.Count];
        }
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<double> row = points.Row(i);
            int at = next[cellOf[i]]++;
            for (int k = 0; k < n; k++)
            {
                _columns[k][at] = row[k];
            }
        }
        foreach (double[] column in _columns)
        {
            column.AsSpan(count).Fill(column[count - 1]);
        }
    }

    /// <summary>
    /// The least squared distance to x, as <see cref="PairwiseDistances.SquaredBetween"/> gives it; a value below <paramref name="enough"/> ends the search,
    /// and is then not the least.
    /// </summary>
    public double NearestSquare(ReadOnlySpan<double> x, double enough)
    {
        (int a, int b) = (_first.CellOf(x), _second.CellOf(x));
        double least = double.PositiveInfinity;
        for (int ring = 0; least >= enough; ring++)
        {
            double gap = Math.Min(_first.GapBeyond(x, a, ring), _second.GapBeyond(x, b, ring));
            if (gap * gap >= least || double.IsPositiveInfinity(gap))
            {
                break;
            }
            for (int i = Math.Max(0, a - ring); i <= Math.Min(_first.Cells - 1, a + ring) && least >= enough; i++)
            {
                if (Math.Abs(i - a) == ring)
                {
                    least = Math.Min(least, LeastIn(x, i, Math.Max(0, b - ring), Math.Min(_second.Cells - 1, b + ring)));
                    continue;
                }
                least = b - ring >= 0 ? Math.Min(least, LeastIn(x, i, b - ring, b - ring)) : least;
                least = b + ring < _second.Cells ? Math.Min(least, LeastIn(x, i, b + ring, b + ring)) : least;
            }
        }
        return least;
    }

    // A strip of neighbouring cells is contiguous. The last vector may reach into the next cell: its points belong to the set as well.
    private double LeastIn(ReadOnlySpan<double> x, int cell, int from, int to)
    {
        int end = _start[(cell * _second.Cells) + to + 1];
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
        }
        double best = least[0];
        for (int lane = 1; lane < Vector<double>.Count; lane++)
        {
            best = Math.Min(best, least[lane]);
        }
        return best;
    }
}
