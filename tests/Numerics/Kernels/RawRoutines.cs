using System.Runtime.InteropServices;

namespace IsoTriplet.Tests.Numerics.Kernels;

/// <summary>Routines of OpenBLAS as they are, without what the wrappers do for them; the library that the wrappers have loaded.</summary>
internal static unsafe partial class RawRoutines
{
    private const string Library = "libopenblas.so.0";
    private const int RowMajor = 101;
    private const int As = 111;
    private const byte Upper = (byte)'U';

    /// <summary>Every routine: what it leaves of two n x n matrices at the places given, the second positive definite.</summary>
    public static IReadOnlyDictionary<string, Func<nint, nint, int, double[]>> All { get; } =
        new Dictionary<string, Func<nint, nint, int, double[]>>(StringComparer.Ordinal)
        {
            ["dot"] = (a, b, n) => [Dot(n, (double*)a, 1, (double*)b, 1)],
            ["dgemv"] = (a, b, n) => Result(n, y => Gemv(RowMajor, As, n, n, 1, (double*)a, n, (double*)b, 1, 0, y, 1)),
            ["dgemm"] = (a, b, n) => Result(n * n, c => Gemm(RowMajor, As, As, n, n, n, 1, (double*)a, n, (double*)b, n, 0, c, n)),
            ["potrf"] = (_, b, n) =>
            {
                byte uplo = Upper;
                int info;
                Potrf(&uplo, &n, (double*)b, &n, &info, 1);
                return Read(b, n * n);
            },
            ["syevd"] = (a, b, n) =>
            {
                (byte job, byte uplo, int info, int size, int integers) = ((byte)'V', Upper, 0, 1 + (6 * n) + (2 * n * n), 3 + (5 * n));
                fixed (int* iwork = new int[integers])
                {
                    // The values go to a, and the work with them: its place moves with that of a.
                    double* work = (double*)NativeMemory.AlignedAlloc((nuint)((size + 8) * sizeof(double)), 64);
                    Syevd(&job, &uplo, &n, (double*)b, &n, (double*)a, work + (a / 8 % 8), &size, iwork, &integers, &info, 1, 1);
                    NativeMemory.AlignedFree(work);
                }
                return [.. Read(a, n), .. Read(b, n * n)];
            },
            ["gesvd"] = Singular,
        };

    /// <summary>Threads of OpenBLAS for the calling thread.</summary>
    [LibraryImport(Library, EntryPoint = "openblas_set_num_threads")]
    public static partial void SetThreads(int threads);

    private delegate void Filling(double* result);

    private static double[] Result(int length, Filling fill)
    {
        double* result = (double*)NativeMemory.AlignedAlloc((nuint)(length * sizeof(double)), 64);
        fill(result);
        double[] read = Read((nint)result, length);
        NativeMemory.AlignedFree(result);
        return read;
    }

    // The left vectors replace A; the values go to b, and the work's place moves with that of b.
    private static double[] Singular(nint a, nint b, int n)
    {
        (byte job, byte none, int one, int info, int size) = ((byte)'O', (byte)'N', 1, 0, 10 * n);
        double* work = (double*)NativeMemory.AlignedAlloc((nuint)((size + 8) * sizeof(double)), 64);
        double* s = (double*)b;
        Gesvd(&job, &none, &n, &n, (double*)a, &n, s, work, &n, work, &one, work + (b / 8 % 8), &size, &info, 1, 1);
        NativeMemory.AlignedFree(work);
        return [.. Read(b, n), .. Read(a, n * n)];
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

    [LibraryImport(Library, EntryPoint = "cblas_dgemm")]
    private static partial void Gemm(
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

    [LibraryImport(Library, EntryPoint = "dpotrf_")]
    private static partial void Potrf(byte* uplo, int* n, double* a, int* lda, int* info, nint uploLength);

    [LibraryImport(Library, EntryPoint = "dsyevd_")]
    private static partial void Syevd(
        byte* job,
        byte* uplo,
        int* n,
        double* a,
        int* lda,
        double* w,
        double* work,
        int* lwork,
        int* iwork,
        int* liwork,
        int* info,
        nint jobLength,
        nint uploLength
    );

    [LibraryImport(Library, EntryPoint = "dgesvd_")]
    private static partial void Gesvd(
        byte* jobU,
        byte* jobVt,
        int* m,
        int* n,
        double* a,
        int* lda,
        double* s,
        double* u,
        int* ldu,
        double* vt,
        int* ldvt,
        double* work,
        int* lwork,
        int* info,
        nint jobULength,
        nint jobVtLength
    );
}
