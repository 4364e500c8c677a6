using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace IsoTriplet.Certificates;

/// <summary>Sums of products in four lanes, k modulo 4, in one order on every processor: what a checker establishes is then one number everywhere.</summary>
/// <remarks>Where there are no registers of 256 bits they are made of smaller ones, with the same digits. Products are rounded before they are added.</remarks>
internal static class FourLanes
{
    public const int Count = 4;

    /// <summary>(lane 0 + lane 2) + (lane 1 + lane 3).</summary>
    public static double Sum(Vector256<double> lanes)
    {
        Vector128<double> pair = lanes.GetLower() + lanes.GetUpper();
        return pair[0] + pair[1];
    }

    /// <summary>sum_k x_k y_k over the numbers of x in doubles: the lanes over the whole fours, then the rest one by one.</summary>
    public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        ReadOnlySpan<Vector256<double>> xs = MemoryMarshal.Cast<double, Vector256<double>>(x);
        ReadOnlySpan<Vector256<double>> ys = MemoryMarshal.Cast<double, Vector256<double>>(y);
        Vector256<double> sums = default;
        for (int v = 0; v < xs.Length; v++)
        {
            sums += xs[v] * ys[v];
        }
        double sum = Sum(sums);
        for (int k = xs.Length * Count; k < x.Length; k++)
        {
            sum += x[k] * y[k];
        }
        return sum;
    }

    /// <summary>|x - y|^2 in doubles: the lanes over the whole fours, then the rest one by one.</summary>
    public static double SquaredDistance(double[] x, double[] y)
    {
        Vector256<double> sums = default;
        int k = 0;
        for (; k <= x.Length - Count; k += Count)
        {
            Vector256<double> d = Vector256.Create(x, k) - Vector256.Create(y, k);
            sums += d * d;
        }
        double sum = Sum(sums);
        for (; k < x.Length; k++)
        {
            double d = x[k] - y[k];
            sum += d * d;
        }
        return sum;
    }
}
