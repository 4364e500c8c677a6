namespace IsoTriplet.Numerics.Blas;

/// <summary>Dense products over OpenBLAS. All matrices are row-major and without gaps.</summary>
/// <remarks>Rounding errors: each entry is off by at most about <c>inner * 2^-53 * sum |a||b|</c>; the last digits depend on the processor kernel.</remarks>
public static unsafe class MatrixProduct
{
    // A second worker brings nothing to smaller products; blocks of fewer rows pack the other factor too often.
    private const double ParallelWork = 3e7;
    private const int BlockRows = 192;
    private const int Unrolled = 8;

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
        if (Backend.Enter().IsManaged)
        {
            ManagedAlgebra.Product(rows, columns, inner, alpha, a, transposeA, b, transposeB, beta, c);
            return;
        }
        fixed (double* givenA = a)
        fixed (double* givenB = b)
        fixed (double* givenC = c)
        {
            using Placed pa = Placed.In(Backend.Current, givenA, a.Length);
            using Placed pb = Placed.In(Backend.Current, givenB, b.Length);
            using Placed pc = Placed.InOut(Backend.Current, givenC, c.Length);
            Native product = new(
                ((nint)pa.At, transposeA ? rows : inner, transposeA),
                ((nint)pb.At, transposeB ? inner : columns, transposeB),
                ((nint)pc.At, columns),
                inner,
                alpha,
                beta
            );
            if (2.0 * rows * columns * inner < ParallelWork)
            {
                product.Rows(0, rows, columns);
            }
            else
            {
                product.ByRows(rows, _ => columns);
            }
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
        if (Backend.Enter().IsManaged)
        {
            bool columns = transpose == OpenBlas.Transpose;
            ManagedAlgebra.Product(order, order, inner, 1, a, columns, a, !columns, 0, c);
            Shape.MirrorLower(c, order);
            return c;
        }
        fixed (double* givenA = a)
        fixed (double* givenC = c)
        {
            using Placed pa = Placed.In(Backend.Current, givenA, a.Length);
            using Placed pc = Placed.Out(Backend.Current, givenC, c.Length);
            if ((double)order * order * inner < ParallelWork)
            {
                OpenBlas.Dsyrk(OpenBlas.RowMajor, OpenBlas.Lower, transpose, order, inner, 1, pa.At, stride, 0, pc.At, order);
            }
            else
            {
                bool columns = transpose == OpenBlas.Transpose;
                Native product = new(((nint)pa.At, stride, columns), ((nint)pa.At, stride, !columns), ((nint)pc.At, order), inner, 1, 0);
                product.ByRows(order, end => end);
            }
        }
        Shape.MirrorLower(c, order);
        return c;
    }

    /// <summary>A product as the native routine takes it: places, lengths of the stored rows, whether transposed.</summary>
    private readonly record struct Native(
        (nint At, int Stride, bool Transposed) A,
        (nint At, int Stride, bool Transposed) B,
        (nint At, int Stride) C,
        int Inner,
        double Alpha,
        double Beta
    )
    {
        /// <summary>Rows from, ..., from + count - 1 of C, and of each its first columns.</summary>
        public void Rows(int from, int count, int columns) =>
            OpenBlas.Dgemm(
                OpenBlas.RowMajor,
                A.Transposed ? OpenBlas.Transpose : OpenBlas.NoTranspose,
                B.Transposed ? OpenBlas.Transpose : OpenBlas.NoTranspose,
                count,
                columns,
                Inner,
                Alpha,
                (double*)A.At + (A.Transposed ? from : (long)from * A.Stride),
                A.Stride,
                (double*)B.At,
                B.Stride,
                Beta,
                (double*)C.At + ((long)from * C.Stride),
                C.Stride
            );

        /// <summary>All rows, in blocks that follow from the size alone: each is the work of one thread, and no digit depends on how many there are.</summary>
        public void ByRows(int rows, Func<int, int> columnsUpTo)
        {
            Native self = this;
            int blocks = (rows + BlockRows - 1) / BlockRows;
            int size = (((rows + blocks - 1) / blocks) + Unrolled - 1) / Unrolled * Unrolled;
            Parallelism.Run(
                (rows + size - 1) / size,
                Parallelism.Threads,
                () => 0,
                (_, k) =>
                {
                    Backend.Enter();
                    int end = Math.Min((k + 1) * size, rows);
                    self.Rows(k * size, end - (k * size), columnsUpTo(end));
                }
            );
        }
    }
}
