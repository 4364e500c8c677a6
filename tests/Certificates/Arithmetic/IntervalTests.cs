using FsCheck.Xunit;

namespace IsoTriplet.Tests.Certificates;

[Properties(Arbitrary = [typeof(FiniteDoubles)], Replay = "(1,1)")]
public sealed class IntervalTests
{
    [Property(MaxTest = 3000)]
    public void Sum_AnyDoubles_ContainsTheExactSum(double x, double y)
    {
        Contains((Interval)x + y, Dyadic.From(x) + Dyadic.From(y));
        Contains((Interval)x - y, Dyadic.From(x) - Dyadic.From(y));
    }

    [Property(MaxTest = 3000)]
    public void Product_AnyDoubles_ContainsTheExactProduct(double x, double y)
    {
        Contains((Interval)x * y, Dyadic.From(x) * Dyadic.From(y));
        Contains(((Interval)x).Square(), Dyadic.From(x) * Dyadic.From(x));
    }

    [Property(MaxTest = 3000)]
    public void Quotient_AnyDoubles_TimesTheDenominatorSurroundsTheNumerator(double x, double y)
    {
        if (y == 0)
        {
            return;
        }
        Interval q = (Interval)x / y;
        Dyadic size = Dyadic.From(Math.Abs(y));
        Dyadic target = Dyadic.From(y < 0 ? -x : x);
        Assert.True(double.IsInfinity(q.Lower) || Dyadic.From(q.Lower) * size <= target, $"{x} / {y}");
        Assert.True(double.IsInfinity(q.Upper) || Dyadic.From(q.Upper) * size >= target, $"{x} / {y}");
    }

    [Property(MaxTest = 3000)]
    public void Root_AnyDouble_SquaresAroundIt(double any)
    {
        double x = Math.Abs(any);
        Interval root = ((Interval)x).Sqrt();
        Assert.True(Dyadic.From(root.Lower) * Dyadic.From(root.Lower) <= Dyadic.From(x), $"{x}");
        Assert.True(Dyadic.From(root.Upper) * Dyadic.From(root.Upper) >= Dyadic.From(x), $"{x}");
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
}
