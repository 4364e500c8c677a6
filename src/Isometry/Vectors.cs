using System.Numerics;
using System.Runtime.InteropServices;

namespace IsoTriplet.Isometry;

/// <summary>Small vector operations on spans, vectorised. Lengths are trusted.</summary>
internal static class Vectors
{
    /// <summary>|x - y|^2.</summary>
    public static double SquaredDistance(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        ReadOnlySpan<Vector<double>> xs = MemoryMarshal.Cast<double, Vector<double>>(x);
        ReadOnlySpan<Vector<double>> ys = MemoryMarshal.Cast<double, Vector<double>>(y);
        Vector<double> sums = Vector<double>.Zero;
        for (int k = 0; k < xs.Length; k++)
        {
            Vector<double> d = xs[k] - ys[k];
            sums += d * d;
        }
        double sum = Vector.Sum(sums);
        for (int k = xs.Length * Vector<double>.Count; k < x.Length; k++)
        {
            double d = x[k] - y[k];
            sum += d * d;
        }
        return sum;
    }
}
