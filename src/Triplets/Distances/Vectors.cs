using System.Numerics.Tensors;

namespace IsoTriplet.Triplets;

/// <summary>Small vector operations on spans. Internal callers guarantee equal lengths.</summary>
internal static class Vectors
{
    /// <summary>x . y, summed from index 0 on.</summary>
    public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double sum = 0;
        for (int k = 0; k < x.Length; k++)
        {
            sum += x[k] * y[k];
        }
        return sum;
    }

    /// <summary>The cosine of two unit vectors, 1 - |u - v|^2/2 or |u + v|^2/2 - 1: within [-1, 1], and exact for equal or opposite vectors.</summary>
    public static double UnitCosine(ReadOnlySpan<double> u, ReadOnlySpan<double> v)
    {
        double minus = 0;
        double plus = 0;
        for (int k = 0; k < u.Length; k++)
        {
            minus += (u[k] - v[k]) * (u[k] - v[k]);
            plus += (u[k] + v[k]) * (u[k] + v[k]);
        }
        return minus <= plus ? 1 - (minus / 2) : (plus / 2) - 1;
    }

    /// <summary>|x|, scaled by a power of two so that neither tiny nor huge coordinates lose the result.</summary>
    public static double Norm(ReadOnlySpan<double> x)
    {
        if (LargestExponent(x) is not { } exponent)
        {
            return 0;
        }
        double sum = 0;
        foreach (double v in x)
        {
            double scaled = Math.ScaleB(v, -exponent);
            sum += scaled * scaled;
        }
        return Math.ScaleB(Math.Sqrt(sum), exponent);
    }

    /// <summary>Divides x by its length and returns that length; the zero vector stays as it is.</summary>
    public static double Normalise(Span<double> x)
    {
        if (LargestExponent(x) is not { } exponent)
        {
            return 0;
        }
        double sum = 0;
        for (int k = 0; k < x.Length; k++)
        {
            x[k] = Math.ScaleB(x[k], -exponent);
            sum += x[k] * x[k];
        }
        double norm = Math.Sqrt(sum);
        TensorPrimitives.Divide(x, norm, x);
        return Math.ScaleB(norm, exponent);
    }

    // Null for the zero vector.
    private static int? LargestExponent(ReadOnlySpan<double> x)
    {
        double largest = 0;
        foreach (double v in x)
        {
            largest = Math.Max(largest, Math.Abs(v));
        }
        return largest == 0 ? null : Math.ILogB(largest);
    }

    /// <summary>target += weight * x.</summary>
    public static void AddScaled(Span<double> target, double weight, ReadOnlySpan<double> x)
    {
        for (int k = 0; k < x.Length; k++)
        {
            target[k] += weight * x[k];
        }
    }

    /// <summary>The angle between two vectors in [0, pi]; 0 when one of them is 0.</summary>
    /// <remarks>Kahan's half-angle form 2 atan2(|u - v|, |u + v|) of the unit vectors: accurate to a few ulp at 0 and at pi alike.</remarks>
    public static double Angle(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double[] u = x.ToArray();
        double[] v = y.ToArray();
        if (Normalise(u) == 0 || Normalise(v) == 0)
        {
            return 0;
        }
        double minus = 0;
        double plus = 0;
        for (int k = 0; k < u.Length; k++)
        {
            minus += (u[k] - v[k]) * (u[k] - v[k]);
            plus += (u[k] + v[k]) * (u[k] + v[k]);
        }
        return 2 * Math.Atan2(Math.Sqrt(minus), Math.Sqrt(plus));
    }
}
