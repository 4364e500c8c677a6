using IsoTriplet.Tests.Cases;

namespace IsoTriplet.Tests.Isometry;

public sealed class SmallestEnclosingBallTests
{
    public static TheoryData<string> Cases => ReferenceCase.Names;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Of_ReferenceCase_GivesTheHeldRadii(string name)
    {
        ReferenceCase held = ReferenceCase.Named(name);

        AssertRelative(held.EnclosingBallAll, SmallestEnclosingBall.Of(held.F).Radius);
        AssertRelative(held.EnclosingBallLargestClass, SmallestEnclosingBall.OfClasses(held.F, held.Y).Max(b => b.Radius));
    }

    [Fact]
    public void Of_OnePoint_IsThePoint()
    {
        EnclosingBall ball = SmallestEnclosingBall.Of(Embedding.Create(1, 2, [3, 4]));

        Assert.Equal([3.0, 4.0], ball.Centre);
        Assert.Equal((0.0, 0.0), (ball.Radius, ball.Lower));
        Assert.Equal([0], ball.Support);
    }

    [Fact]
    public void Of_AllEqual_HasRadiusZero() => Assert.Equal(0, SmallestEnclosingBall.Of(Embedding.Create(3, 2, [1, 2, 1, 2, 1, 2])).Radius);

    [Fact]
    public void Of_CollinearPoints_SpansTheEnds()
    {
        EnclosingBall ball = SmallestEnclosingBall.Of(Embedding.Create(5, 1, [1, 0, 5, 2, 5]));

        Assert.Equal(2.5, ball.Radius, 1e-12);
        Assert.Equal(2.5, ball.Centre[0], 1e-12);
    }

    [Theory]
    [InlineData(2, 40)]
    [InlineData(7, 500)]
    [InlineData(40, 12)]
    [InlineData(30, 300)]
    public void Of_CosphericalPoints_GivesTheSphere(int n, int pairs)
    {
        Random random = new(n);
        double[][] rows = Enumerable.Range(0, pairs).SelectMany(_ => Antipodal(random, n)).ToArray();

        EnclosingBall ball = SmallestEnclosingBall.Of(Embedding.FromRows(rows));

        Assert.Equal(1, ball.Radius, 1e-12);
        Assert.InRange(ball.Lower, ball.Radius * (1 - SmallestEnclosingBall.Tolerance), ball.Radius);
    }

    [Theory]
    [InlineData(1, 30)]
    [InlineData(2, 200)]
    [InlineData(3, 5)]
    [InlineData(20, 300)]
    [InlineData(128, 400)]
    [InlineData(300, 40)]
    public void Of_GaussianPoints_ClosesItsBracket(int n, int points)
    {
        AssertProved(Draw.Gaussian(new Random(points), points, n), SmallestEnclosingBall.Tolerance);
    }

    [Fact]
    public void Of_GridPoints_ClosesItsBracket()
    {
        Random random = new(5);
        for (int round = 0; round < 300; round++)
        {
            AssertProved(Draw.Grid(random, random.Next(1, 30), random.Next(1, 6)), SmallestEnclosingBall.Tolerance);
        }
    }

    [Theory]
    [InlineData(1e8, 1)]
    [InlineData(0, 1e-90)]
    [InlineData(0, 1e90)]
    public void Of_FarOrScaledPoints_ClosesItsBracket(double shift, double scale)
    {
        Embedding points = Draw.Gaussian(new Random(2), 50, 4);
        AssertProved(Embedding.FromRows([.. points.ToRows().Select(r => r.Select(v => (scale * v) + shift).ToArray())]), 1e-7);
    }

    [Fact]
    public void Of_SomeRows_NamesRowsOfTheWhole()
    {
        EnclosingBall ball = SmallestEnclosingBall.Of(Embedding.Create(4, 1, [9, 0, 1, 4]), [3, 1]);

        Assert.Equal(2, ball.Radius, 1e-12);
        Assert.Equal([1, 3], ball.Support.Order());
    }

    // One coordinate is 1, the others differ by so little that the squares of the differences underflow.
    [Theory]
    [InlineData(1e-140)]
    [InlineData(1e-155)]
    [InlineData(1e-158)]
    [InlineData(1e-161)]
    [InlineData(1e-300)]
    public void Of_PointsFarSmallerThanTheirPlace_HasTheRadiusOfItsExtent(double scale)
    {
        EnclosingBall three = SmallestEnclosingBall.Of(Embedding.Create(3, 2, [1, scale, 1, 0, 1, 3 * scale]));
        AssertRelative(1.5, three.Radius / scale);
        AssertRelative(1.5, three.Lower / scale);
        AssertRelative(1.5, three.Centre[1] / scale);
        Assert.Equal([1, 2], three.Support);
        AssertRelative(0.5, SmallestEnclosingBall.Of(Embedding.Create(2, 2, [1, scale, 1, 0])).Radius / scale);
    }

    // Squares of these distances underflow or overflow.
    [Theory]
    [InlineData(-1000)]
    [InlineData(-530)]
    [InlineData(510)]
    [InlineData(1000)]
    public void Of_SquaresOutOfRange_ScalesWithThePoints(int exponent)
    {
        Embedding f = Draw.Gaussian(new Random(4), 9, 3);
        EnclosingBall here = SmallestEnclosingBall.Of(f);
        EnclosingBall there = SmallestEnclosingBall.Of(
            Embedding.Create(9, 3, [.. f.Values.ToArray().Select(x => Math.ScaleB(x, exponent))])
        );
        AssertRelative(here.Radius, Math.ScaleB(there.Radius, -exponent));
        Assert.InRange(Math.ScaleB(there.Lower, -exponent), here.Radius * (1 - 1e-9), here.Radius);
        Assert.Equal(here.Support, there.Support);
        AssertRelative(here.Centre[0], Math.ScaleB(there.Centre[0], -exponent));
    }

    // Negative control: a ball too small, one about another centre, and a bound that its weights do not prove are each seen.
    [Fact]
    public void AssertProved_WrongBalls_AreSeen()
    {
        Embedding points = Draw.Gaussian(new Random(1), 40, 5);
        EnclosingBall ball = SmallestEnclosingBall.Of(points);
        Assert.True(IsProved(points, ball, SmallestEnclosingBall.Tolerance));
        double less = 1 - (2 * SmallestEnclosingBall.Tolerance);
        Assert.False(IsProved(points, ball with { Radius = ball.Radius * less, Lower = ball.Lower * less }, 1e-9));
        Assert.False(IsProved(points, ball with { Centre = [.. ball.Centre.Select(c => c + 0.01)] }, 1e-9));
        Assert.False(IsProved(points, ball with { Lower = ball.Radius, Weights = [.. ball.Weights.Reverse()] }, 1e-9));
        Assert.False(IsProved(points, ball with { Lower = 0 }, 1e-9));
    }

    private static void AssertProved(Embedding points, double gap)
    {
        EnclosingBall ball = SmallestEnclosingBall.Of(points);
        Assert.True(IsProved(points, ball, gap), $"{ball.Lower:R} {ball.Radius:R}");
    }

    // Both ends by their definitions: every point lies in the ball, and the weights of the support give the lower bound by weak duality.
    private static bool IsProved(Embedding points, EnclosingBall ball, double gap)
    {
        int n = points.Dimension;
        double Distance(int i, double[] c) => Math.Sqrt(Enumerable.Range(0, n).Sum(k => (points[i, k] - c[k]) * (points[i, k] - c[k])));
        (int Row, double Weight)[] support = [.. ball.Support.Zip(ball.Weights)];
        double[] mean = [.. Enumerable.Range(0, n).Select(k => support.Sum(s => s.Weight * points[s.Row, k]))];
        double dual = Math.Sqrt(support.Sum(s => s.Weight * Math.Pow(Distance(s.Row, mean), 2)));
        // Coordinates of size x carry their rounding into every distance.
        double rounding = points.Values.ToArray().Max(Math.Abs) * n * 1e-15;
        return Math.Abs(ball.Weights.Sum() - 1) < 1e-12
            && ball.Weights.All(w => w >= 0)
            && Enumerable.Range(0, points.Points).All(i => Distance(i, ball.Centre) <= ball.Radius + rounding)
            && ball.Lower <= dual + rounding
            && ball.Lower <= ball.Radius
            && ball.Lower >= (ball.Radius * (1 - gap)) - rounding;
    }

    private static double[][] Antipodal(Random random, int n)
    {
        double[] x = Draw.Gaussian(random, 1, n).Row(0).ToArray();
        double length = Math.Sqrt(x.Sum(v => v * v));
        return
        [
            [.. x.Select(v => v / length)],
            [.. x.Select(v => -v / length)],
        ];
    }

    private static void AssertRelative(double expected, double actual) => Assert.Equal(1, actual / expected, 1e-6);
}
