namespace IsoTriplet.Numerics.Blas;

/// <summary>The eigenvalues and eigenvectors of a real symmetric matrix, A = V' diag(values) V with the eigenvectors as the rows of V (LAPACK dsyevd).</summary>
/// <remarks>Backward stable: the values are exact for some A + E with |E| about <c>order * 2^-53 * |A|</c>. The sign of a vector is not fixed.</remarks>
public sealed class SymmetricEigen
{
    private readonly double[] _values;
    private readonly double[] _vectors;

    private SymmetricEigen(double[] values, double[] vectors) => (_values, _vectors) = (values, vectors);

    /// <summary>The order of the matrix.</summary>
    public int Order => _values.Length;

    /// <summary>The eigenvalues, ascending.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>The unit eigenvector of value k.</summary>
    /// <param name="k">From 0 (the least value).</param>
    /// <returns>As many numbers as the order.</returns>
    public ReadOnlySpan<double> Vector(int k) => _vectors.AsSpan(k * Order, Order);

    /// <summary>Decomposes a symmetric matrix; its lower triangle is read.</summary>
    /// <param name="matrix">order x order, row-major.</param>
    /// <param name="order">The order, at least 1.</param>
    /// <returns>Values and vectors.</returns>
    /// <exception cref="ArgumentException">A wrong length, or a number that is not finite.</exception>
    /// <exception cref="ArithmeticException">LAPACK did not converge.</exception>
    public static SymmetricEigen Decompose(ReadOnlySpan<double> matrix, int order)
    {
        double[] vectors = matrix.ToArray();
        return new SymmetricEigen(Solve(vectors, order), vectors);
    }

    /// <summary>Decomposes a symmetric matrix where it is stored; its lower triangle is read.</summary>
    /// <param name="matrix">order x order, row-major; row k becomes the unit eigenvector of value k.</param>
    /// <param name="order">The order, at least 1.</param>
    /// <returns>The eigenvalues, ascending.</returns>
    /// <exception cref="ArgumentException">A wrong length, or a number that is not finite.</exception>
    /// <exception cref="ArithmeticException">LAPACK did not converge.</exception>
    public static double[] DecomposeInPlace(Span<double> matrix, int order) => Solve(matrix, order);

    private static unsafe double[] Solve(Span<double> matrix, int order)
    {
        Shape.Check(order, order, matrix.Length, nameof(matrix));
        Shape.CheckFinite(matrix, nameof(matrix));
        Backend backend = Backend.Enter();
        if (backend.IsManaged)
        {
            return ManagedAlgebra.Eigen(matrix, order);
        }
        double[] values = new double[order];
        // The row-major lower triangle is the column-major upper one.
        (byte job, byte uplo) = ((byte)'V', (byte)'U');
        int query = -1;
        int info;
        double workSize;
        int iworkSize;
        fixed (double* given = matrix)
        fixed (double* givenValues = values)
        {
            using Placed a = Placed.InOut(backend, given, matrix.Length);
            using Placed w = Placed.Out(backend, givenValues, order);
            OpenBlas.Dsyevd(&job, &uplo, &order, a.At, &order, w.At, &workSize, &query, &iworkSize, &query, &info, 1, 1);
            int lwork = (int)workSize;
            int liwork = iworkSize;
            double[] work = new double[lwork];
            int[] iwork = new int[liwork];
            fixed (double* givenWork = work)
            fixed (int* pi = iwork)
            {
                using Placed pw = Placed.Out(backend, givenWork, lwork);
                OpenBlas.Dsyevd(&job, &uplo, &order, a.At, &order, w.At, pw.At, &lwork, pi, &liwork, &info, 1, 1);
            }
        }
        return info == 0 ? values : throw new ArithmeticException($"dsyevd did not converge (info {info}, order {order})");
    }
}
