namespace IsoTriplet.Numerics.Blas;

/// <summary>The Cholesky factorisation A = L L' where A is stored, for loops that own their memory. <see cref="Cholesky"/> is the one that keeps A.</summary>
/// <remarks>Rounding as in <see cref="Cholesky"/>. Only the lower triangle is read and replaced; what stands above the diagonal is left as it was.</remarks>
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
