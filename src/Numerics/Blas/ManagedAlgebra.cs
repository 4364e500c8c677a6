using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Providers.LinearAlgebra;

namespace IsoTriplet.Numerics.Blas;

/// <summary>The products and factorisations without OpenBLAS: MathNet's managed routines, and Cholesky's in place. All matrices are row-major.</summary>
/// <remarks>The provider is taken by name, so that what a user has MathNet set to is neither used nor changed.</remarks>
internal static class ManagedAlgebra
{
    private static readonly ManagedLinearAlgebraProvider Provider = ManagedLinearAlgebraProvider.Instance;

    /// <summary>C = alpha op(A) op(B) + beta C.</summary>
    public static void Product(
        int rows,
        int columns,
        int inner,
        double alpha,
        ReadOnlySpan<double> a,
        bool transposeA,
        ReadOnlySpan<double> b,
        bool transposeB,
        double beta,
        Span<double> c
    )
    {
        double[] result = new double[c.Length];
        // A row-major matrix is the column-major transpose: C' = op(B)' op(A)'.
        Provider.MatrixMultiplyWithUpdate(
            transposeB ? Transpose.Transpose : Transpose.DontTranspose,
            transposeA ? Transpose.Transpose : Transpose.DontTranspose,
            alpha,
            b.ToArray(),
            transposeB ? inner : columns,
            transposeB ? columns : inner,
            a.ToArray(),
            transposeA ? rows : inner,
            transposeA ? inner : rows,
            0,
            result
        );
        for (int k = 0; k < result.Length; k++)
        {
            c[k] = beta == 0 ? result[k] : result[k] + (beta * c[k]);
        }
    }

    /// <summary>Replaces the lower triangle of A by L with A = L L'; false where a pivot is not positive.</summary>
    public static bool TryFactor(Span<double> matrix, int order)
    {
        for (int i = 0; i < order; i++)
        {
            Span<double> row = matrix.Slice(i * order, i + 1);
            for (int j = 0; j < i; j++)
            {
                row[j] = (row[j] - Dot(row[..j], matrix.Slice(j * order, j))) / matrix[(j * order) + j];
            }
            double pivot = row[i] - Dot(row[..i], row[..i]);
            if (!(pivot > 0))
            {
                return false;
            }
            row[i] = Math.Sqrt(pivot);
        }
        return true;
    }

    /// <summary>Turns L into the inverse of L L'.</summary>
    public static void Invert(Span<double> factor, int order)
    {
        double[] inverse = new double[factor.Length];
        for (int i = 0; i < order; i++)
        {
            inverse[(i * order) + i] = 1;
        }
        SolveRows(factor, order, inverse, order);
        inverse.CopyTo(factor);
        Shape.MirrorLower(factor, order);
    }

    /// <summary>Solves L L' x = b for each row b.</summary>
    public static void SolveRows(ReadOnlySpan<double> factor, int order, Span<double> right, int count)
    {
        double[] columns = new double[right.Length];
        TransposeOf(right, count, order, columns);
        SolveTriangular(factor, order, columns, count, transposed: false);
        SolveTriangular(factor, order, columns, count, transposed: true);
        TransposeOf(columns, order, count, right);
    }

    // Solves L X = B or L' X = B, B order x columns.
    private static void SolveTriangular(ReadOnlySpan<double> factor, int order, Span<double> right, int columns, bool transposed)
    {
        for (int step = 0; step < order; step++)
        {
            int i = transposed ? order - 1 - step : step;
            Span<double> row = right.Slice(i * columns, columns);
            (int from, int to) = transposed ? (i + 1, order) : (0, i);
            for (int j = from; j < to; j++)
            {
                TensorPrimitives.MultiplyAdd(
                    right.Slice(j * columns, columns),
                    transposed ? -factor[(j * order) + i] : -factor[(i * order) + j],
                    row,
                    row
                );
            }
            TensorPrimitives.Divide(row, factor[(i * order) + i], row);
        }
    }

    /// <summary>Eigenvalues, ascending, of the lower triangle; the rows of the matrix become the eigenvectors.</summary>
    public static double[] Eigen(Span<double> matrix, int order)
    {
        double[] symmetric = matrix.ToArray();
        Shape.MirrorLower(symmetric, order);
        double[] columns = new double[symmetric.Length];
        Complex[] values = new Complex[order];
        Converging(
            () => Provider.EigenDecomp(true, order, symmetric, columns, values, new double[symmetric.Length]),
            "eigenvalues",
            order,
            order
        );
        // The columns of a column-major matrix are the rows of a row-major one.
        columns.CopyTo(matrix);
        return Array.ConvertAll(values, v => v.Real);
    }

    /// <summary>Singular values, descending, and U and V' of the thin decomposition.</summary>
    public static double[] Singular(ReadOnlySpan<double> matrix, int rows, int columns, double[] left, double[] right)
    {
        bool tall = rows > columns;
        (int m, int n) = tall ? (rows, columns) : (columns, rows);
        // Column-major and tall, m x n: A itself or A'. The routine gives all of U, so it gets the square factor of A = Q R.
        double[] q = new double[matrix.Length];
        if (tall)
        {
            TransposeOf(matrix, rows, columns, q);
        }
        else
        {
            matrix.CopyTo(q);
        }
        double[] r = new double[n * n];
        Provider.ThinQRFactor(q, m, n, r, new double[n]);
        double[] values = new double[n];
        (double[] u, double[] vt) = (new double[n * n], new double[n * n]);
        Converging(() => Provider.SingularValueDecomposition(true, r, n, n, values, u, vt), "singular values", rows, columns);
        double[] qu = new double[matrix.Length];
        Provider.MatrixMultiply(q, m, n, u, n, n, qu);
        // qu is m x n and vt n x n, column-major.
        (double[] outer, double[] inner) = tall ? (left, right) : (right, left);
        if (tall)
        {
            TransposeOf(qu, n, m, outer);
            TransposeOf(vt, n, n, inner);
        }
        else
        {
            qu.CopyTo(outer, 0);
            vt.CopyTo(inner, 0);
        }
        return values;
    }

    private static void Converging(Action solve, string what, int rows, int columns)
    {
        try
        {
            solve();
        }
        catch (NonConvergenceException e)
        {
            throw new ArithmeticException($"the {what} did not converge ({rows} x {columns})", e);
        }
    }

    private static void TransposeOf(ReadOnlySpan<double> from, int rows, int columns, Span<double> to)
    {
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                to[(j * rows) + i] = from[(i * columns) + j];
            }
        }
    }

    // Four sums whatever the processor's vectors hold, so that the managed routines give the same digits everywhere.
    private static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        ReadOnlySpan<Vector256<double>> a = MemoryMarshal.Cast<double, Vector256<double>>(x);
        ReadOnlySpan<Vector256<double>> b = MemoryMarshal.Cast<double, Vector256<double>>(y);
        Vector256<double> sums = default;
        for (int k = 0; k < a.Length; k++)
        {
            sums += a[k] * b[k];
        }
        double sum = Vector256.Sum(sums);
        for (int k = 4 * a.Length; k < x.Length; k++)
        {
            sum += x[k] * y[k];
        }
        return sum;
    }
}
