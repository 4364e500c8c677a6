using IsoTriplet.Numerics.Blas;

namespace IsoTriplet.Optimizers.Local;

/// <summary>Classical multidimensional scaling, laid onto F.</summary>
internal static class ClassicalScaling
{
    /// <summary>The n leading principal coordinates of a matrix of squared distances, rotated and reflected to be near F (Procrustes).</summary>
    public static double[] Embed(Frame frame, double[] squares) =>
        Procrustes(frame.F, Coordinates(frame, squares), frame.N, frame.Dimension);

    /// <summary>The n leading principal coordinates of a matrix of squared distances, along the principal axes.</summary>
    public static double[] Coordinates(Frame frame, double[] squares)
    {
        int n = frame.N,
            d = frame.Dimension;
        double[] means = new double[n];
        double mean = 0;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                means[i] += squares[(i * n) + j] / n;
            }
            mean += means[i] / n;
        }
        double[] gram = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                gram[(i * n) + j] = -0.5 * (squares[(i * n) + j] - means[i] - means[j] + mean);
            }
        }
        double[] values = SymmetricEigen.DecomposeInPlace(gram, n);
        double[] result = new double[n * d];
        for (int k = 0; k < Math.Min(d, n); k++)
        {
            double root = Math.Sqrt(Math.Max(0, values[n - 1 - k]));
            for (int i = 0; i < n; i++)
            {
                result[(i * d) + k] = root * gram[((n - 1 - k) * n) + i];
            }
        }
        return result;
    }

    // X Q with Q orthogonal nearest to F: the polar factor of X'F, here as (X'F)(F'X X'F)^(-1/2) with tiny singular values kept from blowing up.
    private static double[] Procrustes(double[] f, double[] x, int n, int d)
    {
        double[] cross = new double[d * d],
            square = new double[d * d],
            inverseRoot = new double[d * d],
            rotation = new double[d * d],
            result = new double[n * d];
        MatrixProduct.General(d, d, n, 1, x, true, f, false, 0, cross);
        MatrixProduct.General(d, d, d, 1, cross, true, cross, false, 0, square);
        double[] values = SymmetricEigen.DecomposeInPlace(square, d);
        double floor = Math.Max(values[d - 1] * 1e-14, 1e-300);
        for (int k = 0; k < d; k++)
        {
            double factor = 1 / Math.Sqrt(Math.Max(values[k], floor));
            for (int i = 0; i < d; i++)
            {
                for (int j = 0; j < d; j++)
                {
                    inverseRoot[(i * d) + j] += factor * square[(k * d) + i] * square[(k * d) + j];
                }
            }
        }
        MatrixProduct.General(d, d, d, 1, cross, false, inverseRoot, false, 0, rotation);
        MatrixProduct.General(n, d, d, 1, x, false, rotation, false, 0, result);
        return result;
    }
}
