namespace IsoTriplet.Numerics.Blas;

/// <summary>The Cholesky factorisation A = L L' of a positive definite matrix, L lower triangular, where A is stored (LAPACK dpotrf).</summary>
/// <remarks>
/// Success shows that some A + E with |E| about <c>order * 2^-53 * |A|</c> is positive definite: it is no proof for A itself near singularity. Only the lower triangle is read and replaced; what stands above the diagonal is left as it was.
/// </remarks>
public static unsafe class CholeskyInPlace
{
    // The row-major lower triangle is the column-major upper one: U'U there is L L' here.
    private const byte Upper = (byte)'U';

    // Right-hand sides of a unit of work.
    private const int RightRows = 32;

    /// <summary>Replaces the lower triangle of a symmetric matrix by L.</summary>
    /// <param name="matrix">order x order, row-major; without a meaning where the result is false.</param>
    /// <param name="order">The order, at least 1.</param>
    /// <returns>Whether the matrix is numerically positive definite; NaN is not looked for.</returns>
    /// <exception cref="ArgumentException">A wrong length.</exception>
    public static bool TryFactor(Span<double> matrix, int order)
    {
        Shape.Check(order, order, matrix.Length, nameof(matrix));
        Backend backend = Backend.Enter();
        if (backend.IsManaged)
        {
            return ManagedAlgebra.TryFactor(matrix, order);
        }
        byte uplo = Upper;
        int info = 0;
        fixed (double* given = matrix)
        {
            using Placed a = Placed.InOut(backend, given, matrix.Length);
            if (order >= BlockedCholesky.LeastOrder)
            {
                return BlockedCholesky.TryFactor(a.At, order);
            }
            OpenBlas.Dpotrf(&uplo, &order, a.At, &order, &info, 1);
        }
        return info == 0;
    }

    /// <summary>Turns L into the full inverse of A.</summary>
    /// <param name="factor">L in the lower triangle, order x order; overwritten with the inverse, both triangles.</param>
    /// <param name="order">The order, at least 1.</param>
    /// <exception cref="ArgumentException">A wrong length.</exception>
    public static void Invert(Span<double> factor, int order)
    {
        Shape.Check(order, order, factor.Length, nameof(factor));
        Backend backend = Backend.Enter();
        if (backend.IsManaged)
        {
            ManagedAlgebra.Invert(factor, order);
            return;
        }
        byte uplo = Upper;
        int info = 0;
        fixed (double* given = factor)
        {
            using Placed a = Placed.InOut(backend, given, factor.Length);
            OpenBlas.Dpotri(&uplo, &order, a.At, &order, &info, 1);
        }
        Shape.MirrorLower(factor, order);
    }

    /// <summary>Solves A x = b for each row b of a matrix, in place.</summary>
    /// <param name="factor">L in the lower triangle, order x order.</param>
    /// <param name="order">The order, at least 1.</param>
    /// <param name="right">The right-hand sides, count x order; overwritten with the solutions.</param>
    /// <param name="count">How many right-hand sides, at least 1.</param>
    /// <exception cref="ArgumentException">A wrong length.</exception>
    public static void SolveRows(ReadOnlySpan<double> factor, int order, Span<double> right, int count)
    {
        Shape.Check(order, order, factor.Length, nameof(factor));
        Shape.Check(count, order, right.Length, nameof(right));
        Backend backend = Backend.Enter();
        if (backend.IsManaged)
        {
            ManagedAlgebra.SolveRows(factor, order, right, count);
            return;
        }
        fixed (double* givenFactor = factor)
        fixed (double* givenRight = right)
        {
            using Placed a = Placed.In(backend, givenFactor, factor.Length);
            using Placed b = Placed.InOut(backend, givenRight, right.Length);
            (nint l, nint x) = ((nint)a.At, (nint)b.At);
            Parallelism.Run(
                (count + RightRows - 1) / RightRows,
                order < BlockedCholesky.LeastOrder ? 1 : Parallelism.Threads,
                () => 0,
                (_, block) =>
                    Solve(
                        (double*)l,
                        order,
                        (double*)x + ((long)block * RightRows * order),
                        Math.Min(RightRows, count - (block * RightRows))
                    )
            );
        }
    }

    private static void Solve(double* factor, int order, double* right, int count)
    {
        Backend.Enter();
        byte uplo = Upper;
        int info = 0;
        OpenBlas.Dpotrs(&uplo, &order, &count, factor, &order, right, &order, &info, 1);
    }
}

/// <summary>The factorisation A = L L' of large matrices on several threads: panels of columns by LAPACK, what is right of them by blocks of rows.</summary>
/// <remarks>Right-looking (Golub and Van Loan, Matrix Computations, 4.2). The blocks follow from the order alone, so no digit depends on the number of threads.</remarks>
internal sealed unsafe class BlockedCholesky
{
    /// <summary>Smaller matrices take LAPACK less time than the blocks cost.</summary>
    public const int LeastOrder = 512;

    private const int Block = 128;

    private readonly double* _matrix;
    private readonly int _order;

    private BlockedCholesky(double* matrix, int order)
    {
        _matrix = matrix;
        _order = order;
    }

    /// <summary>Replaces the lower triangle by L; what stands above the diagonal is left as it was.</summary>
    /// <param name="matrix">order x order, row-major.</param>
    /// <param name="order">The order.</param>
    /// <returns>Whether the matrix is numerically positive definite.</returns>
    public static bool TryFactor(double* matrix, int order)
    {
        BlockedCholesky a = new(matrix, order);
        for (int k = 0; k < order; k += Block)
        {
            int size = Math.Min(Block, order - k),
                column = k,
                next = k + size;
            if (!a.Diagonal(column, size))
            {
                return false;
            }
            a.ByRows(next, (row, rows) => a.Divide(row, rows, column, size));
            a.ByRows(next, (row, rows) => a.Subtract(row, rows, column, size));
        }
        return true;
    }

    private double* At(int i, int j) => _matrix + ((long)i * _order) + j;

    private bool Diagonal(int k, int size)
    {
        // The row-major lower triangle is the column-major upper one.
        byte upper = (byte)'U';
        int info = 0,
            stride = _order;
        OpenBlas.Dpotrf(&upper, &size, At(k, k), &stride, &info, 1);
        return info == 0;
    }

    // Rows of the panel below its diagonal block.
    private void Divide(int row, int rows, int k, int size) =>
        OpenBlas.Dtrsm(
            OpenBlas.RowMajor,
            OpenBlas.Right,
            OpenBlas.Lower,
            OpenBlas.Transpose,
            OpenBlas.NonUnit,
            rows,
            size,
            1,
            At(k, k),
            _order,
            At(row, k),
            _order
        );

    // The products of the panel's columns, from some rows of what is right of it.
    private void Subtract(int row, int rows, int k, int size)
    {
        int next = k + size;
        if (row > next)
        {
            OpenBlas.Dgemm(
                OpenBlas.RowMajor,
                OpenBlas.NoTranspose,
                OpenBlas.Transpose,
                rows,
                row - next,
                size,
                -1,
                At(row, k),
                _order,
                At(next, k),
                _order,
                1,
                At(row, next),
                _order
            );
        }
        OpenBlas.Dsyrk(
            OpenBlas.RowMajor,
            OpenBlas.Lower,
            OpenBlas.NoTranspose,
            rows,
            size,
            -1,
            At(row, k),
            _order,
            1,
            At(row, row),
            _order
        );
    }

    private void ByRows(int first, Action<int, int> body) =>
        Parallelism.Run(
            (_order - first + Block - 1) / Block,
            Parallelism.Threads,
            () => 0,
            (_, block) =>
            {
                Backend.Enter();
                int row = first + (block * Block);
                body(row, Math.Min(Block, _order - row));
            }
        );
}
