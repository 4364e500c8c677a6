using System.Numerics.Tensors;

namespace IsoTriplet.Numerics;

/// <summary>The mean of points, and points less their mean, so that points far from the origin keep their digits.</summary>
public static class Centring
{
    /// <summary>The mean, from the offsets to the first point: equal points have exactly that point as their mean.</summary>
    /// <param name="points">N points in R^n.</param>
    /// <returns>n numbers, in the units of the points.</returns>
    public static double[] Mean(Embedding points)
    {
        ArgumentNullException.ThrowIfNull(points);
        return Mean(points, [.. Enumerable.Range(0, points.Points)]);
    }

    /// <summary>The mean of some of the points, from the offsets to the first of them.</summary>
    /// <param name="points">N points in R^n.</param>
    /// <param name="rows">Their rows, one at least.</param>
    /// <returns>n numbers, in the units of the points.</returns>
    public static double[] Mean(Embedding points, ReadOnlySpan<int> rows)
    {
        ArgumentNullException.ThrowIfNull(points);
        double[] first = points.Row(rows[0]).ToArray();
        double[] shift = new double[first.Length];
        foreach (int i in rows)
        {
            ReadOnlySpan<double> row = points.Row(i);
            for (int k = 0; k < shift.Length; k++)
            {
                shift[k] += row[k] - first[k];
            }
        }
        for (int k = 0; k < shift.Length; k++)
        {
            first[k] += shift[k] / rows.Length;
        }
        return first;
    }

    /// <summary>The points less their mean, and the mean.</summary>
    /// <param name="points">N points in R^n.</param>
    /// <returns>N x n numbers, row-major, and n numbers.</returns>
    public static (double[] Values, double[] Mean) Centred(Embedding points)
    {
        double[] mean = Mean(points);
        return (Less(points, mean), mean);
    }

    /// <summary>The points less one of R^n.</summary>
    /// <param name="points">N points in R^n.</param>
    /// <param name="origin">n numbers.</param>
    /// <returns>N x n numbers, row-major.</returns>
    /// <exception cref="ArgumentException">The origin has another dimension.</exception>
    public static double[] Less(Embedding points, ReadOnlySpan<double> origin)
    {
        ArgumentNullException.ThrowIfNull(points);
        double[] values = new double[points.Values.Length];
        Subtract(points, origin, 0, points.Points, values);
        return values;
    }

    /// <summary>Rows of the points less one of R^n.</summary>
    /// <param name="points">N points in R^n.</param>
    /// <param name="origin">n numbers.</param>
    /// <param name="from">The first row.</param>
    /// <param name="to">The row after the last.</param>
    /// <param name="values">(to - from) n numbers, row-major, written.</param>
    /// <exception cref="ArgumentException">The origin has another dimension.</exception>
    public static void Subtract(Embedding points, ReadOnlySpan<double> origin, int from, int to, Span<double> values)
    {
        ArgumentNullException.ThrowIfNull(points);
        Guard.SameSize(origin.Length, points.Dimension, "the dimensions of the origin and the points");
        for (int i = from; i < to; i++)
        {
            TensorPrimitives.Subtract(points.Row(i), origin, values.Slice((i - from) * origin.Length, origin.Length));
        }
    }
}

/// <summary>The unit sphere: p / |p|.</summary>
public static class UnitSphere
{
    /// <summary>Divides every point by its length.</summary>
    /// <param name="points">The embedding; no point may be zero.</param>
    /// <returns>Points of length 1 to within about (n/2 + 3) 2^-53. The lengths are taken after scaling by the largest coordinate, so none overflows or vanishes.</returns>
    /// <exception cref="ArgumentException">A point is zero (the first such row is named).</exception>
    public static Embedding Normalise(Embedding points)
    {
        ArgumentNullException.ThrowIfNull(points);
        double[] values = points.Values.ToArray();
        for (int i = 0; i < points.Points; i++)
        {
            Span<double> row = values.AsSpan(i * points.Dimension, points.Dimension);
            double largest = Math.Max(VectorPass.Maximum(row), -VectorPass.Minimum(row));
            if (largest == 0)
            {
                throw new ArgumentException($"row {i} is zero: it has no direction and cannot be put on the unit sphere");
            }
            // A power of two, so that the scaling is exact.
            int exponent = -Math.ILogB(largest);
            double sum = 0;
            for (int k = 0; k < row.Length; k++)
            {
                row[k] = Math.ScaleB(row[k], exponent);
                sum += row[k] * row[k];
            }
            double length = Math.Sqrt(sum);
            TensorPrimitives.Divide(row, length, row);
        }
        return Embedding.Adopt(points.Points, points.Dimension, values);
    }
}
