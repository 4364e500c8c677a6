using System.Runtime.InteropServices;

namespace IsoTriplet.Numerics.Blas;

/// <summary>The OpenBLAS in use, to be recorded with results: products and factorisations differ in the last digits between its kernels.</summary>
public static class BlasLibrary
{
    /// <summary>The processor kernel that OpenBLAS chose, or that OPENBLAS_CORETYPE names.</summary>
    /// <exception cref="DllNotFoundException">OpenBLAS is not installed; the message says how to install it.</exception>
    public static unsafe string Kernel => Marshal.PtrToStringUTF8((nint)OpenBlas.CoreName()) ?? "";

    /// <summary>The number of threads that large products and factorisations use (see <see cref="Parallelism.Threads"/>); small ones use one.</summary>
    public static int Threads => Parallelism.Threads;
}
