using System.Numerics.Tensors;

namespace IsoTriplet.Numerics;

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
