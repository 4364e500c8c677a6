using System.Runtime.InteropServices;

namespace IsoTriplet.Numerics.Blas;

/// <summary>An argument of a native routine: where it lies, or a copy that begins a cache line where the kernel's results depend on the place.</summary>
/// <remarks>The SSE3 and AVX kernels of OpenBLAS add in another order when the first number does not begin a 16 or 32 byte word.</remarks>
internal readonly unsafe ref struct Placed
{
    private const int Line = 64;

    private readonly double* _given;
    private readonly long _length;
    private readonly bool _written;

    private Placed(Backend backend, double* given, long length, bool read, bool written)
    {
        _given = At = given;
        (_length, _written) = (length, written);
        if (!backend.IsFreeOfPlace && (nuint)given % Line != 0)
        {
            At = (double*)NativeMemory.AlignedAlloc((nuint)length * sizeof(double), Line);
            if (read)
            {
                Copy(given, At);
            }
        }
    }

    /// <summary>What the routine gets.</summary>
    public double* At { get; }

    /// <summary>An argument that is read.</summary>
    public static Placed In(Backend backend, double* given, long length) => new(backend, given, length, read: true, written: false);

    /// <summary>An argument that is written, and not read before.</summary>
    public static Placed Out(Backend backend, double* given, long length) => new(backend, given, length, read: false, written: true);

    /// <summary>An argument that is read and written.</summary>
    public static Placed InOut(Backend backend, double* given, long length) => new(backend, given, length, read: true, written: true);

    /// <summary>Copies back what was written.</summary>
    public void Dispose()
    {
        if (At == _given)
        {
            return;
        }
        if (_written)
        {
            Copy(At, _given);
        }
        NativeMemory.AlignedFree(At);
    }

    private void Copy(double* from, double* to) => System.Buffer.MemoryCopy(from, to, _length * sizeof(double), _length * sizeof(double));
}
