using System.Numerics;

namespace IsoTriplet.Certificates;

/// <summary>An exact binary rational Mantissa * 2^Exponent. Every finite double is one; sums and products are exact and stay so.</summary>
/// <param name="Mantissa">Any integer.</param>
/// <param name="Exponent">Power of two.</param>
public readonly record struct Dyadic(BigInteger Mantissa, int Exponent) : IComparable<Dyadic>
{
    /// <summary>-1, 0 or 1.</summary>
    public int Sign => Mantissa.Sign;

    /// <summary>The exact value of a double.</summary>
    /// <param name="value">Finite.</param>
    /// <returns>The same number.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Infinite or not a number.</exception>
    public static Dyadic From(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "A finite number was expected.");
        }
        long bits = BitConverter.DoubleToInt64Bits(value);
        int field = (int)((bits >> 52) & 0x7FF);
        long fraction = bits & 0xFFFFFFFFFFFFF;
        long mantissa = field == 0 ? fraction : fraction | (1L << 52);
        return new(bits < 0 ? -mantissa : mantissa, Math.Max(field, 1) - 1075);
    }

    /// <summary>x + y.</summary>
    /// <param name="x">Left.</param>
    /// <param name="y">Right.</param>
    public static Dyadic operator +(Dyadic x, Dyadic y) =>
        x.Mantissa.IsZero ? y
        : y.Mantissa.IsZero ? x
        : x.Exponent >= y.Exponent ? new((x.Mantissa << (x.Exponent - y.Exponent)) + y.Mantissa, y.Exponent)
        : new(x.Mantissa + (y.Mantissa << (y.Exponent - x.Exponent)), x.Exponent);

    /// <summary>-x.</summary>
    /// <param name="x">Operand.</param>
    public static Dyadic operator -(Dyadic x) => new(-x.Mantissa, x.Exponent);

    /// <summary>x - y.</summary>
    /// <param name="x">Left.</param>
    /// <param name="y">Right.</param>
    public static Dyadic operator -(Dyadic x, Dyadic y) => x + -y;

    /// <summary>x y.</summary>
    /// <param name="x">Left.</param>
    /// <param name="y">Right.</param>
    public static Dyadic operator *(Dyadic x, Dyadic y) => new(x.Mantissa * y.Mantissa, x.Exponent + y.Exponent);

    /// <summary>x &lt; y.</summary>
    /// <param name="x">Left.</param>
    /// <param name="y">Right.</param>
    public static bool operator <(Dyadic x, Dyadic y) => x.CompareTo(y) < 0;

    /// <summary>x > y.</summary>
    /// <param name="x">Left.</param>
    /// <param name="y">Right.</param>
    public static bool operator >(Dyadic x, Dyadic y) => x.CompareTo(y) > 0;

    /// <summary>x at most y.</summary>
    /// <param name="x">Left.</param>
    /// <param name="y">Right.</param>
    public static bool operator <=(Dyadic x, Dyadic y) => x.CompareTo(y) <= 0;

    /// <summary>x at least y.</summary>
    /// <param name="x">Left.</param>
    /// <param name="y">Right.</param>
    public static bool operator >=(Dyadic x, Dyadic y) => x.CompareTo(y) >= 0;

    /// <summary>The order of the numbers (not of their representations).</summary>
    /// <param name="other">The other number.</param>
    /// <returns>-1, 0 or 1.</returns>
    public int CompareTo(Dyadic other) => (this - other).Sign;

    /// <summary>|x - y|^2, exactly.</summary>
    /// <param name="x">n coordinates.</param>
    /// <param name="y">n coordinates.</param>
    /// <returns>The squared distance.</returns>
    public static Dyadic SquaredDistance(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Dyadic sum = default;
        for (int k = 0; k < x.Length; k++)
        {
            Dyadic d = From(x[k]) - From(y[k]);
            sum += d * d;
        }
        return sum;
    }

    /// <summary>The tightest doubles around the number (within one ulp of each other).</summary>
    /// <returns>[largest 53-bit number at most this, smallest at least this].</returns>
    public Interval Enclose()
    {
        int drop = Math.Max(0, Math.Max((int)BigInteger.Abs(Mantissa).GetBitLength() - 53, -1074 - Exponent));
        BigInteger floor = Mantissa >> drop;
        BigInteger ceiling = (floor << drop) == Mantissa ? floor : floor + 1;
        double low = Math.ScaleB((double)floor, Exponent + drop);
        double high = Math.ScaleB((double)ceiling, Exponent + drop);
        return new(Math.Min(low, double.MaxValue), Math.Max(high, double.MinValue));
    }
}
