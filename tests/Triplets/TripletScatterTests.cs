using IsoTriplet.Triplets;

namespace IsoTriplet.Tests.Triplets;

public sealed class TripletScatterTests
{
    [Fact]
    public void Of_HandCase_ExactPoints()
    {
        Embedding points = Embedding.FromRows([
            [2, 0],
            [3, 4],
            [0, 7],
            [-1, 0],
        ]);
        TripletScatter scatter = TripletScatter.Of(points, Labels.FromIntegers([0, 0, 1, 1]), MiningStrategy.BatchHard);
        Assert.Equal(new Triple(0, 1, 2), scatter.Points[0].Triple);
        Assert.Equal(0.6, scatter.Points[0].State.Sap, 1e-15);
        Assert.Equal(0, scatter.Points[0].State.San, 1e-15);
        // The four triples: (0.6, 0), (0.6, 0.8), (0, 0.8), (0, -0.6).
        Assert.Equal(new ScatterShares(0.5, 0.5, 0, 0.25), scatter.Shares);
    }

    [Fact]
    public void Of_HardNegatives_LieAboveThoseOfEasyNegatives()
    {
        Embedding points = Draw.Gaussian(new Random(1), 80, 6);
        Labels labels = Draw.Classes(new Random(1), 80, 6);
        double hard = TripletScatter.Of(points, labels, MiningStrategy.Parse("hard-hard")).Shares.Hard;
        Assert.True(hard > 0.9);
        Assert.True(TripletScatter.Of(points, labels, MiningStrategy.Parse("easy-easy")).Shares.Easy > 0.9);
    }

    [Fact]
    public void Of_CollapsedBatch_LiesAtTheCorner()
    {
        Embedding points = Embedding.Create(6, 2, [.. Enumerable.Repeat(0.3, 12)]);
        TripletScatter scatter = TripletScatter.Of(points, Labels.FromIntegers([0, 0, 1, 1, 2, 2]), MiningStrategy.Parse("easy-semi-hard"));
        Assert.Equal(1, scatter.Shares.Diagonal);
        Assert.All(scatter.Points, p => Assert.Equal(1, p.State.Sap, 1e-15));
    }

    [Fact]
    public void Of_Rotated_SharesStay()
    {
        Random random = new(2);
        Embedding points = Draw.Gaussian(random, 40, 4);
        Labels labels = Draw.Classes(random, 40, 4);
        Embedding turned = Draw.Moved(points, Draw.Orthogonal(random, 4), new double[4], 3);
        Assert.Equal(
            TripletScatter.Of(points, labels, MiningStrategy.BatchHard).Shares,
            TripletScatter.Of(turned, labels, MiningStrategy.BatchHard).Shares
        );
    }

    [Fact]
    public void Under_AnyRule_SharesAddUp()
    {
        Embedding points = Draw.Gaussian(new Random(3), 60, 4);
        TripletScatter scatter = TripletScatter.Of(points, Draw.Classes(new Random(3), 60, 5), MiningStrategy.Parse("easy-hard"));
        foreach (string name in UpdateRule.Names)
        {
            ScatterDynamics dynamics = scatter.Under(UpdateRule.ByName(name), 0.4, 0.1);
            Assert.Equal(1, dynamics.Directions.Values.Sum(), 1e-12);
        }
    }

    [Fact]
    public void Of_OneClass_IsEmptyWithZeroShares()
    {
        TripletScatter scatter = TripletScatter.Of(
            Draw.Gaussian(new Random(3), 4, 2),
            Labels.FromIntegers([0, 0, 0, 0]),
            MiningStrategy.BatchHard
        );
        Assert.Empty(scatter.Points);
        Assert.Equal(new ScatterShares(0, 0, 0, 0), scatter.Shares);
        Assert.Empty(scatter.Under(UpdateRule.ByName("vanilla"), 0, 1).Directions);
    }

    [Fact]
    public void Between_SameEmbedding_NothingMoves()
    {
        Embedding points = Draw.Gaussian(new Random(3), 30, 3);
        TripletMovement movement = TripletMovement.Between(points, points, Draw.Classes(new Random(3), 30, 3), MiningStrategy.BatchHard);
        Assert.Equal([new(Direction.Still, 1)], movement.Directions);
        Assert.Equal((0.0, 0.0, 1.0), (movement.MeanDeltaSap, movement.MeanDeltaSan, movement.StillMined));
    }

    [Fact]
    public void Between_ClassesPulledApart_MovesToTheBottomRight()
    {
        // Every class moves to its own axis.
        Random random = new(6);
        Embedding before = Draw.Gaussian(random, 24, 3);
        Labels labels = Labels.FromIntegers([.. Enumerable.Range(0, 24).Select(i => i % 3)]);
        Embedding after = Embedding.FromRows([
            .. Enumerable.Range(0, 24).Select(i => (double[])[i % 3 == 0 ? 1 : 0, i % 3 == 1 ? 1 : 0, i % 3 == 2 ? 1 : 0]),
        ]);
        TripletMovement movement = TripletMovement.Between(before, after, labels, MiningStrategy.BatchHard);
        Assert.Equal(1, movement.Directions[Direction.BottomRight], 1e-12);
    }

    [Fact]
    public void Between_DifferentRows_Refused() =>
        Assert.Throws<ArgumentException>(() =>
            TripletMovement.Between(
                Draw.Gaussian(new Random(1), 3, 2),
                Draw.Gaussian(new Random(1), 4, 2),
                Labels.FromIntegers([0, 0, 1]),
                MiningStrategy.BatchHard
            )
        );
}
