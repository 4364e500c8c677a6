namespace IsoTriplet.Tests.Hausdorff;

/// <summary>The search in up to three dimensions and its pieces, each against all pairs.</summary>
public sealed class SpaceSearchTests
{
    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 6)]
    [InlineData(3, 7)]
    public void Square_PaddedPoints_IsThatOfTheRows(int n, int points)
    {
        Embedding f = Draw.Gaussian(new Random(n), points, n);
        SpacePoints padded = new(f);
        Assert.Equal(points, padded.Count);
        for (int i = 0; i < points; i++)
        {
            for (int j = 0; j < points; j++)
            {
                Assert.Equal(PairwiseDistances.SquaredBetween(f.Row(i), f.Row(j)), SpacePoint.Square(padded.All[i], padded.All[j]));
            }
        }
    }

    // Extents 8, 4 and 0 in boxes of at most 1; every remainder of the vectors.
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(13)]
    [InlineData(40)]
    public void BoxOf_ExtremesAtAnyPlace_AreTheEndBoxes(int points)
    {
        for (int at = 0; at < points; at++)
        {
            SpacePoint[] values = [.. Enumerable.Repeat(new SpacePoint(3, 1, 2), points)];
            values[at] = new SpacePoint(7, 0, 2);
            values[(at + 1) % points] = new SpacePoint(-1, 4, 2);
            SpaceAxes axes = new(values, 1, 1000);
            Assert.Equal((8, 4, 1), (axes.First, axes.Second, axes.Third));
            Assert.Equal((7, 0, 0), axes.BoxOf(values[at]));
            Assert.Equal((0, 3, 0), axes.BoxOf(values[(at + 1) % points]));
            Assert.Equal((3, 2, 0), axes.BoxOf(new SpacePoint(2.5, 2.5, 2)));
            Assert.Equal((0, 3, 0), axes.BoxOf(new SpacePoint(-1e300, 1e300, double.MaxValue)));
        }
    }

    [Fact]
    public void Axes_MoreWantedThanAllowed_AreCutLess()
    {
        SpacePoint[] corners = [new(0, 0, 0), new(1, 1, 1)];
        SpaceAxes cube = new(corners, 1e-3, 1000);
        Assert.InRange(cube.First * cube.Second * cube.Third, 500, 1000);
        SpaceAxes line = new([new(0, 5, 5), new(1, 5, 5)], 1e-3, 1000);
        Assert.InRange(line.First, 999, 1000);
        Assert.Equal((1, 1), (line.Second, line.Third));
    }

    [Theory]
    [InlineData(0, 0)] // one point
    [InlineData(-1.7e308, 1.7e308)] // the extent overflows
    [InlineData(0, 5e-324)] // boxes of less than any number
    public void Axes_NoUsefulExtent_AreOneBox(double low, double high)
    {
        SpaceAxes axes = new([new(low, low, low), new(high, high, high)], 1, 1000);
        Assert.Equal((1, 1, 1), (axes.First, axes.Second, axes.Third));
        Assert.Equal((0, 0, 0), axes.BoxOf(new SpacePoint(-1e308, 1e308, 0)));
    }

    [Theory]
    [InlineData(40, 0.5)]
    [InlineData(300, 0.3)]
    [InlineData(300, 2)]
    [InlineData(1000, 0.05)]
    public void Keep_AnyPoint_LeavesOnlyWithANearPoint(int points, double distance)
    {
        Random random = new(points);
        SpacePoints y = new(Draw.Gaussian(random, points, 3));
        SpacePoints x = new(Draw.Gaussian(random, 500, 3));
        double limit = distance * distance;
        int[] kept = new int[500];
        (int count, long tried) = new SpaceBoxes(y, limit).Keep(x, 100, 400, limit, kept);
        HashSet<int> left = [.. Enumerable.Range(100, 300).Except(kept[..count])];
        HashSet<int> near = [.. Enumerable.Range(100, 300).Where(i => Least(x.All[i], y) < limit)];
        Assert.Equal(kept[..count].Order(), kept[..count]);
        Assert.Subset(near, left);
        Assert.InRange(left.Count, 0.99 * near.Count, near.Count);
        Assert.InRange(tried, 0, 300 * 64);
    }

    // The first points settle at once; of the others each is farther than the one before it, too many to be held against all of Y.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Run_ManyFarPointsAfterNearOnes_IsThatOfAllPairs(int n)
    {
        Embedding y = Draw.Gaussian(new Random(n), 700, n);
        Embedding x = Embedding.FromRows([
            .. Enumerable
                .Range(0, 700)
                .Select(i => y.Row(i).ToArray().Select((v, k) => i < 200 ? v + 1e-3 : (k == 0 ? 50 : 0) + (1e-3 * (i / 2))).ToArray()),
        ]);
        (double value, int from) = Enumerable
            .Range(0, 700)
            .Select(i => (Enumerable.Range(0, 700).Min(j => PairwiseDistances.Between(x.Row(i), y.Row(j))), i))
            .MaxBy(pair => pair.Item1);
        DirectedDistance found = SpaceSearch.Run(x, y);
        Assert.Equal((value, from), (found.Value, found.From));
        Assert.Equal(value, PairwiseDistances.Between(x.Row(from), y.Row(found.Nearest)));
    }

    [Theory]
    [InlineData(1e200, double.PositiveInfinity)] // the squares overflow
    [InlineData(0, 0)]
    public void Run_ExtremeDistances_AreAsBetweenGivesThem(double apart, double expected)
    {
        Embedding y = Draw.Gaussian(new Random(1), 60, 3);
        Embedding x = Embedding.FromRows([.. y.ToRows().Select(row => new[] { row[0] + apart, row[1], row[2] })]);
        Assert.Equal(new DirectedDistance(expected, 0, 0), SpaceSearch.Run(x, y));
    }

    // Enough points for several workers; two are alone.
    [Fact]
    public void Run_ManyPoints_FindsTheOneAlone()
    {
        Random random = new(5);
        double[][] rows = Draw.Gaussian(random, 40_000, 2).ToRows();
        Embedding y = Embedding.FromRows(rows);
        Embedding x = Embedding.FromRows([.. rows.Select((row, i) => i is 39_000 or 39_500 ? [100.0, 0] : row)]);
        DirectedDistance found = SpaceSearch.Run(x, y);
        Assert.Equal(39_000, found.From);
        Assert.Equal(Enumerable.Range(0, y.Points).Min(j => PairwiseDistances.Between([100, 0], y.Row(j))), found.Value);
    }

    private static double Least(SpacePoint x, SpacePoints y)
    {
        double least = double.PositiveInfinity;
        foreach (SpacePoint point in y.All)
        {
            least = Math.Min(least, SpacePoint.Square(x, point));
        }
        return least;
    }
}
