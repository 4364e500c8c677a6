using IsoTriplet.Experiments.Statistics;

namespace IsoTriplet.Tests.Statistics;

public sealed class ProportionTests
{
    // R. G. Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17 (1998), table I, method 3.
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Of_NewcombesTable_Agrees(int successes, int trials, double lower, double upper)
    {
        ConfidenceInterval interval = Proportion.Of(successes, trials).Interval;
        Assert.Equal(lower, interval.Lower, 4);
        Assert.Equal(upper, interval.Upper, 4);
    }

    [Theory]
    [InlineData(3, 7)]
    [InlineData(0, 4)]
    [InlineData(4, 4)]
    public void Of_EndsOfTheInterval_SolveTheScoreEquation(int successes, int trials)
    {
        Proportion found = Proportion.Of(successes, trials, 0.9);
        double z = ConfidenceInterval.NormalQuantile(0.9);
        foreach (double p in new[] { found.Interval.Lower, found.Interval.Upper }.Where(p => p is > 0 and < 1))
        {
            Assert.Equal(z, Math.Abs(found.Share!.Value - p) / Math.Sqrt(p * (1 - p) / trials), 9);
        }
        Assert.True(found.Interval.Holds(found.Share!.Value));
        Assert.True(found.Interval.Upper > found.Interval.Lower);
    }

    [Fact]
    public void Of_NoTrial_SaysNothing()
    {
        Assert.Equal(new ConfidenceInterval(0, 1), Proportion.Of(0, 0).Interval);
        Assert.Null(Proportion.Of(0, 0).Share);
    }

    [Theory]
    [InlineData(-1, 3)]
    [InlineData(4, 3)]
    [InlineData(0, -1)]
    public void Of_ImpossibleCounts_Throws(int successes, int trials) =>
        Assert.Throws<ArgumentException>(() => Proportion.Of(successes, trials));

    [Fact]
    public void NormalQuantile_NinetyFivePercent_IsTheKnownOne()
    {
        Assert.Equal(1.959963984540054, ConfidenceInterval.NormalQuantile(0.95), 12);
        Assert.Throws<ArgumentException>(() => ConfidenceInterval.NormalQuantile(1));
    }
}
