using System.Numerics;
using System.Runtime.InteropServices;

namespace IsoTriplet.Optimizers.Local;

/// <summary>Inner product and scaled addition of long vectors.</summary>
internal static class VectorMath
{
    public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        ReadOnlySpan<Vector<double>> vx = MemoryMarshal.Cast<double, Vector<double>>(x),
            vy = MemoryMarshal.Cast<double, Vector<double>>(y);
        Vector<double> sum = Vector<double>.Zero;
        for (int k = 0; k < vx.Length; k++)
        {
            sum += vx[k] * vy[k];
        }
        double result = Vector.Sum(sum);
        for (int k = vx.Length * Vector<double>.Count; k < x.Length; k++)
        {
            result += x[k] * y[k];
        }
        return result;
    }

    public static double Norm(ReadOnlySpan<double> x) => Math.Sqrt(Dot(x, x));

    /// <summary>y += a x.</summary>
    public static void Add(double a, ReadOnlySpan<double> x, Span<double> y)
    {
        ReadOnlySpan<Vector<double>> vx = MemoryMarshal.Cast<double, Vector<double>>(x);
        Span<Vector<double>> vy = MemoryMarshal.Cast<double, Vector<double>>(y);
        Vector<double> factor = new(a);
        for (int k = 0; k < vx.Length; k++)
        {
            vy[k] += factor * vx[k];
        }
        for (int k = vx.Length * Vector<double>.Count; k < x.Length; k++)
        {
            y[k] += a * x[k];
        }
    }
}
