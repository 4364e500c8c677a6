using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace IsoTriplet.Training.Optimizers;

/// <summary>The update rules of <see cref="TensorOptimizer"/> on numbers in memory, in two passes where the tensor library makes a dozen.</summary>
/// <remarks>
/// Each number is rounded as those passes round it where they have fused multiply-add, so runs are the same bit for bit; how the numbers are cut into pieces changes nothing.
/// Roots are left to the tensor library, whose vector routines do not round them to the nearest.
/// </remarks>
internal static class UpdateKernel
{
    /// <summary>What Adam adds to the root.</summary>
    public const double Least = 1e-8;

    /// <summary>Descent with momentum: b = momentum b + (g + decay x), x = x - rate b.</summary>
    public static void Descend<T>(Span<T> x, ReadOnlySpan<T> g, Span<T> sum, T momentum, T rate, T decay)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        (Vector<T> momenta, Vector<T> rates, Vector<T> decays) = (new(momentum), new(rate), new(decay));
        for (int k = 0; k < x.Length; k += Vector<T>.Count)
        {
            Vector<T> at = Load<T>(x, k);
            Vector<T> along = (Load<T>(sum, k) * momenta) + Slope(at, Load(g, k), decay, decays);
            Store(along, sum, k);
            Store(at - (along * rates), x, k);
        }
    }

    /// <summary>A step of Adam: m = meanDecay m + (1 - meanDecay) g and so on, with the constants of step t.</summary>
    public readonly struct Adam<T>(double meanDecay, double squareDecay, long step)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        private readonly T _meanDecay = T.CreateChecked(meanDecay);
        private readonly T _meanShare = T.CreateChecked(1 - meanDecay);
        private readonly T _squareDecay = T.CreateChecked(squareDecay);
        private readonly T _squareShare = T.CreateChecked(1 - squareDecay);
        private readonly T _meanSum = T.CreateChecked(1 - Math.Pow(meanDecay, step));
        private readonly T _root = T.CreateChecked(Math.Sqrt(1 - Math.Pow(squareDecay, step)));
        private readonly T _least = T.CreateChecked(Least);

        /// <summary>Takes the gradient g at x into its mean m and mean square v, which is copied.</summary>
        public void Remember(ReadOnlySpan<T> x, ReadOnlySpan<T> g, Span<T> m, Span<T> v, Span<T> copy, T decay)
        {
            Vector<T> decays = new(decay);
            (Vector<T> meanDecay, Vector<T> meanShare) = (new(_meanDecay), new(_meanShare));
            (Vector<T> squareDecay, Vector<T> squareShare) = (new(_squareDecay), new(_squareShare));
            for (int k = 0; k < x.Length; k += Vector<T>.Count)
            {
                Vector<T> slope = Slope(Load(x, k), Load(g, k), decay, decays);
                Store(Fused(slope, meanShare, Load<T>(m, k) * meanDecay), m, k);
                Vector<T> square = Fused(squareShare * slope, slope, Load<T>(v, k) * squareDecay);
                Store(square, v, k);
                Store(square, copy, k);
            }
        }

        /// <summary>Moves weights x by the mean m and the root of the mean square.</summary>
        public void Move(Span<T> x, ReadOnlySpan<T> m, ReadOnlySpan<T> root, T rate)
        {
            (Vector<T> rates, Vector<T> least, Vector<T> meanSum, Vector<T> rootSum) = (new(rate), new(_least), new(_meanSum), new(_root));
            // After some hundred steps 0.9^t is below a rounding of 1, and a division by 1 is none.
            bool whole = _meanSum == T.One;
            for (int k = 0; k < x.Length; k += Vector<T>.Count)
            {
                Vector<T> mean = whole ? Load(m, k) : Load(m, k) / meanSum;
                Vector<T> along = mean / ((Load(root, k) / rootSum) + least);
                Store(Load<T>(x, k) - (along * rates), x, k);
            }
        }
    }

    private static Vector<T> Slope<T>(Vector<T> x, Vector<T> g, T decay, Vector<T> decays)
        where T : unmanaged, IFloatingPointIeee754<T> => decay == T.Zero ? g : Fused(x, decays, g);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> Fused<T>(Vector<T> a, Vector<T> b, Vector<T> c) =>
        typeof(T) == typeof(float)
            ? Vector.FusedMultiplyAdd(a.As<T, float>(), b.As<T, float>(), c.As<T, float>()).As<float, T>()
            : Vector.FusedMultiplyAdd(a.As<T, double>(), b.As<T, double>(), c.As<T, double>()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> Load<T>(ReadOnlySpan<T> from, int k)
        where T : unmanaged =>
        k <= from.Length - Vector<T>.Count ? Vector.LoadUnsafe(in MemoryMarshal.GetReference(from), (nuint)k) : LoadLast(from[k..]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<T>(Vector<T> vector, Span<T> to, int k)
        where T : unmanaged
    {
        if (k <= to.Length - Vector<T>.Count)
        {
            vector.StoreUnsafe(ref MemoryMarshal.GetReference(to), (nuint)k);
        }
        else
        {
            StoreLast(vector, to[k..]);
        }
    }

    // Less than a vector is left: the lanes beyond are 0 and go nowhere.
    private static Vector<T> LoadLast<T>(ReadOnlySpan<T> from)
        where T : unmanaged
    {
        Span<T> lanes = stackalloc T[Vector<T>.Count];
        lanes.Clear();
        from.CopyTo(lanes);
        return new Vector<T>(lanes);
    }

    private static void StoreLast<T>(Vector<T> vector, Span<T> to)
        where T : unmanaged
    {
        Span<T> lanes = stackalloc T[Vector<T>.Count];
        vector.CopyTo(lanes);
        lanes[..to.Length].CopyTo(to);
    }
}
