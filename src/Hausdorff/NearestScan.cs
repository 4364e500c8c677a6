using System.Numerics;
using System.Runtime.InteropServices;
using IsoTriplet.Numerics;

namespace IsoTriplet.Hausdorff;

/// <summary>The nearest point of a set by a scan of its rows that may end early.</summary>
/// <remarks>
/// The scan adds coordinates by vectors, in another order than <see cref="PairwiseDistances.Between"/>: its squares are within a relative
/// <c>(n + 8) 2^-52</c> of it, so what decides is evaluated again by Between.
/// </remarks>
internal sealed class NearestScan(Embedding points)
{
    // How many vectors are added between two looks at the sum.
    private const int Stretch = 8;

    private readonly double _slack = (points.Dimension + 8) * Math.ScaleB(1, -51);

    /// <summary>The nearest point (the lowest on ties) and its distance, or null as soon as a square is surely below the limit.</summary>
    /// <param name="x">The point.</param>
    /// <param name="limit">The square that ends the search.</param>
    /// <param name="start">The row to begin with.</param>
    public (double Distance, int Nearest)? Find(ReadOnlySpan<double> x, double limit, int start)
    {
        double least = Least(x, limit * (1 - _slack), start);
        if (double.IsNegativeInfinity(least))
        {
            return null;
        }
        double near = least * (1 + (2 * _slack));
        (double distance, int nearest) = (double.PositiveInfinity, 0);
        for (int j = 0; j < points.Points && distance > 0; j++)
        {
            if (Square(x, points.Row(j), near) <= near && PairwiseDistances.Between(x, points.Row(j)) is double d && d < distance)
            {
                (distance, nearest) = (d, j);
            }
        }
        return (distance, nearest);
    }

    /// <summary>A lower bound on the square of the distance to the nearest point, or minus infinity when that is surely below the limit.</summary>
    public double LeastSquareBelow(ReadOnlySpan<double> x, double limit, int start)
    {
        double least = Least(x, limit * (1 - _slack), start);
        return double.IsNegativeInfinity(least) ? least : least * (1 - _slack);
    }

    private double Least(ReadOnlySpan<double> x, double enough, int start)
    {
        double least = double.PositiveInfinity;
        for (int step = 0; step < points.Points; step++)
        {
            int j = start + step;
            double square = Square(x, points.Row(j < points.Points ? j : j - points.Points), least);
            if (square < least)
            {
                least = square;
                if (square < enough)
                {
                    return double.NegativeInfinity;
                }
                if (square == 0)
                {
                    return 0;
                }
            }
        }
        return least;
    }

    /// <summary>The square of the distance within <c>(n + 8) 2^-52</c>, or a part of it that is above the limit already: a sum of squares only grows.</summary>
    public static double Square(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double limit)
    {
        ReadOnlySpan<Vector<double>> xs = MemoryMarshal.Cast<double, Vector<double>>(x);
        ReadOnlySpan<Vector<double>> ys = MemoryMarshal.Cast<double, Vector<double>>(y)[..xs.Length];
        Vector<double> even = Vector<double>.Zero;
        Vector<double> odd = Vector<double>.Zero;
        int v = 0;
        while (v + Stretch <= xs.Length)
        {
            for (int stop = v + Stretch; v < stop; v += 2)
            {
                Vector<double> d = xs[v] - ys[v];
                Vector<double> e = xs[v + 1] - ys[v + 1];
                even = Vector.FusedMultiplyAdd(d, d, even);
                odd = Vector.FusedMultiplyAdd(e, e, odd);
            }
            double part = Vector.Sum(even + odd);
            if (part > limit)
            {
                return part;
            }
        }
        for (; v < xs.Length; v++)
        {
            Vector<double> d = xs[v] - ys[v];
            even = Vector.FusedMultiplyAdd(d, d, even);
        }
        double sum = Vector.Sum(even + odd);
        for (int k = xs.Length * Vector<double>.Count; k < x.Length; k++)
        {
            double d = x[k] - y[k];
            sum = Math.FusedMultiplyAdd(d, d, sum);
        }
        return sum;
    }
}
