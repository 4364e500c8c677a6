using System.Numerics;
using System.Runtime.InteropServices;

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

    // Where more rows than this tie, they are found by another scan.
    private const int MostNear = 16;

    private readonly double _slack = (points.Dimension + 8) * Math.ScaleB(1, -51);

    /// <summary>The nearest point (the lowest on ties) and its distance, or null as soon as a square is surely below the limit.</summary>
    /// <param name="x">The point.</param>
    /// <param name="limit">The square that ends the search.</param>
    /// <param name="start">The row to begin with.</param>
    public (double Distance, int Nearest)? Find(ReadOnlySpan<double> x, double limit, int start)
    {
        // The rows within rounding of the least so far; any others among them do no harm.
        Span<int> near = stackalloc int[MostNear];
        int count = 0;
        double enough = SurelyBelow(limit);
        double least = double.PositiveInfinity;
        double bound = double.PositiveInfinity;
        for (int step = 0; step < points.Points && least > 0; step++)
        {
            int j = start + step < points.Points ? start + step : start + step - points.Points;
            double square = Square(x, points.Row(j), bound);
            if (square > bound)
            {
                continue;
            }
            if (square < least)
            {
                if (square < enough)
                {
                    return null;
                }
                bound = square * (1 + (2 * _slack));
                count = bound < least ? 0 : count;
                least = square;
            }
            if (count < MostNear)
            {
                near[count] = j;
            }
            count++;
        }
        return least > 0 && count <= MostNear ? Nearest(x, near[..count]) : NearestOfAll(x, bound);
    }

    /// <summary>What the limit comes to for squares that are off by rounding.</summary>
    public double SurelyBelow(double limit) => limit * (1 - _slack);

    private (double Distance, int Nearest) Nearest(ReadOnlySpan<double> x, ReadOnlySpan<int> rows)
    {
        (double distance, int nearest) = (double.PositiveInfinity, 0);
        foreach (int j in rows)
        {
            double d = PairwiseDistances.Between(x, points.Row(j));
            if (d < distance || (d == distance && j < nearest))
            {
                (distance, nearest) = (d, j);
            }
        }
        return (distance, nearest);
    }

    private (double Distance, int Nearest) NearestOfAll(ReadOnlySpan<double> x, double bound)
    {
        (double distance, int nearest) = (double.PositiveInfinity, 0);
        for (int j = 0; j < points.Points && distance > 0; j++)
        {
            if (Square(x, points.Row(j), bound) <= bound && PairwiseDistances.Between(x, points.Row(j)) is double d && d < distance)
            {
                (distance, nearest) = (d, j);
            }
        }
        return (distance, nearest);
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
