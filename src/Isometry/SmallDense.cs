using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using IsoTriplet.Numerics.Blas;

namespace IsoTriplet.Isometry;

/// <summary>Dense pieces of the design that are called hundreds of times: managed products for small orders, where a call of a library is most of its cost.</summary>
internal static class SmallDense
{
    private const int Small = 160;

    /// <summary>A'A of a row-major matrix.</summary>
    public static double[] Moments(double[] a, int rows, int n)
    {
        if (n > Small)
        {
            return MatrixProduct.OfColumns(a, rows, n);
        }
        double[] c = new double[n * n];
        for (int k = 0; k < rows; k++)
        {
            ReadOnlySpan<double> row = a.AsSpan(k * n, n);
            for (int i = 0; i < n; i++)
            {
                TensorPrimitives.MultiplyAdd(row, row[i], c.AsSpan(i * n, n), c.AsSpan(i * n, n));
            }
        }
        return c;
    }

    /// <summary>The eigenvalues of a symmetric matrix, ascending, and its unit eigenvectors as rows.</summary>
    public static (double[] Values, double[] Vectors) Eigen(double[] matrix, int n)
    {
        double[] vectors = [.. matrix];
        return (SymmetricEigen.DecomposeInPlace(vectors, n), vectors);
    }

    /// <summary>A B' of row-major matrices, B n x n.</summary>
    public static double[] TimesTransposed(double[] a, double[] b, int rows, int n)
    {
        double[] c = new double[rows * n];
        if (n > Small)
        {
            MatrixProduct.General(rows, n, n, 1, a, false, b, true, 0, c);
            return c;
        }
        for (int k = 0; k < rows; k++)
        {
            for (int i = 0; i < n; i++)
            {
                c[(k * n) + i] = TensorPrimitives.Dot(a.AsSpan(k * n, n), b.AsSpan(i * n, n));
            }
        }
        return c;
    }
}

/// <summary>The sign of the determinant of an orthogonal matrix.</summary>
internal static class Determinant
{
    /// <summary>Gaussian elimination with partial pivoting.</summary>
    public static bool IsNegative(double[] matrix, int n)
    {
        double[] a = (double[])matrix.Clone();
        bool negative = false;
        for (int k = 0; k < n; k++)
        {
            int pivot = k;
            for (int i = k + 1; i < n; i++)
            {
                pivot = Math.Abs(a[(i * n) + k]) > Math.Abs(a[(pivot * n) + k]) ? i : pivot;
            }
            if (pivot != k)
            {
                negative = !negative;
                for (int j = 0; j < n; j++)
                {
                    (a[(k * n) + j], a[(pivot * n) + j]) = (a[(pivot * n) + j], a[(k * n) + j]);
                }
            }
            negative ^= a[(k * n) + k] < 0;
            for (int i = k + 1; i < n; i++)
            {
                TensorPrimitives.MultiplyAdd(a.AsSpan(k * n, n), -a[(i * n) + k] / a[(k * n) + k], a.AsSpan(i * n, n), a.AsSpan(i * n, n));
            }
        }
        return negative;
    }
}

/// <summary>Small vector operations on spans, vectorised. Lengths are trusted.</summary>
internal static class Vectors
{
    /// <summary>|x - y|^2.</summary>
    public static double SquaredDistance(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        ReadOnlySpan<Vector<double>> xs = MemoryMarshal.Cast<double, Vector<double>>(x);
        ReadOnlySpan<Vector<double>> ys = MemoryMarshal.Cast<double, Vector<double>>(y);
        Vector<double> sums = Vector<double>.Zero;
        for (int k = 0; k < xs.Length; k++)
        {
            Vector<double> d = xs[k] - ys[k];
            sums += d * d;
        }
        double sum = Vector.Sum(sums);
        for (int k = xs.Length * Vector<double>.Count; k < x.Length; k++)
        {
            double d = x[k] - y[k];
            sum += d * d;
        }
        return sum;
    }
}
