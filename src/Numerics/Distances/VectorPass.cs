using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace IsoTriplet.Numerics;

/// <summary>Passes over rows of a block of distances, one vector at a time.</summary>
/// <remarks>Minimum and maximum of numbers without NaN do not depend on the order, so these are exact and the same on every processor.</remarks>
public static class VectorPass
{
    private const double LeastFloor = 1e-60;
    private const double FloorShare = 1 - (1.0 / (1L << 40));
    private const double RootSlack = 1.0 / (1L << 49);

    /// <summary>The square root of each number.</summary>
    /// <param name="squares">The numbers.</param>
    /// <param name="roots">As long; may be the same span.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void SquareRoots(ReadOnlySpan<double> squares, Span<double> roots)
    {
        Guard.SameSize(squares.Length, roots.Length, "lengths");
        TensorPrimitives.Sqrt(squares, roots);
    }

    /// <summary>The greatest of the numbers.</summary>
    /// <param name="values">The numbers, none NaN.</param>
    /// <returns>The maximum; minus infinity of no numbers.</returns>
    public static double Maximum(ReadOnlySpan<double> values)
    {
        double best = double.NegativeInfinity;
        int k = 0;
        if (values.Length >= Vector<double>.Count)
        {
            Vector<double> most = new(values);
            for (k = Vector<double>.Count; k <= values.Length - Vector<double>.Count; k += Vector<double>.Count)
            {
                most = Vector.MaxNative(most, new Vector<double>(values[k..]));
            }
            for (int lane = 0; lane < Vector<double>.Count; lane++)
            {
                best = Math.Max(best, most[lane]);
            }
        }
        for (; k < values.Length; k++)
        {
            best = Math.Max(best, values[k]);
        }
        return best;
    }

    /// <summary>The least of the numbers.</summary>
    /// <param name="values">The numbers, none NaN.</param>
    /// <returns>The minimum; plus infinity of no numbers.</returns>
    public static double Minimum(ReadOnlySpan<double> values)
    {
        double best = double.PositiveInfinity;
        int k = 0;
        if (values.Length >= Vector<double>.Count)
        {
            Vector<double> least = new(values);
            for (k = Vector<double>.Count; k <= values.Length - Vector<double>.Count; k += Vector<double>.Count)
            {
                least = Vector.MinNative(least, new Vector<double>(values[k..]));
            }
            for (int lane = 0; lane < Vector<double>.Count; lane++)
            {
                best = Math.Min(best, least[lane]);
            }
        }
        for (; k < values.Length; k++)
        {
            best = Math.Min(best, values[k]);
        }
        return best;
    }

    /// <summary>max over k of |sqrt(a_k) - sqrt(b_k)|.</summary>
    /// <param name="a">Squares, none NaN.</param>
    /// <param name="b">As many squares.</param>
    /// <returns>The maximum; minus infinity of no numbers.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double LargestRootDifference(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        Guard.SameSize(a.Length, b.Length, "lengths");
        ReadOnlySpan<Vector<double>> va = MemoryMarshal.Cast<double, Vector<double>>(a);
        ReadOnlySpan<Vector<double>> vb = MemoryMarshal.Cast<double, Vector<double>>(b);
        double best = double.NegativeInfinity;
        if (va.Length > 0)
        {
            Vector<double> most = Vector<double>.Zero;
            for (int v = 0; v < va.Length; v++)
            {
                most = Vector.MaxNative(most, Vector.Abs(Vector.SquareRoot(va[v]) - Vector.SquareRoot(vb[v])));
            }
            for (int lane = 0; lane < Vector<double>.Count; lane++)
            {
                best = Math.Max(best, most[lane]);
            }
        }
        for (int k = va.Length * Vector<double>.Count; k < a.Length; k++)
        {
            best = Math.Max(best, Math.Abs(Math.Sqrt(a[k]) - Math.Sqrt(b[k])));
        }
        return best;
    }

    /// <summary>max over k of |sqrt(a_k) - sqrt(b_k)| where that is at least <paramref name="floor"/>; else a number that is not above it.</summary>
    /// <remarks>
    /// Roots are taken only where they may matter. With S = sqrt(a) + sqrt(b) the difference is |a - b|/S, the computed one at most (|a - b|/S + u S)(1 + u), u = 2^-53,
    /// and a + b + 2 min(a, b) &lt;= S^2 &lt;= 2 (a + b). So (|a - b| + 2^-49 (a + b))^2 &lt; floor^2 (1 - 2^-40) (a + b + 2 min(a, b)) puts the computed difference
    /// below the floor, with 2^-42 to spare for the rounding of both sides. Where the left side underflows, a + b &lt; 1e-138, so the difference is below 1e-68:
    /// hence no floor under 1e-60.
    /// </remarks>
    /// <param name="floor">What matters; at or below 1e-60 everything does.</param>
    /// <param name="a">Squares, none NaN.</param>
    /// <param name="b">As many squares.</param>
    /// <returns>The maximum where it is at least the floor.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double LargestRootDifferenceFrom(double floor, ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        Guard.SameSize(a.Length, b.Length, "lengths");
        if (!(floor > LeastFloor))
        {
            return LargestRootDifference(a, b);
        }
        ReadOnlySpan<Vector<double>> va = MemoryMarshal.Cast<double, Vector<double>>(a);
        ReadOnlySpan<Vector<double>> vb = MemoryMarshal.Cast<double, Vector<double>>(b)[..va.Length];
        Vector<double> floors = new(floor * floor * FloorShare);
        Vector<double> most = Vector<double>.Zero;
        for (int v = 0; v < va.Length; v++)
        {
            Vector<double> sum = va[v] + vb[v];
            Vector<double> reach = Vector.FusedMultiplyAdd(new(RootSlack), sum, Vector.Abs(va[v] - vb[v]));
            Vector<double> low = Vector.FusedMultiplyAdd(new(2.0), Vector.MinNative(va[v], vb[v]), sum);
            if (!Vector.LessThanAll(reach * reach, floors * low))
            {
                most = Vector.MaxNative(most, Vector.Abs(Vector.SquareRoot(va[v]) - Vector.SquareRoot(vb[v])));
            }
        }
        double best = 0;
        for (int lane = 0; lane < Vector<double>.Count; lane++)
        {
            best = Math.Max(best, most[lane]);
        }
        int rest = va.Length * Vector<double>.Count;
        return Math.Max(best, LargestRootDifference(a[rest..], b[rest..]));
    }
}
