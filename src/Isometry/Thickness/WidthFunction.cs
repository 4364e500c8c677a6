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

/// <summary>The bracket of a large set in few dimensions from the points that carry its width: extremes along some directions, and what sticks out where the bracket of these says that the set is thin.</summary>
/// <remarks>
/// The thickness of a part is at most that of the whole, and the width of the whole along any direction at least: both ends hold from the first round on,
/// and meet where the two points that end the whole along the thin direction of the part belong to the part.
/// </remarks>
internal static class WidthCarriers
{
    // Fewer points are not worth a choice among them.
    private const int Few = 200;

    // On a curve or a surface every point is a corner: after so many rounds all of them are taken, and where the bracket of a part stays open.
    private const int Rounds = 10;
    private const double Closed = 1e-9;

    /// <summary>A lower bound, the width along a direction, the direction.</summary>
    /// <param name="width">The set, in 2 or 3 dimensions.</param>
    /// <param name="bracket">The bracket of a set of any size.</param>
    public static (double Lower, double Upper, double[] Direction) Bracket(
        WidthFunction width,
        Func<WidthFunction, (double Lower, double Upper, double[] Direction)> bracket
    )
    {
        if (width.Points <= Few)
        {
            return bracket(width);
        }
        SortedSet<int> carriers = [];
        double[] extents = [.. Enumerable.Range(0, width.Dimension).Select(k => width.At(Axis(k)).Width)];
        foreach (double[] e in Directions(width.Dimension))
        {
            // As if the set were as wide along every axis.
            Add(width.At([.. e.Zip(extents, (x, extent) => x / extent)]));
        }
        (double lower, double upper) = (0, 0);
        for (int round = 0; round < Rounds && lower >= (1 - Closed) * upper; round++)
        {
            (lower, upper, double[] e) = bracket(width.Only(carriers));
            if (!Add(width.At(e)))
            {
                return (lower, width.At(e).Width, e);
            }
        }
        return bracket(width);

        double[] Axis(int axis) => [.. Enumerable.Range(0, width.Dimension).Select(k => k == axis ? 1.0 : 0)];

        bool Add((double Width, int Top, int Bottom) ends) => carriers.Add(ends.Top) | carriers.Add(ends.Bottom);
    }

    // Of a half circle at equal angles; of a half sphere at equal heights, each a golden turn from the one before.
    private static IEnumerable<double[]> Directions(int n)
    {
        int count = n == 2 ? 16 : 100;
        for (int k = 0; k < count; k++)
        {
            double height = n == 2 ? 0 : (k + 0.5) / count;
            double turn = n == 2 ? Math.PI * k / count : Math.PI * (3 - Math.Sqrt(5)) * k;
            (double sine, double cosine) = Math.SinCos(turn);
            double across = Math.Sqrt(1 - (height * height));
            yield return n == 2 ? [cosine, sine] : [across * cosine, across * sine, height];
        }
    }
}
