using IsoTriplet.Numerics.Blas;

namespace IsoTriplet.Numerics;

/// <summary>Principal components: the best k-dimensional linear view of an embedding in the sense of least squares.</summary>
public static class PrincipalComponents
{
    /// <summary>Projects the centred points on the k directions of largest variance, the largest first.</summary>
    /// <param name="points">N x n.</param>
    /// <param name="components">k, from 1 to n.</param>
    /// <returns>N x k scores. Each direction's sign is fixed so that its coefficient of largest size is positive (lowest index on ties).</returns>
    /// <exception cref="ArgumentOutOfRangeException">k is below 1 or above n.</exception>
    /// <exception cref="ArithmeticException">LAPACK did not converge.</exception>
    /// <remarks>Cost: one n x n covariance (N n^2 flops) and its eigenvectors; memory N n + 2 n^2 doubles. Directions of equal variance are not unique.</remarks>
    public static Embedding Project(Embedding points, int components)
    {
        ArgumentNullException.ThrowIfNull(points);
        (int rows, int n) = (points.Points, points.Dimension);
        ArgumentOutOfRangeException.ThrowIfLessThan(components, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(components, n);
        double[] centred = Centred(points);
        SymmetricEigen eigen = SymmetricEigen.Decompose(MatrixProduct.OfColumns(centred, rows, n), n);
        double[] directions = new double[components * n];
        for (int k = 0; k < components; k++)
        {
            ReadOnlySpan<double> vector = eigen.Vector(n - 1 - k);
            double sign = Math.Sign(LargestCoefficient(vector));
            for (int j = 0; j < n; j++)
            {
                directions[(k * n) + j] = sign * vector[j];
            }
        }
        double[] scores = new double[rows * components];
        MatrixProduct.General(rows, components, n, 1, centred, false, directions, true, 0, scores);
        return Embedding.Adopt(rows, components, scores);
    }

    private static double[] Centred(Embedding points)
    {
        (int rows, int n) = (points.Points, points.Dimension);
        double[] mean = new double[n];
        for (int i = 0; i < rows; i++)
        {
            ReadOnlySpan<double> row = points.Row(i);
            for (int k = 0; k < n; k++)
            {
                mean[k] += row[k] / rows;
            }
        }
        double[] centred = points.Values.ToArray();
        for (int i = 0; i < centred.Length; i++)
        {
            centred[i] -= mean[i % n];
        }
        return centred;
    }

    private static double LargestCoefficient(ReadOnlySpan<double> vector)
    {
        double best = 0;
        foreach (double value in vector)
        {
            best = Math.Abs(value) > Math.Abs(best) ? value : best;
        }
        return best;
    }
}
