using System.Runtime.InteropServices;
using IsoTriplet.Numerics.Blas;

namespace IsoTriplet.Tests.Numerics.Kernels;

/// <summary>Which routines give other bits when their arguments move within a cache line, or when another number of threads may help.</summary>
internal static unsafe class PlaceGuard
{
    private const int Line = 8;
    private static readonly int[] Orders = [5, 13, 40, 128];

    // The last is large enough that its products are shared out among threads.
    private static readonly int[] WrappedOrders = [5, 13, 40, 128, 260];

    private static readonly Dictionary<string, Func<Span<double>, Span<double>, int, double[]>> Wrapped = new(StringComparer.Ordinal)
    {
        ["product"] = (a, b, n) =>
        {
            double[] memory = new double[(n * n) + Line];
            Span<double> c = Lined(memory, n * n, a);
            MatrixProduct.General(n, n, n, 1, a, false, b, true, 0, c);
            return c.ToArray();
        },
        ["product with a column"] = (a, b, n) => MatrixProduct.Of(a, b[..n], n, n, 1),
        ["gram"] = (a, _, n) => [.. MatrixProduct.OfRows(a, n, n), .. MatrixProduct.OfColumns(a, n, n)],
        ["cholesky"] = (a, b, n) =>
        {
            Assert.True(CholeskyInPlace.TryFactor(b, n));
            CholeskyInPlace.SolveRows(b, n, a, n);
            CholeskyInPlace.Invert(b, n);
            return [.. a, .. b];
        },
        ["eigen"] = (_, b, n) => [.. SymmetricEigen.DecomposeInPlace(b, n), .. b],
        ["singular values"] = (a, _, n) =>
        {
            SingularValues svd = SingularValues.Decompose(a, n, n);
            return [.. svd.Values, .. svd.Left, .. svd.Right];
        },
    };

    /// <summary>The wrappers whose results move: with the place, or between one thread and two.</summary>
    public static IEnumerable<string> MovingWrappers() =>
        from routine in Wrapped
        from n in WrappedOrders
        where
            Differ([
                .. from threads in new[] { 1, 2 }
                from place in Enumerable.Range(0, Line)
                select At(n, place, (a, b) => Call(routine.Value, a, b, n, threads)),
            ])
        select $"{routine.Key} of order {n}";

    private static double[] Call(Func<Span<double>, Span<double>, int, double[]> routine, nint a, nint b, int n, int threads)
    {
        Parallelism.Threads = threads;
        return routine(new Span<double>((double*)a, n * n), new Span<double>((double*)b, n * n), n);
    }

    /// <summary>The routines as they are whose results move with the place, the number of threads held.</summary>
    public static IEnumerable<string> MovingRoutines() =>
        from routine in RawRoutines.All
        from n in Orders
        from threads in new[] { 1, 2 }
        where
            Differ([
                .. Enumerable
                    .Range(0, Line)
                    .Select(place =>
                        At(
                            n,
                            place,
                            (a, b) =>
                            {
                                OpenBlas.SetThreads(threads);
                                double[] result = routine.Value(a, b, n);
                                OpenBlas.SetThreads(1);
                                return result;
                            }
                        )
                    ),
            ])
        select $"{routine.Key} of order {n} with {threads} threads";

    private static bool Differ(double[][] results) =>
        results.Any(r =>
            !MemoryMarshal.AsBytes(r.AsSpan()).SequenceEqual(MemoryMarshal.AsBytes(results[0].AsSpan())) || !r.All(double.IsFinite)
        );

    private static Span<double> Lined(double[] memory, int length, Span<double> like)
    {
        fixed (double* first = memory)
        fixed (double* other = like)
        {
            return memory.AsSpan((int)((((nint)other - (nint)first) / sizeof(double) % Line) + Line) % Line, length);
        }
    }

    // Two n x n matrices, the second positive definite, `place` numbers after the beginning of a cache line and, the second, three times that.
    private static double[] At(int n, int place, Func<nint, nint, double[]> use)
    {
        double[] first = Draw.Uniform(n * n, seed: n);
        double[] second = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                second[(i * n) + j] = first[(i * n) + j] + first[(j * n) + i] + (i == j ? 2 * n : 0);
            }
        }
        double* a = (double*)NativeMemory.AlignedAlloc((nuint)((first.Length + Line) * sizeof(double)), 64);
        double* b = (double*)NativeMemory.AlignedAlloc((nuint)((first.Length + Line) * sizeof(double)), 64);
        try
        {
            first.CopyTo(new Span<double>(a + place, n * n));
            second.CopyTo(new Span<double>(b + (3 * place % Line), n * n));
            return use((nint)(a + place), (nint)(b + (3 * place % Line)));
        }
        finally
        {
            NativeMemory.AlignedFree(a);
            NativeMemory.AlignedFree(b);
        }
    }
}
