using IsoTriplet.Certificates;

namespace IsoTriplet.Tests.Certificates;

public sealed class IntervalTests
{
    private static readonly double[] Awkward =
    [
        0,
        -0.0,
        1,
        -1,
        3,
        0.1,
        -0.1,
        double.Epsilon,
        -double.Epsilon,
        2.2e-308,
        1e-160,
        -1e-160,
        1e160,
        -1e160,
        double.MaxValue,
        -double.MaxValue,
        1 + 2.3e-16,
        4503599627370496,
        9007199254740994,
        1 / 3.0,
    ];

    public static IEnumerable<(double X, double Y)> Pairs()
    {
        foreach (double x in Awkward)
        {
            foreach (double y in Awkward)
            {
                yield return (x, y);
            }
        }
        Random random = new(1);
        for (int k = 0; k < 5000; k++)
        {
            yield return (Any(random), k % 3 == 0 ? -Any(random) : Any(random));
        }
    }

    [Fact]
    public void Sum_AnyDoubles_ContainsTheExactSum()
    {
        foreach ((double x, double y) in Pairs())
        {
            Contains((Interval)x + y, Dyadic.From(x) + Dyadic.From(y));
            Contains((Interval)x - y, Dyadic.From(x) - Dyadic.From(y));
        }
    }

    [Fact]
    public void Product_AnyDoubles_ContainsTheExactProduct()
    {
        foreach ((double x, double y) in Pairs())
        {
            Contains((Interval)x * y, Dyadic.From(x) * Dyadic.From(y));
            Contains(((Interval)x).Square(), Dyadic.From(x) * Dyadic.From(x));
        }
    }

    [Fact]
    public void Quotient_AnyDoubles_TimesTheDenominatorSurroundsTheNumerator()
    {
        foreach ((double x, double y) in Pairs().Where(p => p.Y != 0))
        {
            Interval q = (Interval)x / y;
            Dyadic size = Dyadic.From(Math.Abs(y));
            Dyadic target = Dyadic.From(y < 0 ? -x : x);
            Assert.True(double.IsInfinity(q.Lower) || Dyadic.From(q.Lower) * size <= target, $"{x} / {y}");
            Assert.True(double.IsInfinity(q.Upper) || Dyadic.From(q.Upper) * size >= target, $"{x} / {y}");
        }
    }

    [Fact]
    public void Root_AnyDouble_SquaresAroundIt()
    {
        foreach ((double x, _) in Pairs().Where(p => p.X >= 0))
        {
            Interval root = ((Interval)x).Sqrt();
            Assert.True(Dyadic.From(root.Lower) * Dyadic.From(root.Lower) <= Dyadic.From(x), $"{x}");
            Assert.True(Dyadic.From(root.Upper) * Dyadic.From(root.Upper) >= Dyadic.From(x), $"{x}");
        }
    }

    [Fact]
    public void Operations_WideIntervals_ContainWhatTheirPointsGive()
    {
        Random random = new(2);
        for (int k = 0; k < 3000; k++)
        {
            (Interval x, double a) = Wide(random);
            (Interval y, double b) = Wide(random);
            Contains(x + y, Dyadic.From(a) + Dyadic.From(b));
            Contains(x - y, Dyadic.From(a) - Dyadic.From(b));
            Contains(x * y, Dyadic.From(a) * Dyadic.From(b));
            Contains(x.Square(), Dyadic.From(a) * Dyadic.From(a));
            Interval q = x / y;
            Assert.True(b == 0 || (q.Lower <= a / b && a / b <= q.Upper));
        }
    }

    [Fact]
    public void Operations_OnInfiniteEnds_StaySound()
    {
        Interval all = new(double.NegativeInfinity, double.PositiveInfinity);
        Assert.Equal(all, all + all);
        Assert.Equal(all, all - all);
        Assert.Equal(all, (Interval)1 / new Interval(-1, 1));
        Assert.Equal(Interval.Zero, all * 0);
        Assert.Equal(double.PositiveInfinity, ((Interval)double.MaxValue + double.MaxValue).Upper);
        Assert.Equal(double.MaxValue, ((Interval)double.MaxValue + double.MaxValue).Lower);
        Assert.Throws<InvalidOperationException>(() => new Interval(-2, -1).Sqrt());
    }

    [Fact]
    public void Operations_ExactResults_AreNotWidened()
    {
        Assert.Equal(new Interval(3, 3), (Interval)1 + 2);
        Assert.Equal(new Interval(6, 6), (Interval)2 * 3);
        Assert.Equal(new Interval(3, 3), ((Interval)9).Sqrt());
        Assert.NotEqual(((Interval)0.1 + 0.2).Lower, ((Interval)0.1 + 0.2).Upper);
        Assert.NotEqual(((Interval)0.1 * 0.1).Lower, ((Interval)0.1 * 0.1).Upper);
    }

    private static void Contains(Interval interval, Dyadic exact)
    {
        Assert.True(double.IsNegativeInfinity(interval.Lower) || Dyadic.From(interval.Lower) <= exact, $"{interval} starts above");
        Assert.True(double.IsPositiveInfinity(interval.Upper) || Dyadic.From(interval.Upper) >= exact, $"{interval} ends below");
    }

    private static (Interval X, double Point) Wide(Random random)
    {
        double x = random.NextDouble() - 0.5;
        double y = random.NextDouble() - 0.5;
        return (
            new(Math.Min(x, y), Math.Max(x, y)),
            random.Next(3) switch
            {
                0 => x,
                1 => y,
                _ => (x + y) / 2,
            }
        );
    }

    private static double Any(Random random)
    {
        double x = BitConverter.Int64BitsToDouble(random.NextInt64());
        return double.IsFinite(x) && random.Next(2) == 0 ? x : random.NextDouble();
    }
}
