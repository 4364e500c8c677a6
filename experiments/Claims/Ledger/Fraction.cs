using System.Numerics;

namespace IsoTriplet.Experiments.Claims.Ledger;

/// <summary>An exact rational number in lowest terms, for figures that anyone can compute again by hand.</summary>
public readonly record struct Fraction : IComparable<Fraction>
{
    private readonly BigInteger _denominator;

    /// <summary>numerator / denominator.</summary>
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

    /// <summary>The square with the sign of the number: an increasing function of it that needs no root.</summary>
    public Fraction SignedSquare => Sign < 0 ? -(this * this) : this * this;

    /// <summary>The exact value of a finite double.</summary>
    public static Fraction Of(double value)
    {
        int scale = 0;
        while (value != Math.Floor(value))
        {
            value *= 2;
            scale++;
        }
        return new Fraction(new BigInteger(value), BigInteger.Pow(2, scale));
    }

    public static implicit operator Fraction(int value) => new(value, 1);

    public static Fraction operator +(Fraction x, Fraction y) =>
        new((x.Numerator * y.Denominator) + (y.Numerator * x.Denominator), x.Denominator * y.Denominator);

    public static Fraction operator -(Fraction x, Fraction y) => x + -y;

    public static Fraction operator -(Fraction x) => new(-x.Numerator, x.Denominator);

    public static Fraction operator *(Fraction x, Fraction y) => new(x.Numerator * y.Numerator, x.Denominator * y.Denominator);

    public static Fraction operator /(Fraction x, Fraction y) => new(x.Numerator * y.Denominator, x.Denominator * y.Numerator);

    public static bool operator <(Fraction x, Fraction y) => x.CompareTo(y) < 0;

    public static bool operator >(Fraction x, Fraction y) => x.CompareTo(y) > 0;

    public static bool operator <=(Fraction x, Fraction y) => x.CompareTo(y) <= 0;

    public static bool operator >=(Fraction x, Fraction y) => x.CompareTo(y) >= 0;

    public int CompareTo(Fraction other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    public bool Equals(Fraction other) => Numerator == other.Numerator && Denominator == other.Denominator;

    public override int GetHashCode() => HashCode.Combine(Numerator, Denominator);

    public override string ToString() => Denominator.IsOne ? $"{Numerator}" : $"{Numerator}/{Denominator}";
}
