namespace IsoTriplet.Numerics.Blas;

/// <summary>The thin singular value decomposition A = U diag(values) V', r = min(rows, columns) (LAPACK dgesdd).</summary>
/// <remarks>Backward stable: the values are off by about <c>max(rows, columns) * 2^-53 * values[0]</c>. Pairs of vectors share a free sign.</remarks>
public sealed class SingularValues
{
    private readonly double[] _values;
    private readonly double[] _left;
    private readonly double[] _right;

    private SingularValues(double[] values, double[] left, double[] right) => (_values, _left, _right) = (values, left, right);

    /// <summary>The r singular values, descending.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>U, rows x r row-major: its columns are the left singular vectors.</summary>
    public ReadOnlySpan<double> Left => _left;

    /// <summary>V', r x columns row-major: its rows are the right singular vectors.</summary>
    public ReadOnlySpan<double> Right => _right;

    /// <summary>Decomposes a matrix.</summary>
    /// <param name="matrix">rows x columns, row-major.</param>
    /// <param name="rows">At least 1.</param>
    /// <param name="columns">At least 1.</param>
    /// <returns>Values and vectors.</returns>
    /// <exception cref="ArgumentException">A wrong length, or a number that is not finite.</exception>
    /// <exception cref="ArithmeticException">LAPACK did not converge.</exception>
    public static unsafe SingularValues Decompose(ReadOnlySpan<double> matrix, int rows, int columns)
    {
        Shape.Check(rows, columns, matrix.Length, nameof(matrix));
        Shape.CheckFinite(matrix, nameof(matrix));
        int rank = Math.Min(rows, columns);
        double[] left = new double[(long)rows * rank];
        double[] right = new double[(long)rank * columns];
        Backend backend = Backend.Enter();
        if (backend.IsManaged)
        {
            return new SingularValues(ManagedAlgebra.Singular(matrix, rows, columns, left, right), left, right);
        }
        double[] copy = matrix.ToArray();
        double[] values = new double[rank];
        int[] iwork = new int[8L * rank];
        byte job = (byte)'S';
        int query = -1;
        int info;
        double workSize;
        fixed (double* givenCopy = copy)
        fixed (double* givenValues = values)
        fixed (double* givenLeft = left)
        fixed (double* givenRight = right)
        fixed (int* pi = iwork)
        {
            using Placed a = Placed.InOut(backend, givenCopy, copy.Length);
            using Placed s = Placed.Out(backend, givenValues, rank);
            using Placed u = Placed.InOut(backend, givenLeft, left.Length);
            using Placed v = Placed.InOut(backend, givenRight, right.Length);
            // Row-major A is column-major A' = V diag(s) U': what LAPACK calls U holds V' by rows here, its VT holds U by rows.
            OpenBlas.Dgesdd(&job, &columns, &rows, a.At, &columns, s.At, v.At, &columns, u.At, &rank, &workSize, &query, pi, &info, 1);
            int lwork = (int)workSize;
            double[] work = new double[lwork];
            fixed (double* givenWork = work)
            {
                using Placed pw = Placed.Out(backend, givenWork, lwork);
                OpenBlas.Dgesdd(&job, &columns, &rows, a.At, &columns, s.At, v.At, &columns, u.At, &rank, pw.At, &lwork, pi, &info, 1);
            }
        }
        return info == 0
            ? new SingularValues(values, left, right)
            : throw new ArithmeticException($"dgesdd did not converge (info {info}, {rows} x {columns})");
    }
}
