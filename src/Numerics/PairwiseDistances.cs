namespace IsoTriplet.Numerics;

/// <summary>Euclidean distances D_ij = |p_i - p_j|.</summary>
public static class PairwiseDistances
{
    /// <summary>|x - y| by direct evaluation. Every exact figure of the toolkit (hardness, displacements) is defined by this function.</summary>
    /// <param name="x">n coordinates.</param>
    /// <param name="y">n coordinates.</param>
    /// <returns>The distance; 0 exactly when the points are equal.</returns>
    public static double Between(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Guard.SameSize(x.Length, y.Length, "dimensions");
        double sum = 0;
        for (int k = 0; k < x.Length; k++)
        {
            double d = x[k] - y[k];
            sum += d * d;
        }
        return Math.Sqrt(sum);
    }

    /// <summary>All distances of one embedding as a symmetric N x N row-major matrix with a zero diagonal (N*N*8 bytes).</summary>
    /// <param name="points">The embedding.</param>
    /// <returns>N*N distances.</returns>
    public static double[] All(Embedding points)
    {
        ArgumentNullException.ThrowIfNull(points);
        int n = points.Points;
        double[] distances = new double[(long)n * n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < i; j++)
            {
                distances[(i * n) + j] = distances[(j * n) + i] = Between(points.Row(i), points.Row(j));
            }
        }
        return distances;
    }
}
