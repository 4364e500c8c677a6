using System.Reflection;
using System.Runtime.InteropServices;

namespace IsoTriplet.Numerics.Blas;

/// <summary>The entry points of OpenBLAS (32-bit integers) that the toolkit calls. LAPACK routines are column-major Fortran: the wrappers transpose by reading.</summary>
internal static unsafe partial class OpenBlas
{
    /// <summary>The soname of the Debian package libopenblas0-openmp.</summary>
    private const string Library = "libopenblas.so.0";

    private static readonly Lazy<nint> Handle = new(Load);

    public const int RowMajor = 101;
    public const int NoTranspose = 111;
    public const int Transpose = 112;
    public const int Lower = 122;
    public const int NonUnit = 131;
    public const int Right = 142;

    // A static constructor, so that the resolver is there before the first native call.
#pragma warning disable CA1810
    static OpenBlas() => NativeLibrary.SetDllImportResolver(typeof(OpenBlas).Assembly, Resolve);
#pragma warning restore CA1810

    /// <summary>Sets the number of threads of OpenBLAS for the calling thread.</summary>
    [LibraryImport(Library, EntryPoint = "openblas_set_num_threads")]
    public static partial void SetThreads(int threads);

    /// <summary>The name of the processor kernel in use; the text is the library's own.</summary>
    [LibraryImport(Library, EntryPoint = "openblas_get_corename")]
    public static partial byte* CoreName();

    [LibraryImport(Library, EntryPoint = "cblas_dgemm")]
    public static partial void Dgemm(
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

    [LibraryImport(Library, EntryPoint = "cblas_dsyrk")]
    public static partial void Dsyrk(
        int order,
        int uplo,
        int transpose,
        int n,
        int k,
        double alpha,
        double* a,
        int lda,
        double beta,
        double* c,
        int ldc
    );

    [LibraryImport(Library, EntryPoint = "cblas_dtrsm")]
    public static partial void Dtrsm(
        int order,
        int side,
        int uplo,
        int transpose,
        int diagonal,
        int m,
        int n,
        double alpha,
        double* a,
        int lda,
        double* b,
        int ldb
    );

    [LibraryImport(Library, EntryPoint = "dpotrf_")]
    public static partial void Dpotrf(byte* uplo, int* n, double* a, int* lda, int* info, nint uploLength);

    [LibraryImport(Library, EntryPoint = "dpotri_")]
    public static partial void Dpotri(byte* uplo, int* n, double* a, int* lda, int* info, nint uploLength);

    [LibraryImport(Library, EntryPoint = "dpotrs_")]
    public static partial void Dpotrs(
        byte* uplo,
        int* n,
        int* columns,
        double* a,
        int* lda,
        double* b,
        int* ldb,
        int* info,
        nint uploLength
    );

    [LibraryImport(Library, EntryPoint = "dsyevd_")]
    public static partial void Dsyevd(
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

    [LibraryImport(Library, EntryPoint = "dgesdd_")]
    public static partial void Dgesdd(
        byte* job,
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
        int* iwork,
        int* info,
        nint jobLength
    );

    /// <summary>Whether the library can be loaded; it is, by this.</summary>
    public static bool IsThere => Handle.Value != 0;

    private static nint Load() =>
        NativeLibrary.TryLoad(Library, out nint handle) || NativeLibrary.TryLoad("libopenblas.so", out handle) ? handle : 0;

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) => name == Library ? Handle.Value : 0;
}
