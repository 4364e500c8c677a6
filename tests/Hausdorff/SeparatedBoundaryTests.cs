namespace IsoTriplet.Tests.Hausdorff;

public sealed class SeparatedBoundaryTests
{
    [Fact]
    public void Slack_TwoPoints_IsTheDistanceToBothBalls()
    {
        SeparatedBoundary boundary = SeparatedBoundary.Of(Embedding.Create(3, 1, [0, 2, 9]), Labels.FromIntegers([0, 0, 1]), 0);

        Assert.Equal([2.0, 2.0], boundary.Radii);
        Assert.Equal(5, boundary.Slack([9.0]));
        Assert.Equal(0, boundary.Slack([4.0]));
        Assert.Equal(-1, boundary.Slack([1.0]));
        Assert.True(boundary.Permits([4.0]));
        Assert.False(boundary.Permits([3.9]));
    }

    [Fact]
    public void Slack_ClassOfOnePoint_IsInfinite() =>
        Assert.Equal(
            double.PositiveInfinity,
            SeparatedBoundary.Of(Embedding.Create(2, 1, [0, 2]), Labels.FromIntegers([0, 1]), 1).Slack([2.0])
        );

    [Fact]
    public void Slack_RepeatedPoints_LeavesOnlyTheirOwnPlaceOpen()
    {
        SeparatedBoundary boundary = SeparatedBoundary.Of(Embedding.Create(3, 1, [1, 1, 5]), Labels.FromIntegers([0, 0, 1]), 0);

        Assert.Equal(0, boundary.Slack([1.0]));
    }

    [Fact]
    public void Slack_OverAllNegatives_GivesTheHardness()
    {
        Random random = new(6);
        for (int round = 0; round < 50; round++)
        {
            Embedding f = Draw.Gaussian(random, 14, 3);
            Labels labels = Draw.Classes(random, 14, 3);
            double worst = double.NegativeInfinity;
            for (int k = 0; k < 3; k++)
            {
                SeparatedBoundary boundary = SeparatedBoundary.Of(f, labels, k);
                worst = Math.Max(worst, Enumerable.Range(0, 14).Where(q => labels[q] != k).Max(q => -boundary.Slack(f.Row(q))));
            }

            Assert.Equal(TripletSeparation.Of(f, labels).Hardness ?? double.NegativeInfinity, worst);
        }
    }
}
