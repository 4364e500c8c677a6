using System.Numerics;

namespace IsoTriplet.Numerics;

/// <summary>Which of two points is farther from a third, without rounding: for what <see cref="PairwiseDistances"/> cannot tell from a tie.</summary>
/// <remarks><c>|a - p|^2 - |a - q|^2 = sum_k (p_k - q_k) (p_k + q_k - 2 a_k)</c>, an integer once every coordinate is multiplied by one power of two.</remarks>
public static class ExactDistances
{
    /// <summary>The sign of |a - p| - |a - q|.</summary>
    /// <param name="a">n coordinates.</param>
    /// <param name="p">n coordinates.</param>
    /// <param name="q">n coordinates.</param>
    /// <returns>-1 where p is nearer, 0 on a tie, 1 where q is; of any finite coordinates.</returns>
    /// <exception cref="ArgumentException">The dimensions differ.</exception>
    public static int Compare(ReadOnlySpan<double> a, ReadOnlySpan<double> p, ReadOnlySpan<double> q)
    {
        Guard.SameSize(a.Length, p.Length, "dimensions");
        Guard.SameSize(a.Length, q.Length, "dimensions");
        int unit = BinaryFraction.LeastExponent(q, BinaryFraction.LeastExponent(p, BinaryFraction.LeastExponent(a)));
        BigInteger sum = BigInteger.Zero;
        for (int k = 0; k < a.Length; k++)
        {
            if (p[k] != q[k])
            {
                (BigInteger x, BigInteger y) = (BinaryFraction.Integer(p[k], unit), BinaryFraction.Integer(q[k], unit));
                sum += (x - y) * (x + y - (2 * BinaryFraction.Integer(a[k], unit)));
            }
        }
        return sum.Sign;
    }
}
