using System.Numerics.Tensors;
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

    // X Q nearest to F with the rows of Q orthonormal: the polar factor of X'F = C, here as (C C')^(-1/2) C with tiny singular values kept from blowing up. N points have at
    // most N coordinates that are not 0, so nothing here is of the size n^2 where n > N.
    private static double[] Procrustes(double[] f, double[] x, int n, int d)
    {
        int r = Math.Min(n, d);
        double[] leading = new double[n * r],
            cross = new double[r * d],
            square = new double[r * r],
            inverseRoot = new double[r * r],
            turned = new double[n * r],
            result = new double[n * d];
        for (int i = 0; i < n; i++)
        {
            x.AsSpan(i * d, r).CopyTo(leading.AsSpan(i * r));
        }
        MatrixProduct.General(r, d, n, 1, leading, true, f, false, 0, cross);
        MatrixProduct.General(r, r, d, 1, cross, false, cross, true, 0, square);
        double[] values = SymmetricEigen.DecomposeInPlace(square, r);
        double floor = Math.Max(values[r - 1] * 1e-14, 1e-300);
        for (int k = 0; k < r; k++)
        {
            Span<double> axis = square.AsSpan(k * r, r);
            TensorPrimitives.Multiply(axis, Math.Pow(Math.Max(values[k], floor), -0.25), axis);
        }
        MatrixProduct.General(r, r, r, 1, square, true, square, false, 0, inverseRoot);
        MatrixProduct.General(n, r, r, 1, leading, false, inverseRoot, false, 0, turned);
        MatrixProduct.General(n, d, r, 1, turned, false, cross, false, 0, result);
        return result;
    }
}
