namespace IsoTriplet.Numerics.Blas;

/// <summary>Dense products over OpenBLAS. All matrices are row-major and without gaps.</summary>
/// <remarks>Rounding errors: each entry is off by at most about <c>inner * 2^-53 * sum |a||b|</c>; the last digits depend on the processor kernel.</remarks>
public static unsafe class MatrixProduct
{
    /// <summary>C = alpha op(A) op(B) + beta C, op being the identity or the transpose.</summary>
    /// <param name="rows">Rows of op(A) and of C.</param>
    /// <param name="columns">Columns of op(B) and of C.</param>
    /// <param name="inner">Columns of op(A), rows of op(B).</param>
    /// <param name="alpha">Factor of the product.</param>
    /// <param name="a">A: rows x inner; inner x rows if transposed.</param>
    /// <param name="transposeA">Whether op(A) = A'.</param>
    /// <param name="b">B: inner x columns; columns x inner if transposed.</param>
    /// <param name="transposeB">Whether op(B) = B'.</param>
    /// <param name="beta">Factor of the old C; with 0 the old C is not read.</param>
    /// <param name="c">C: rows x columns, overwritten; must not overlap A or B.</param>
    /// <exception cref="ArgumentException">A size below 1 or a span whose length is not the product of its sizes.</exception>
    public static void General(
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
        Shape.Check(rows, inner, a.Length, nameof(a));
        Shape.Check(inner, columns, b.Length, nameof(b));
        Shape.Check(rows, columns, c.Length, nameof(c));
        using SmallWork threads = new(2.0 * rows * columns * inner);
        fixed (double* pa = a)
        fixed (double* pb = b)
        fixed (double* pc = c)
        {
            OpenBlas.Dgemm(
                OpenBlas.RowMajor,
                transposeA ? OpenBlas.Transpose : OpenBlas.NoTranspose,
                transposeB ? OpenBlas.Transpose : OpenBlas.NoTranspose,
                rows,
                columns,
                inner,
                alpha,
                pa,
                transposeA ? rows : inner,
                pb,
                transposeB ? inner : columns,
                beta,
                pc,
                columns
            );
        }
    }

    /// <summary>A B, both as stored.</summary>
    /// <param name="a">rows x inner.</param>
    /// <param name="b">inner x columns.</param>
    /// <param name="rows">Rows of A.</param>
    /// <param name="inner">Columns of A.</param>
    /// <param name="columns">Columns of B.</param>
    /// <returns>rows x columns.</returns>
    public static double[] Of(ReadOnlySpan<double> a, ReadOnlySpan<double> b, int rows, int inner, int columns)
    {
        double[] c = new double[(long)rows * columns];
        General(rows, columns, inner, 1, a, false, b, false, 0, c);
        return c;
    }

    /// <summary>The Gram matrix A A' of the rows of A (half the work of the general product; exactly symmetric).</summary>
    /// <param name="a">rows x inner.</param>
    /// <param name="rows">Rows of A.</param>
    /// <param name="inner">Columns of A.</param>
    /// <returns>rows x rows.</returns>
    public static double[] OfRows(ReadOnlySpan<double> a, int rows, int inner)
    {
        Shape.Check(rows, inner, a.Length, nameof(a));
        return Symmetric(a, rows, inner, inner, OpenBlas.NoTranspose);
    }

    /// <summary>A' A, the Gram matrix of the columns of A (half the work of the general product; exactly symmetric).</summary>
    /// <param name="a">rows x columns.</param>
    /// <param name="rows">Rows of A.</param>
    /// <param name="columns">Columns of A.</param>
    /// <returns>columns x columns.</returns>
    public static double[] OfColumns(ReadOnlySpan<double> a, int rows, int columns)
    {
        Shape.Check(rows, columns, a.Length, nameof(a));
        return Symmetric(a, columns, rows, columns, OpenBlas.Transpose);
    }

    private static double[] Symmetric(ReadOnlySpan<double> a, int order, int inner, int stride, int transpose)
    {
        double[] c = new double[(long)order * order];
        using SmallWork threads = new((double)order * order * inner);
        fixed (double* pa = a)
        fixed (double* pc = c)
        {
            OpenBlas.Dsyrk(OpenBlas.RowMajor, OpenBlas.Lower, transpose, order, inner, 1, pa, stride, 0, pc, order);
        }
        Shape.MirrorLower(c, order);
        return c;
    }
}
