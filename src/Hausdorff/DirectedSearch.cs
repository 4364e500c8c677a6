using IsoTriplet.Numerics;

namespace IsoTriplet.Hausdorff;

/// <summary>The search for the point of X farthest from Y.</summary>
/// <remarks>
/// A few points of X far from the mean of Y give a first value. Each other point leaves at the first point of Y that is nearer than the best value
/// so far: first a sample of Y is tried; what remains is searched along the widest coordinate (few dimensions) or by blocks of distances.
/// A point leaves only when it is nearer by more than the rounding of a square root, so the witness is the lowest of all that attain the value.
/// </remarks>
internal sealed class DirectedSearch
{
    private const int Seeds = 4;
    private const int Sample = 48;
    private const int FewDimensions = 12;
    private const int Batch = 256;
    private const double Near = 1 - (1.0 / (1L << 50));

    private readonly Embedding _x;
    private readonly Embedding _y;
    private double _value = -1;
    private int _from;

    // Squares below this mark a point of X that cannot attain the value.
    private double _leave = -1;

    private DirectedSearch(Embedding x, Embedding y) => (_x, _y) = (x, y);

    public static DirectedDistance Run(Embedding x, Embedding y)
    {
        DirectedSearch search = new(x, y);
        search.Seed();
        List<int> rest = search.Filter();
        if (x.Dimension <= FewDimensions && rest.Count > 0)
        {
            search.AlongWidest(rest);
        }
        else
        {
            search.ByBlocks(rest);
        }
        return new DirectedDistance(search._value, search._from, Nearest(x.Row(search._from), y));
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
        double[] mean = new double[_y.Dimension];
        int stride = Math.Max(1, _y.Points / 64);
        for (int j = 0; j < _y.Points; j += stride)
        {
            for (int k = 0; k < mean.Length; k++)
            {
                mean[k] += (_y.Row(j)[k] - _y.Row(0)[k]) / ((_y.Points + stride - 1) / stride);
            }
        }
        for (int k = 0; k < mean.Length; k++)
        {
            mean[k] += _y.Row(0)[k];
        }
        PriorityQueue<int, double> farthest = new();
        for (int i = 0; i < _x.Points; i++)
        {
            double squared = PairwiseDistances.SquaredBetween(_x.Row(i), mean);
            if (farthest.Count < Seeds)
            {
                farthest.Enqueue(i, squared);
            }
            else
            {
                farthest.EnqueueDequeue(i, squared);
            }
        }
        while (farthest.TryDequeue(out int i, out _))
        {
            Take(i, PairwiseDistances.Between(_x.Row(i), _y.Row(Nearest(_x.Row(i), _y))));
        }
    }

    private List<int> Filter()
    {
        List<int> rest = [];
        int stride = Math.Max(1, _y.Points / Sample);
        for (int i = 0; i < _x.Points; i++)
        {
            bool leaves = false;
            for (int j = i % stride; j < _y.Points && !leaves; j += stride)
            {
                leaves = PairwiseDistances.SquaredBetween(_x.Row(i), _y.Row(j)) < _leave;
            }
            if (!leaves)
            {
                rest.Add(i);
            }
        }
        return rest;
    }

    private void ByBlocks(List<int> rest)
    {
        for (int start = 0; start < rest.Count; start += Batch)
        {
            int[] rows = [.. rest.Skip(start).Take(Batch)];
            double[] nearest = PairwiseExtremes.NearestDistances(_x.Select(rows), _y);
            for (int r = 0; r < rows.Length; r++)
            {
                Take(rows[r], nearest[r]);
            }
        }
    }

    private void AlongWidest(List<int> rest)
    {
        SortedPoints sorted = new(_y);
        foreach (int i in rest)
        {
            double square = sorted.NearestSquare(_x.Row(i), _leave);
            if (square >= _leave)
            {
                Take(i, Math.Sqrt(square));
            }
        }
    }

    private static int Nearest(ReadOnlySpan<double> point, Embedding y)
    {
        (double least, int nearest) = (double.PositiveInfinity, 0);
        for (int j = 0; j < y.Points; j++)
        {
            double d = PairwiseDistances.Between(point, y.Row(j));
            (least, nearest) = d < least ? (d, j) : (least, nearest);
        }
        return nearest;
    }
}
