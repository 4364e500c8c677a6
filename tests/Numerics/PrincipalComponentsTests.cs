namespace IsoTriplet.Tests.Numerics;

public sealed class PrincipalComponentsTests
{
    [Fact]
    public void Project_AllComponents_KeepsEveryDistance()
    {
        Embedding points = Tests.Draw.Gaussian(new Random(1), 20, 5);
        Embedding scores = PrincipalComponents.Project(points, 5);
        double[] before = PairwiseDistances.All(points);
        double[] after = PairwiseDistances.All(scores);
        Assert.All(before.Zip(after), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }

    [Fact]
    public void Project_PointsOnALine_OneComponentKeepsThem()
    {
        Embedding line = Embedding.FromRows([.. Enumerable.Range(0, 6).Select(i => new[] { 3.0 * i, 4.0 * i, 0 })]);
        Embedding scores = PrincipalComponents.Project(line, 1);
        Assert.Equal([-12.5, -7.5, -2.5, 2.5, 7.5, 12.5], scores.Values.ToArray().Select(v => Math.Round(v, 10)));
    }

    [Fact]
    public void Project_FewerComponents_LosesDistanceNeverGainsIt()
    {
        Embedding points = Tests.Draw.Gaussian(new Random(2), 15, 6);
        double[] all = PairwiseDistances.All(points);
        double[] two = PairwiseDistances.All(PrincipalComponents.Project(points, 2));
        Assert.All(all.Zip(two), pair => Assert.True(pair.Second <= pair.First + 1e-12));
        Assert.Contains(all.Zip(two), pair => pair.Second < 0.9 * pair.First);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void Project_CountOutOfRange_Throws(int components) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PrincipalComponents.Project(Tests.Draw.Gaussian(new Random(0), 5, 3), components));
}
