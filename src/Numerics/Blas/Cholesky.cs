using System.Diagnostics.CodeAnalysis;

namespace IsoTriplet.Numerics.Blas;

/// <summary>The Cholesky factorisation A = L L' of a positive definite matrix, L lower triangular (LAPACK dpotrf).</summary>
/// <remarks>Success shows that some A + E with |E| about <c>order * 2^-53 * |A|</c> is positive definite: it is no proof for A itself near singularity.</remarks>
public sealed class Cholesky
{
    private readonly double[] _factor;

    private Cholesky(double[] factor, int order) => (_factor, Order) = (factor, order);

    /// <summary>The order of the matrix.</summary>
    public int Order { get; }

    /// <summary>L, order x order row-major, zero above the diagonal.</summary>
    public ReadOnlySpan<double> Factor => _factor;

    /// <summary>Factors a symmetric matrix; its lower triangle is read.</summary>
    /// <param name="matrix">order x order, row-major.</param>
    /// <param name="order">The order, at least 1.</param>
    /// <param name="factorisation">The factorisation, or null.</param>
    /// <returns>Whether the matrix is (numerically) positive definite; false for NaN.</returns>
    /// <exception cref="ArgumentException">A wrong length.</exception>
    public static bool TryFactor(ReadOnlySpan<double> matrix, int order, [NotNullWhen(true)] out Cholesky? factorisation)
    {
        Shape.Check(order, order, matrix.Length, nameof(matrix));
        double[] factor = matrix.ToArray();
        bool definite = CholeskyInPlace.TryFactor(factor, order);
        for (int i = 0; i < order && definite; i++)
        {
            definite = factor[(i * order) + i] is > 0 and < double.PositiveInfinity;
            factor.AsSpan((i * order) + i + 1, order - i - 1).Clear();
        }
        factorisation = definite ? new Cholesky(factor, order) : null;
        return definite;
    }

    /// <summary>Solves A X = B in place.</summary>
    /// <param name="right">B, order x columns row-major; overwritten with X.</param>
    /// <param name="columns">Columns of B.</param>
    /// <exception cref="ArgumentException">A wrong length.</exception>
    public void Solve(Span<double> right, int columns)
    {
        Triangular(right, columns, OpenBlas.NoTranspose);
        Triangular(right, columns, OpenBlas.Transpose);
    }

    private unsafe void Triangular(Span<double> right, int columns, int transpose)
    {
        Shape.Check(Order, columns, right.Length, nameof(right));
        Backend backend = Backend.Enter();
        if (backend.IsManaged)
        {
            ManagedAlgebra.SolveTriangular(_factor, Order, right, columns, transpose == OpenBlas.Transpose);
            return;
        }
        fixed (double* l = _factor)
        fixed (double* b = right)
        {
            using Placed factor = Placed.In(backend, l, _factor.Length);
            using Placed solution = Placed.InOut(backend, b, right.Length);
            OpenBlas.Dtrsm(
                OpenBlas.RowMajor,
                OpenBlas.Left,
                OpenBlas.Lower,
                transpose,
                OpenBlas.NonUnit,
                Order,
                columns,
                1,
                factor.At,
                Order,
                solution.At,
                columns
            );
        }
    }
}
