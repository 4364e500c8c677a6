using System.Numerics;
using FsCheck.Xunit;

namespace IsoTriplet.Tests.Certificates;

/// <summary>Every enclosure holds the exact value and is no wider than it must be.</summary>
public sealed class EnclosureTests
{
    [Fact]
    public void Enclose_AnyDyadic_IsTheNearestDoublesAroundIt()
    {
        Random random = new(1);
        for (int k = 0; k < 3000; k++)
        {
            BigInteger mantissa = new BigInteger(random.NextInt64() >> random.Next(63)) * (random.NextInt64() >> random.Next(63));
            Dyadic exact = new(k % 2 == 0 ? mantissa : -mantissa, random.Next(-1200, 900));
            Interval x = exact.Enclose();
            Assert.True(Dyadic.From(x.Lower) <= exact && exact <= Dyadic.From(x.Upper), $"{exact}");
            Assert.True(x.Upper == x.Lower || x.Upper == Math.BitIncrement(x.Lower), $"{exact}");
            Assert.True(x.Upper == x.Lower || (Dyadic.From(x.Lower) < exact && exact < Dyadic.From(x.Upper)), $"{exact}");
        }
    }

    [Fact]
    public void Enclose_BeyondTheDoubles_HasTheLargestAsOneEnd()
    {
        Assert.Equal(new Interval(double.MaxValue, double.PositiveInfinity), new Dyadic(1, 2000).Enclose());
        Assert.Equal(new Interval(double.NegativeInfinity, -double.MaxValue), new Dyadic(-1, 2000).Enclose());
        Assert.Equal(new Interval(0, double.Epsilon), new Dyadic(1, -2000).Enclose());
    }

    [Fact]
    public void Order_OfDyadics_IsThatOfTheDoubles()
    {
        double[] values = [-3, -0.5, 0, double.Epsilon, 1, 1 + 2.3e-16, 1e300];
        foreach (double x in values)
        {
            foreach (double y in values)
            {
                (Dyadic a, Dyadic b) = (Dyadic.From(x), Dyadic.From(y));
                bool[] expected = [x < y, x > y, x <= y, x >= y];
                Assert.Equal<bool[]>(expected, [a < b, a > b, a <= b, a >= b]);
                Assert.Equal(x.CompareTo(y), a.CompareTo(b));
            }
        }
        Assert.Throws<ArgumentOutOfRangeException>(() => Dyadic.From(double.NaN));
    }

    [Property(MaxTest = 3000, Arbitrary = [typeof(FiniteDoubles)], Replay = "(2,1)")]
    public void Interval_Ends_AreOneDoubleApartAtMost(double x, double y)
    {
        foreach (
            Interval z in new[]
            {
                (Interval)x + y,
                (Interval)x - y,
                (Interval)x * y,
                ((Interval)x).Square(),
                ((Interval)Math.Abs(x)).Sqrt(),
            }
        )
        {
            Assert.True(z.Upper == z.Lower || z.Upper <= Math.BitIncrement(Math.BitIncrement(z.Lower)), $"{x}, {y}: {z}");
        }
    }

    [Fact]
    public void Interval_Measures_AreThoseOfItsEnds()
    {
        Assert.Equal(3, new Interval(-3, 2).Magnitude);
        Assert.Equal(4, new Interval(-3, 4).Magnitude);
        Assert.Equal(0.5, new Interval(-3, 4).Middle);
        Assert.Equal(new Interval(-4, 3), -new Interval(-3, 4));
        Assert.Equal(new Interval(0, 16), new Interval(-3, 4).Square());
        Assert.Equal(new Interval(4, 9), new Interval(-3, -2).Square());
        Assert.Equal(new Interval(4, 9), new Interval(2, 3).Square());
        Assert.Equal(new Interval(0, 2), new Interval(-1, 4).Sqrt());
        Assert.Equal(new Interval(5, 5), Interval.Distance([1, 2], [4, -2]));
        Assert.Equal(double.NegativeInfinity, ((Interval)1 / new Interval(0, 2)).Lower);
        Assert.Equal(double.PositiveInfinity, ((Interval)1 / new Interval(-2, 0)).Upper);
        Assert.Throws<InvalidOperationException>(() => new Interval(-2, -double.Epsilon).Sqrt());
    }

    [Fact]
    public void Squared_AnyRows_ContainsTheExactValueTightly()
    {
        Random random = new(2);
        for (int k = 0; k < 600; k++)
        {
            double scale = Math.Pow(10, random.Next(-170, 90));
            double[] x = [.. Enumerable.Range(0, 1 + (k % 19)).Select(_ => scale * random.NextDouble())];
            double[] y = [.. x.Select(v => k % 5 == 0 ? v + (scale * 1e-9 * random.NextDouble()) : scale * random.NextDouble())];
            Interval square = SeparatedPointCheck.Squared(x, y);
            Dyadic exact = Dyadic.SquaredDistance(x, y);
            Assert.True(Dyadic.From(square.Lower) <= exact && exact <= Dyadic.From(square.Upper), $"{k}");
            Assert.True(square.Upper - square.Lower <= (1e-14 * square.Upper) + 1e-320, $"{k}: {square}");
            Assert.Equal(Interval.Zero, SeparatedPointCheck.Squared(x, [.. x]));
        }
        Assert.Equal(Interval.Zero, SeparatedPointCheck.Squared([0.0], [-0.0]));
        Assert.True(SeparatedPointCheck.Squared([1e-200], [2e-200]).Upper > 0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(70)]
    public void FactorisationError_OfAMatrix_IsTheFormula(int size)
    {
        SymmetricMatrix a = new(size);
        for (int i = 0; i < size; i++)
        {
            a[i, i] = i + 2;
        }
        double u = Math.ScaleB(1, -53);
        double trace = Enumerable.Range(0, size).Sum(i => i + 1.5);
        double expected = (((size + 3) * u / (1 - (2 * (size + 3) * u))) + (2 * u)) * trace;
        Interval error = SmallestEigenvalue.FactorisationError(a, 0.5);
        Assert.InRange(error.Upper, expected * (1 - 1e-12), expected * (1 + 1e-12));
    }

    [Fact]
    public void PositiveLowerBound_LargeEigenvalueBesideASmallOne_LosesTheFactorisationError()
    {
        SymmetricMatrix a = new(2);
        a[0, 0] = 1;
        a[1, 1] = Math.ScaleB(1, 30);
        double error = SmallestEigenvalue.FactorisationError(a, 0.999).Upper;
        Assert.InRange(error, 5e-7, 5e-6);
        Assert.InRange(SmallestEigenvalue.PositiveLowerBound(a, out _), 0.999 - (1.01 * error), 0.999 - (0.99 * error));
    }

    [Fact]
    public void FactorisationError_TinyEntries_CountsTheUnderflow()
    {
        SymmetricMatrix a = new(3);
        a[0, 0] = a[1, 1] = a[2, 2] = 1e-310;
        Assert.True(SmallestEigenvalue.FactorisationError(a, 0).Upper >= 60 * double.Epsilon);
        Assert.True(SmallestEigenvalue.FactorisationError(a, 0).Upper <= 1e-309);
    }

    [Fact]
    public void PositiveLowerBound_Radius_IsTakenOff()
    {
        SymmetricMatrix a = new(1);
        a[0, 0] = 2;
        double whole = SmallestEigenvalue.PositiveLowerBound(a, out _);
        a.Radius = 0.25;
        Assert.Equal(whole - 0.25, SmallestEigenvalue.PositiveLowerBound(a, out _), 1e-15);
        a[0, 0] = 0;
        Assert.Equal(0, SmallestEigenvalue.PositiveLowerBound(a, out ShiftedCholesky? none));
        Assert.Null(none);
        a[0, 0] = double.PositiveInfinity;
        Assert.Equal(0, SmallestEigenvalue.PositiveLowerBound(a, out _));
        a[0, 0] = double.NaN;
        Assert.Equal(0, SmallestEigenvalue.PositiveLowerBound(a, out _));
        Assert.Equal(double.PositiveInfinity, SmallestEigenvalue.PositiveLowerBound(new SymmetricMatrix(0), out _));
    }

    [Fact]
    public void RoundingRadius_OfAMatrix_IsAnUlpOfTheLargestRowSum()
    {
        SymmetricMatrix a = new(2);
        (a[0, 0], a[0, 1], a[1, 0], a[1, 1]) = (1, -3, -3, 2);
        double expected = 5 * Math.ScaleB(1, -52);
        Assert.InRange(a.RoundingRadius(), expected, expected * (1 + 1e-12));
        Assert.Equal(2 * double.Epsilon, new SymmetricMatrix(2).RoundingRadius());
        CertificateException e = Assert.Throws<CertificateException>(() => new SymmetricMatrix(SymmetricMatrix.Largest + 1));
        Assert.StartsWith("A matrix of 4097 rows; at most 4096", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Matrix_OfWeights_IsTheLaplacianWithItsDiagonal()
    {
        PairWeights weights = new();
        weights.Add(2, 0, Dyadic.From(1.5));
        weights.Add(0, 2, Dyadic.From(0.25));
        weights.Add(1, 1, Dyadic.From(9));
        weights.Add([new(1, 2, 1, 3, 0, 0.5, 1)]);
        SymmetricMatrix m = weights.Matrix([0, 2, 1], i => 10 * i);
        Assert.Equal([1.75, -1.75, 0, -1.75, 22.25, -0.5, 0, -0.5, 10], m.Values);
        Assert.InRange(m.Radius, 24.5 * Math.ScaleB(1, -52), 24.5 * Math.ScaleB(1, -52) * (1 + 1e-12));
        weights.Add(0, 2, Dyadic.From(-1.75));
        Assert.DoesNotContain(weights.NonZero, w => w.Key == (0, 2));
    }
}
