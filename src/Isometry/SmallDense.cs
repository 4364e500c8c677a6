using System.Numerics.Tensors;
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
