using System.Runtime.InteropServices;
using IsoTriplet.Numerics.Blas;

namespace IsoTriplet.Tests.Numerics.Kernels;

/// <summary>Routines of OpenBLAS as they are, without what the wrappers do for them; the library that the wrappers have loaded.</summary>
internal static unsafe partial class RawRoutines
{
    private const string Library = "libopenblas.so.0";
    private const byte Upper = (byte)'U';

    /// <summary>Every routine: what it leaves of two n x n matrices at the places given, the second positive definite.</summary>
    public static IReadOnlyDictionary<string, Func<nint, nint, int, double[]>> All { get; } =
        new Dictionary<string, Func<nint, nint, int, double[]>>(StringComparer.Ordinal)
        {
            ["dot"] = (a, b, n) => [Dot(n, (double*)a, 1, (double*)b, 1)],
            ["dgemv"] = (a, b, n) =>
                Result(n, y => Gemv(OpenBlas.RowMajor, OpenBlas.NoTranspose, n, n, 1, (double*)a, n, (double*)b, 1, 0, y, 1)),
            ["dgemm"] = (a, b, n) =>
                Result(
                    n * n,
                    c =>
                        OpenBlas.Dgemm(
                            OpenBlas.RowMajor,
                            OpenBlas.NoTranspose,
                            OpenBlas.NoTranspose,
                            n,
                            n,
                            n,
                            1,
                            (double*)a,
                            n,
                            (double*)b,
                            n,
                            0,
                            c,
                            n
                        )
                ),
            ["potrf"] = (_, b, n) =>
            {
                byte uplo = Upper;
                int info;
                OpenBlas.Dpotrf(&uplo, &n, (double*)b, &n, &info, 1);
                return Read(b, n * n);
            },
            ["syevd"] = (a, b, n) =>
            {
                (byte job, byte uplo, int info, int size, int integers) = ((byte)'V', Upper, 0, 1 + (6 * n) + (2 * n * n), 3 + (5 * n));
                fixed (int* iwork = new int[integers])
                {
                    // The values go to a, and the work with them: its place moves with that of a.
                    double* work = (double*)NativeMemory.AlignedAlloc((nuint)((size + 8) * sizeof(double)), 64);
                    OpenBlas.Dsyevd(&job, &uplo, &n, (double*)b, &n, (double*)a, work + (a / 8 % 8), &size, iwork, &integers, &info, 1, 1);
                    NativeMemory.AlignedFree(work);
                }
                return [.. Read(a, n), .. Read(b, n * n)];
            },
            ["gesdd"] = Singular,
        };

    private delegate void Filling(double* result);

    private static double[] Result(int length, Filling fill)
    {
        double* result = (double*)NativeMemory.AlignedAlloc((nuint)(length * sizeof(double)), 64);
        fill(result);
        double[] read = Read((nint)result, length);
        NativeMemory.AlignedFree(result);
        return read;
    }

    // The values go to b, and the work's place moves with that of b.
    private static double[] Singular(nint a, nint b, int n)
    {
        (byte job, int info, int size) = ((byte)'S', 0, (4 * n * n) + (7 * n));
        double* left = (double*)NativeMemory.AlignedAlloc((nuint)(((2 * n * n) + size + 16) * sizeof(double)), 64);
        double* work = left + (((2 * n * n) + 7) / 8 * 8) + (b / 8 % 8);
        fixed (int* iwork = new int[8 * n])
        {
            OpenBlas.Dgesdd(&job, &n, &n, (double*)a, &n, (double*)b, left, &n, left + (n * n), &n, work, &size, iwork, &info, 1);
        }
        double[] found = [.. Read(b, n), .. Read((nint)left, 2 * n * n)];
        NativeMemory.AlignedFree(left);
        return found;
    }

    private static double[] Read(nint at, int length) => new ReadOnlySpan<double>((double*)at, length).ToArray();

    [LibraryImport(Library, EntryPoint = "cblas_ddot")]
    private static partial double Dot(int n, double* x, int stepX, double* y, int stepY);

    [LibraryImport(Library, EntryPoint = "cblas_dgemv")]
    private static partial void Gemv(
        int order,
        int transpose,
        int m,
        int n,
        double alpha,
        double* a,
        int lda,
        double* x,
        int stepX,
        double beta,
        double* y,
        int stepY
    );
}
