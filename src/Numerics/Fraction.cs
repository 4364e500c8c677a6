using System.Numerics;

namespace IsoTriplet.Numerics;

/// <summary>An exact rational number in lowest terms, for figures that anyone can compute again by hand; the default value is 0.</summary>
public readonly record struct Fraction : IComparable<Fraction>
{
    private readonly BigInteger _denominator;

    /// <summary>numerator / denominator.</summary>
    /// <param name="numerator">Any integer.</param>
    /// <param name="denominator">Any integer but 0.</param>
    /// <exception cref="DivideByZeroException">The denominator is 0.</exception>
    public Fraction(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
        {
            throw new DivideByZeroException("a fraction has the denominator 0");
        }
        BigInteger common = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        Numerator = numerator / common;
        _denominator = denominator / common;
    }

    /// <summary>The numerator, with the sign.</summary>
    public BigInteger Numerator { get; }

    /// <summary>The denominator, at least 1.</summary>
    public BigInteger Denominator => _denominator.IsZero ? BigInteger.One : _denominator;

    /// <summary>-1, 0 or 1.</summary>
    public int Sign => Numerator.Sign;

    /// <summary>|x|.</summary>
    public Fraction Size => Sign < 0 ? -this : this;

    /// <summary>x |x|: an increasing function of x that needs no root.</summary>
    public Fraction SignedSquare => this * Size;

    /// <summary>The exact value of a double, which is an integer over a power of two.</summary>
    /// <param name="value">A finite number.</param>
    /// <returns>The same number.</returns>
    /// <exception cref="ArgumentException">Not finite.</exception>
    public static Fraction Of(double value)
    {
        Guard.Finite(value);
        (long mantissa, int exponent) = BinaryFraction.Split(value);
        return mantissa == 0 ? 0
            : exponent < 0 ? new Fraction(mantissa, BigInteger.One << -exponent)
            : new Fraction((BigInteger)mantissa << exponent, 1);
    }

    /// <summary>The quotient of the nearest doubles of numerator and denominator.</summary>
    /// <param name="x">A fraction of numbers below the largest double.</param>
    /// <returns>x within a few units of its last place.</returns>
    public static explicit operator double(Fraction x) => (double)x.Numerator / (double)x.Denominator;

    /// <summary>An integer as a fraction.</summary>
    /// <param name="value">The integer.</param>
    /// <returns>value / 1.</returns>
    public static implicit operator Fraction(int value) => new(value, 1);

    /// <summary>The sum.</summary>
    /// <param name="x">One.</param>
    /// <param name="y">The other.</param>
    /// <returns>x + y.</returns>
    public static Fraction operator +(Fraction x, Fraction y) =>
        new((x.Numerator * y.Denominator) + (y.Numerator * x.Denominator), x.Denominator * y.Denominator);

    /// <summary>The difference.</summary>
    /// <param name="x">One.</param>
    /// <param name="y">The other.</param>
    /// <returns>x - y.</returns>
    public static Fraction operator -(Fraction x, Fraction y) => x + -y;

    /// <summary>The negative.</summary>
    /// <param name="x">A fraction.</param>
    /// <returns>-x.</returns>
    public static Fraction operator -(Fraction x) => new(-x.Numerator, x.Denominator);

    /// <summary>The product.</summary>
    /// <param name="x">One.</param>
    /// <param name="y">The other.</param>
    /// <returns>x y.</returns>
    public static Fraction operator *(Fraction x, Fraction y) => new(x.Numerator * y.Numerator, x.Denominator * y.Denominator);

    /// <summary>The quotient.</summary>
    /// <param name="x">One.</param>
    /// <param name="y">Another, not 0.</param>
    /// <returns>x / y.</returns>
    /// <exception cref="DivideByZeroException">y is 0.</exception>
    public static Fraction operator /(Fraction x, Fraction y) => new(x.Numerator * y.Denominator, x.Denominator * y.Numerator);

    /// <summary>Less.</summary>
    /// <param name="x">One.</param>
    /// <param name="y">The other.</param>
    /// <returns>x less than y.</returns>
    public static bool operator <(Fraction x, Fraction y) => x.CompareTo(y) < 0;

    /// <summary>Greater.</summary>
    /// <param name="x">One.</param>
    /// <param name="y">The other.</param>
    /// <returns>x greater than y.</returns>
    public static bool operator >(Fraction x, Fraction y) => x.CompareTo(y) > 0;

    /// <summary>At most.</summary>
    /// <param name="x">One.</param>
    /// <param name="y">The other.</param>
    /// <returns>x at most y.</returns>
    public static bool operator <=(Fraction x, Fraction y) => x.CompareTo(y) <= 0;

    /// <summary>At least.</summary>
    /// <param name="x">One.</param>
    /// <param name="y">The other.</param>
    /// <returns>x at least y.</returns>
    public static bool operator >=(Fraction x, Fraction y) => x.CompareTo(y) >= 0;

    /// <inheritdoc/>
    public int CompareTo(Fraction other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <inheritdoc/>
    public bool Equals(Fraction other) => Numerator == other.Numerator && Denominator == other.Denominator;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Numerator, Denominator);

    /// <inheritdoc/>
    public override string ToString() => Denominator.IsOne ? $"{Numerator}" : $"{Numerator}/{Denominator}";
}

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
