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

/// <summary>Checks of matrix sizes at the boundary.</summary>
internal static class Shape
{
    /// <summary>Refuses empty matrices and lengths that do not fit.</summary>
    public static void Check(int rows, int columns, int length, string name)
    {
        if (rows < 1 || columns < 1 || (long)rows * columns != length)
        {
            throw new ArgumentException(
                $"{name} has {Counted.Of(length, "number")}; {rows} x {columns} (each at least 1) were expected",
                name
            );
        }
    }

    /// <summary>Refuses NaN and infinity: LAPACK may loop on them.</summary>
    public static void CheckFinite(ReadOnlySpan<double> values, string name)
    {
        foreach (double value in values)
        {
            if (!double.IsFinite(value))
            {
                throw new ArgumentException($"{name} holds {value}; finite numbers were expected", name);
            }
        }
    }

    /// <summary>Copies the lower triangle of an order x order matrix to the upper one.</summary>
    public static void MirrorLower(Span<double> matrix, int order)
    {
        for (int i = 0; i < order; i++)
        {
            for (int j = 0; j < i; j++)
            {
                matrix[(j * order) + i] = matrix[(i * order) + j];
            }
        }
    }
}
