namespace IsoTriplet.Numerics.Blas;

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
