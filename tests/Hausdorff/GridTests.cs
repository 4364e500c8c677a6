namespace IsoTriplet.Tests.Hausdorff;

/// <summary>The pieces of the directed search, each against all pairs.</summary>
public sealed class GridTests
{
    // Coordinates 0, 1, 2, 4, 8 in four cells of width 2: cells 0, 0, 1, 2 and the end 3.
    private static GridAxis Axis => Held([4, 0, 8, 1, 2], 4);

    [Theory]
    [InlineData(-5, 0)]
    [InlineData(0, 0)]
    [InlineData(1.9, 0)]
    [InlineData(2, 1)]
    [InlineData(7.9, 3)]
    [InlineData(8, 3)]
    [InlineData(50, 3)]
    public void CellOf_AnyCoordinate_IsItsCellOrTheEnd(double x, int expected) => Assert.Equal(expected, Axis.CellOf(x));

    [Theory]
    [InlineData(1.5, 0, 0, 0)]
    [InlineData(1.5, 0, 1, 0.5)] // up to 2 in cell 1
    [InlineData(1.5, 0, 2, 2.5)] // 4 in cell 2
    [InlineData(1.5, 0, 3, 6.5)] // 8 in cell 3
    [InlineData(1.5, 0, 4, double.PositiveInfinity)]
    [InlineData(6, 3, 1, 2)] // below, up to 4
    [InlineData(6, 3, 2, 4)] // below, up to 2
    [InlineData(6, 3, 3, 5)] // below, up to 1
    [InlineData(2.5, 1, 1, 1.5)] // 1 below, 4 above: both 1.5
    [InlineData(3, 1, 1, 1)] // above is nearer
    [InlineData(2.2, 1, 1, 1.2)] // below is nearer
    [InlineData(3, 1, 2, 5)] // only 8 is left
    [InlineData(9, 0, 1, 0)] // never below 0
    public void GapBeyond_Ring_IsTheNearestPointSoFarAway(double x, int cell, int ring, double expected) =>
        Assert.Equal(expected, Axis.GapBeyond(x, cell, ring), 1e-15);

    [Fact]
    public void Axis_NoExtent_HasOneCellInUse()
    {
        GridAxis flat = Held([3, 3], 5);
        Assert.Equal((5, 0, 0), (flat.Cells, flat.CellOf(3), flat.CellOf(100)));
        Assert.Equal(double.PositiveInfinity, flat.GapBeyond(3, 0, 1));
    }

    [Theory]
    [InlineData(1, 40)]
    [InlineData(1, 700)]
    [InlineData(2, 15)]
    [InlineData(2, 900)]
    [InlineData(3, 901)]
    [InlineData(6, 333)]
    public void NearestSquare_AnyPoint_IsTheLeastOfAll(int n, int points)
    {
        Random random = new(points);
        Embedding y = Draw.Gaussian(random, points, n);
        ColumnGrid grid = new(y);
        for (int round = 0; round < 300; round++)
        {
            double[] x = NormalDraw.Values(random, n);
            x[round % n] *= round % 3 * 3;
            double least = Least(x, y);
            Assert.Equal(least, grid.NearestSquare(x, -1));
            Assert.Equal(least, grid.NearestSquare(x, least));
            Assert.InRange(grid.NearestSquare(x, Math.BitIncrement(least)), least, least);
            Assert.True(grid.NearestSquare(x, 2 * least) < 2 * least);
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 7)]
    [InlineData(4, 8)]
    [InlineData(2, 50)]
    [InlineData(16, 20)]
    [InlineData(40, 20)]
    public void AnyBelow_SampleOfAll_SaysWhetherOneIsNearer(int n, int points)
    {
        Random random = new(points);
        Embedding y = Draw.Gaussian(random, points, n);
        SamplePanel panel = new(y, points, new double[n]);
        for (int round = 0; round < 50; round++)
        {
            double[] x = NormalDraw.Values(random, n);
            double least = Least(x, y);
            Assert.False(panel.AnyBelow(x, least));
            Assert.True(panel.AnyBelow(x, Math.BitIncrement(least)));
        }
    }

    // Three of nine points, evenly: rows 0, 3 and 6.
    [Fact]
    public void AnyBelow_SampleOfSome_KnowsTheEvenRowsOnly()
    {
        SamplePanel panel = new(Embedding.Create(9, 1, [0, 10, 20, 30, 40, 50, 60, 70, 80]), 3, [0]);
        bool[] near = [.. Enumerable.Range(0, 9).Select(i => panel.AnyBelow([10.0 * i], 1))];
        Assert.Equal([true, false, false, true, false, false, true, false, false], near);
    }

    [Theory]
    [InlineData(1, 9)]
    [InlineData(4, 9)]
    [InlineData(13, 30)]
    [InlineData(16, 30)]
    [InlineData(27, 30)]
    [InlineData(40, 1)]
    [InlineData(75, 20)]
    public void Find_AnyStart_IsTheNearestUnlessBelowTheLimit(int n, int points)
    {
        Random random = new(n);
        Embedding y = Draw.Gaussian(random, points, n);
        NearestScan scan = new(y);
        for (int start = 0; start < points; start++)
        {
            double[] x = NormalDraw.Values(random, n);
            (double distance, int nearest) = Enumerable
                .Range(0, points)
                .Select(j => (PairwiseDistances.Between(x, y.Row(j)), j))
                .MinBy(pair => pair.Item1);
            double square = distance * distance;
            Assert.Equal((distance, nearest), scan.Find(x, -1, start));
            Assert.Equal((distance, nearest), scan.Find(x, square, start));
            Assert.Null(scan.Find(x, square * 1.01, start));
        }
    }

    [Fact]
    public void Find_PointOfTheSet_IsTheLowestAtZero()
    {
        NearestScan scan = new(Embedding.Create(4, 1, [5, 2, 2, 7]));
        for (int start = 0; start < 4; start++)
        {
            Assert.Equal((0.0, 1), scan.Find([2.0], 0, start));
            Assert.Equal((1.0, 1), scan.Find([3.0], -1, start));
        }
    }

    // 2 sqrt 2 from the middle, in many orders of coordinates; whatever the row to begin with.
    [Theory]
    [InlineData(5)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(60)]
    public void Find_ManyTies_IsTheLowest(int ties)
    {
        Embedding y = Embedding.FromRows([
            .. Enumerable
                .Range(0, ties + 10)
                .Select(i => Enumerable.Range(0, 9).Select(k => k == i % 9 || k == (i + 3) % 9 ? (i < 5 ? 3.0 : 2) : 0).ToArray()),
        ]);
        NearestScan scan = new(y);
        for (int start = 0; start < y.Points; start++)
        {
            Assert.Equal((Math.Sqrt(8), 5), scan.Find(new double[9], -1, start));
        }
    }

    private static GridAxis Held(double[] coordinates, int cells)
    {
        GridAxis axis = new(coordinates.Min(), coordinates.Max(), cells);
        foreach (double coordinate in coordinates)
        {
            axis.Hold(axis.CellOf(coordinate), [coordinate]);
        }
        axis.Close();
        return axis;
    }

    private static double Least(double[] x, Embedding y) =>
        Enumerable.Range(0, y.Points).Min(j => PairwiseDistances.SquaredBetween(x, y.Row(j)));
}
