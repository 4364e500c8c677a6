using System.Numerics;

namespace IsoTriplet.Numerics;

/// <summary>Doubles as what they are, an integer times a power of two, for arithmetic without rounding.</summary>
public static class BinaryFraction
{
    /// <summary><c>value = mantissa 2^exponent</c> with an odd mantissa.</summary>
    /// <param name="value">A finite number.</param>
    /// <returns>Mantissa and exponent; 0 and the largest integer for 0, so that it is never the least exponent of several numbers.</returns>
    public static (long Mantissa, int Exponent) Split(double value)
    {
        if (value == 0)
        {
            return (0, int.MaxValue);
        }
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)((bits >> 52) & 0x7ff);
        long mantissa = (bits & ((1L << 52) - 1)) | (exponent == 0 ? 0 : 1L << 52);
        int zeros = BitOperations.TrailingZeroCount(mantissa);
        return ((bits < 0 ? -1 : 1) * (mantissa >> zeros), Math.Max(exponent, 1) - 1075 + zeros);
    }

    /// <summary>The least exponent of some numbers, or a smaller one.</summary>
    /// <param name="values">Finite numbers.</param>
    /// <param name="least">The exponent to begin with.</param>
    /// <returns>An exponent with which <see cref="Integer"/> takes every one of them.</returns>
    public static int LeastExponent(ReadOnlySpan<double> values, int least = int.MaxValue)
    {
        foreach (double value in values)
        {
            least = Math.Min(least, Split(value).Exponent);
        }
        return least;
    }

    /// <summary><c>value / 2^exponent</c>, an integer.</summary>
    /// <param name="value">A finite number.</param>
    /// <param name="exponent">At most its own exponent.</param>
    /// <returns>The integer.</returns>
    public static BigInteger Integer(double value, int exponent)
    {
        (long mantissa, int own) = Split(value);
        return mantissa == 0 ? BigInteger.Zero : (BigInteger)mantissa << (own - exponent);
    }
}
