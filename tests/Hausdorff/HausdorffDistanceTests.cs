namespace IsoTriplet.Tests.Hausdorff;

public sealed class HausdorffDistanceTests
{
    [Fact]
    public void Directed_Subset_IsZero() =>
        Assert.Equal(
            new DirectedDistance(0, 0, 1),
            HausdorffDistance.Directed(Embedding.Create(1, 1, [1]), Embedding.Create(3, 1, [0, 1, 1]))
        );

    [Fact]
    public void Between_SubsetAndSet_IsTheOtherDirection()
    {
        HausdorffDistance d = HausdorffDistance.Between(Embedding.Create(1, 1, [1]), Embedding.Create(3, 1, [0, 1, 4]));

        Assert.Equal(3, d.Value);
        Assert.Equal(new DirectedDistance(3, 2, 0), d.Backward);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(9)]
    [InlineData(33)]
    public void Directed_GaussianAndGridSets_MatchesTheDirectSearch(int n)
    {
        Random random = new(n);
        for (int round = 0; round < 60; round++)
        {
            Embedding x = Sample(random, round, n);
            Embedding y = Sample(random, round, n);

            Assert.Equal(DirectSearch(x, y), HausdorffDistance.Directed(x, y));
        }
    }

    [Fact]
    public void ClassDistance_TwoClasses_TakesTheWorseAndNamesRows()
    {
        Embedding f = Embedding.Create(4, 1, [0, 10, 1, 11]);
        Embedding g = Embedding.Create(4, 1, [0, 10, 1, 14]);

        ClassHausdorffDistance d = ClassHausdorffDistance.Between(f, g, Labels.FromIntegers([0, 1, 0, 1]));

        Assert.Equal((3.0, 1), (d.Value, d.Class));
        Assert.Equal(new DirectedDistance(3, 3, 3), d.Attained.Backward);
        Assert.Equal([0.0, 3.0], d.PerClass);
    }

    [Fact]
    public void ClassDistance_RowsExchanged_IsBelowTheLargestDisplacement()
    {
        Embedding f = Embedding.Create(2, 1, [0, 1]);
        Embedding g = Embedding.Create(2, 1, [1, 0]);

        Assert.Equal(0, ClassHausdorffDistance.Between(f, g, Labels.FromIntegers([0, 0])).Value);
        Assert.Equal((1.0, 0), ClassHausdorffDistance.LargestDisplacement(f, g));
    }

    private static Embedding Sample(Random random, int round, int n) =>
        (round % 3) switch
        {
            0 => Draw.Gaussian(random, random.Next(1, 80), n),
            1 => Draw.Grid(random, random.Next(1, 80), n),
            _ => Draw.Grid(random, random.Next(1, 10), n, 1),
        };

    internal static DirectedDistance DirectSearch(Embedding x, Embedding y)
    {
        DirectedDistance farthest = new(-1, 0, 0);
        for (int i = 0; i < x.Points; i++)
        {
            double[] row = [.. Enumerable.Range(0, y.Points).Select(j => PairwiseDistances.Between(x.Row(i), y.Row(j)))];
            farthest = row.Min() > farthest.Value ? new DirectedDistance(row.Min(), i, Array.IndexOf(row, row.Min())) : farthest;
        }
        return farthest;
    }
}
