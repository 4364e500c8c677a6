using System.Numerics.Tensors;

namespace IsoTriplet.Isometry;

/// <summary>The width w(e) = max e.p - min e.p of a point set as a function of the direction: convex, positively homogeneous, even.</summary>
internal sealed class WidthFunction(double[] points, int n)
{
    // So many points at a time are laid along e, in the memory nearest to the processor.
    private const int Block = 512;

    private readonly Lazy<double[]> _columns = new(() => Columns(points, n));

    public int Dimension => n;

    public int Points => points.Length / n;

    /// <summary>The points, one after the other.</summary>
    public double[] All => points;

    public ReadOnlySpan<double> Point(int i) => points.AsSpan(i * n, n);

    /// <summary>The width along e with the points that attain its ends (the lowest on ties).</summary>
    public (double Width, int Top, int Bottom) At(ReadOnlySpan<double> e)
    {
        (double most, int top) = (double.NegativeInfinity, 0);
        (double least, int bottom) = (double.PositiveInfinity, 0);
        if (n > 3)
        {
            for (int i = 0; i < Points; i++)
            {
                Take(TensorPrimitives.Dot(Point(i), e), i, TensorPrimitives.Dot(Point(i), e), i);
            }
            return (most - least, top, bottom);
        }
        Span<double> along = stackalloc double[Math.Min(Block, Points)];
        for (int start = 0; start < Points; start += Block)
        {
            along = along[..Math.Min(Block, Points - start)];
            along.Clear();
            for (int k = 0; k < n; k++)
            {
                TensorPrimitives.MultiplyAdd(_columns.Value.AsSpan((k * Points) + start, along.Length), e[k], along, along);
            }
            (int high, int low) = (TensorPrimitives.IndexOfMax(along), TensorPrimitives.IndexOfMin(along));
            Take(along[high], start + high, along[low], start + low);
        }
        return (most - least, top, bottom);

        void Take(double high, int highest, double low, int lowest)
        {
            (most, top) = high > most ? (high, highest) : (most, top);
            (least, bottom) = low < least ? (low, lowest) : (least, bottom);
        }
    }

    /// <summary>The width function of some of the points: nowhere above this one.</summary>
    public WidthFunction Only(IEnumerable<int> chosen) => new([.. chosen.SelectMany(i => points.AsSpan(i * n, n).ToArray())], n);

    /// <summary>The difference vector of two points: w(e) >= e.(p_top - p_bottom) for every e.</summary>
    public double[] Difference(int top, int bottom)
    {
        double[] v = Point(top).ToArray();
        TensorPrimitives.MultiplyAdd(Point(bottom), -1, v, v);
        return v;
    }

    /// <summary>max |p_i|.</summary>
    public double Reach()
    {
        double squared = 0;
        for (int i = 0; i < Points; i++)
        {
            squared = Math.Max(squared, TensorPrimitives.Dot(Point(i), Point(i)));
        }
        return Math.Sqrt(squared);
    }

    private static double[] Columns(double[] points, int n)
    {
        double[] columns = new double[points.Length];
        for (int i = 0; i < points.Length; i++)
        {
            columns[((i % n) * (points.Length / n)) + (i / n)] = points[i];
        }
        return columns;
    }
}
