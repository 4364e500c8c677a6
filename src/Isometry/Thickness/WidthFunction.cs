using System.Numerics.Tensors;

namespace IsoTriplet.Isometry;

/// <summary>The width w(e) = max e.p - min e.p of a point set as a function of the direction: convex, positively homogeneous, even.</summary>
internal sealed class WidthFunction(double[] points, int n)
{
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
        for (int i = 0; i < Points; i++)
        {
            double along = TensorPrimitives.Dot(Point(i), e);
            (most, top) = along > most ? (along, i) : (most, top);
            (least, bottom) = along < least ? (along, i) : (least, bottom);
        }
        return (most - least, top, bottom);
    }

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
}
