using System.Runtime.InteropServices;
using IsoTriplet.Numerics;

namespace IsoTriplet.Optimizers.Native;

/// <summary>The few dense routines the solvers need, from OpenBLAS. All matrices are row-major and contiguous.</summary>
internal static unsafe partial class Lapack
{
    private const string Library = "libopenblas.so.0";
    private const int RowMajor = 101;
    private const int NoTranspose = 111;
    private const int Transpose = 112;

    // Below this many operations a second thread costs more than it brings (and spins while others wait).
    private const double ParallelWork = 3e7;

    private static int _threads;

    /// <summary>C = alpha op(A) op(B) + beta C, where op(A) is m x k and op(B) is k x n.</summary>
    public static void Multiply(
        bool transposeA,
        bool transposeB,
        int m,
        int n,
        int k,
        double alpha,
        ReadOnlySpan<double> a,
        ReadOnlySpan<double> b,
        double beta,
        Span<double> c
    )
    {
        Threads(2.0 * m * n * k);
        fixed (
            double* pa = a,
                pb = b,
                pc = c
        )
        {
            cblas_dgemm(
                RowMajor,
                transposeA ? Transpose : NoTranspose,
                transposeB ? Transpose : NoTranspose,
                m,
                n,
                k,
                alpha,
                pa,
                transposeA ? m : k,
                pb,
                transposeB ? k : n,
                beta,
                pc,
                n
            );
        }
    }

    /// <summary>Replaces the lower triangle of a symmetric n x n matrix by its Cholesky factor.</summary>
    /// <returns>True if the matrix is numerically positive definite.</returns>
    public static bool Cholesky(Span<double> a, int n)
    {
        Threads((double)n * n * n / 3);
        byte upper = (byte)'U';
        int info = 0;
        fixed (double* pa = a)
        {
            dpotrf_(&upper, &n, pa, &n, &info);
        }
        return info == 0;
    }

    /// <summary>Turns a Cholesky factor (lower triangle) into the full inverse of the factored matrix.</summary>
    public static void InverseOfCholesky(Span<double> factor, int n)
    {
        Threads((double)n * n * n / 3);
        byte upper = (byte)'U';
        int info = 0;
        fixed (double* pa = factor)
        {
            dpotri_(&upper, &n, pa, &n, &info);
        }
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < i; j++)
            {
                factor[(j * n) + i] = factor[(i * n) + j];
            }
        }
    }

    /// <summary>Solves with a Cholesky factor (lower triangle): the rows of b are right-hand sides, replaced by solutions.</summary>
    public static void SolveCholesky(ReadOnlySpan<double> factor, int n, Span<double> b, int rightHandSides)
    {
        Threads((double)n * n * n / 3);
        byte upper = (byte)'U';
        int info = 0;
        fixed (
            double* pa = factor,
                pb = b
        )
        {
            dpotrs_(&upper, &n, &rightHandSides, pa, &n, pb, &n, &info);
        }
    }

    /// <summary>Solves a symmetric indefinite system in place (Bunch-Kaufman); the matrix is destroyed.</summary>
    /// <returns>False if it is exactly singular.</returns>
    public static bool SolveSymmetric(Span<double> a, int n, Span<double> b)
    {
        Threads((double)n * n * n / 3);
        byte upper = (byte)'U';
        int one = 1,
            info = 0,
            size = Math.Max(1, 64 * n);
        int[] pivots = new int[n];
        double[] work = new double[size];
        fixed (
            double* pa = a,
                pb = b,
                pw = work
        )
        fixed (int* pp = pivots)
        {
            dsysv_(&upper, &n, &one, pa, &n, pp, pb, &n, pw, &size, &info);
        }
        return info == 0;
    }

    /// <summary>Eigenvalues (ascending) of a symmetric n x n matrix; row k of the matrix becomes the k-th unit eigenvector.</summary>
    public static double[] SymmetricEigen(Span<double> a, int n)
    {
        Threads(4.0 * n * n * n);
        double[] values = new double[n];
        byte vectors = (byte)'V',
            upper = (byte)'U';
        int size = 1 + (6 * n) + (2 * n * n),
            integers = 3 + (5 * n),
            info = 0;
        double[] work = new double[size];
        int[] integerWork = new int[integers];
        fixed (
            double* pa = a,
                pv = values,
                pw = work
        )
        fixed (int* pi = integerWork)
        {
            dsyevd_(&vectors, &upper, &n, pa, &n, pv, pw, &size, pi, &integers, &info);
        }
        return info == 0 ? values : throw new ArithmeticException("the symmetric eigenvalue iteration did not converge");
    }

    private static void Threads(double operations)
    {
        int wanted = operations < ParallelWork ? 1 : Parallelism.Threads;
        if (wanted != _threads)
        {
            openblas_set_num_threads(wanted);
            _threads = wanted;
        }
    }

    [LibraryImport(Library)]
    private static partial void openblas_set_num_threads(int threads);

    [LibraryImport(Library)]
    private static partial void cblas_dgemm(
        int order,
        int transposeA,
        int transposeB,
        int m,
        int n,
        int k,
        double alpha,
        double* a,
        int lda,
        double* b,
        int ldb,
        double beta,
        double* c,
        int ldc
    );

    [LibraryImport(Library)]
    private static partial void dpotrf_(byte* triangle, int* n, double* a, int* lda, int* info);

    [LibraryImport(Library)]
    private static partial void dpotri_(byte* triangle, int* n, double* a, int* lda, int* info);

    [LibraryImport(Library)]
    private static partial void dpotrs_(byte* triangle, int* n, int* columns, double* a, int* lda, double* b, int* ldb, int* info);

    [LibraryImport(Library)]
    private static partial void dsysv_(
        byte* triangle,
        int* n,
        int* columns,
        double* a,
        int* lda,
        int* pivots,
        double* b,
        int* ldb,
        double* work,
        int* size,
        int* info
    );

    [LibraryImport(Library)]
    private static partial void dsyevd_(
        byte* job,
        byte* triangle,
        int* n,
        double* a,
        int* lda,
        double* values,
        double* work,
        int* size,
        int* integerWork,
        int* integers,
        int* info
    );
}
