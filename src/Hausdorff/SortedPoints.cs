using System.Numerics;
using IsoTriplet.Numerics;

namespace IsoTriplet.Hausdorff;

/// <summary>Points sorted along their widest coordinate and stored coordinate by coordinate, for nearest-point searches in few dimensions.</summary>
internal sealed class SortedPoints
{
    private const int Chunk = 64;

    private readonly double[][] _columns;
    private readonly int _widest;
    private readonly int _count;

    public SortedPoints(Embedding points)
    {
        int n = points.Dimension;
        _count = points.Points;
        double extent = -1;
        for (int k = 0; k < n; k++)
        {
            (double least, double most) = (double.PositiveInfinity, double.NegativeInfinity);
            for (int i = 0; i < _count; i++)
            {
                least = Math.Min(least, points.Row(i)[k]);
                most = Math.Max(most, points.Row(i)[k]);
            }
            if (most - least > extent)
            {
                (extent, _widest) = (most - least, k);
            }
        }
        double[] keys = new double[_count];
        int[] order = new int[_count];
        for (int i = 0; i < _count; i++)
        {
            (keys[i], order[i]) = (points.Row(i)[_widest], i);
        }
        Array.Sort(keys, order);
        _columns = new double[n][];
        for (int k = 0; k < n; k++)
        {
            double[] column = _columns[k] = new double[_count];
            for (int i = 0; i < _count; i++)
            {
                column[i] = points.Row(order[i])[k];
            }
        }
    }

    /// <summary>The least squared distance to x, as <see cref="PairwiseDistances.SquaredBetween"/> gives it; any lower value found below <paramref name="enough"/> ends the search.</summary>
    public double NearestSquare(ReadOnlySpan<double> x, double enough)
    {
        double[] keys = _columns[_widest];
        int at = Array.BinarySearch(keys, x[_widest]);
        at = at < 0 ? ~at : at;
        (int left, int right) = (at, at);
        double least = double.PositiveInfinity;
        while (least >= enough)
        {
            // The gap along one coordinate bounds the computed square from below: rounding is monotone.
            bool goLeft = left > 0 && Square(keys[left - 1] - x[_widest]) <= least;
            bool goRight = right < _count && Square(keys[right] - x[_widest]) <= least;
            if (!goLeft && !goRight)
            {
                break;
            }
            if (goRight)
            {
                int end = Math.Min(_count, right + Chunk);
                least = Math.Min(least, LeastIn(x, right, end));
                right = end;
            }
            if (goLeft)
            {
                int start = Math.Max(0, left - Chunk);
                least = Math.Min(least, LeastIn(x, start, left));
                left = start;
            }
        }
        return least;
    }

    private static double Square(double gap) => gap * gap;

    private double LeastIn(ReadOnlySpan<double> x, int start, int end)
    {
        Vector<double> least = new(double.PositiveInfinity);
        int i = start;
        for (; i <= end - Vector<double>.Count; i += Vector<double>.Count)
        {
            Vector<double> sum = Vector<double>.Zero;
            for (int k = 0; k < _columns.Length; k++)
            {
                Vector<double> d = new Vector<double>(x[k]) - new Vector<double>(_columns[k], i);
                sum = Vector.FusedMultiplyAdd(d, d, sum);
            }
            least = Vector.MinNative(least, sum);
        }
        double best = double.PositiveInfinity;
        for (int lane = 0; lane < Vector<double>.Count; lane++)
        {
            best = Math.Min(best, least[lane]);
        }
        for (; i < end; i++)
        {
            double sum = 0;
            for (int k = 0; k < _columns.Length; k++)
            {
                double d = x[k] - _columns[k][i];
                sum = Math.FusedMultiplyAdd(d, d, sum);
            }
            best = Math.Min(best, sum);
        }
        return best;
    }
}
