using IsoTriplet.Experiments.Claims.ExtremeTripletLearning;
using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Triplets;

namespace IsoTriplet.Tests.Claims.ExtremeTripletLearning;

public sealed class RegionAreasTests
{
    private const double SmallRate = 1e-3;

    [Theory]
    [InlineData(1, 2)]
    [InlineData(4, 5)]
    public void Areas_AnyGamma_EncloseTheMeasuredRegions(int numerator, int denominator)
    {
        Fraction gamma = new(numerator, denominator);
        ProblemRegions first = ProblemRegions.Measure(UpdateRule.ByName("first-order"), (double)numerator / denominator, 0, SmallRate, 200);
        ProblemRegions second = ProblemRegions.Measure(
            UpdateRule.ByName("second-order"),
            (double)numerator / denominator,
            0,
            SmallRate,
            200
        );
        Assert.InRange(first.PositivePushedAway, Value(RegionAreas.PushedFirstAtLeast(gamma)), Value(RegionAreas.PushedFirstAtMost(gamma)));
        Assert.InRange(first.NegativePulledIn, Value(RegionAreas.PulledFirstAtLeast(gamma)), Value(RegionAreas.PulledFirstAtMost(gamma)));
        Assert.InRange(second.PositivePushedAway, Value(RegionAreas.PushedSecondAtLeast(gamma)), 1);
        Assert.InRange(second.NegativePulledIn, Value(RegionAreas.PulledSecondAtLeast(gamma)), 1);
    }

    private static double Value(Fraction x) => (double)x.Numerator / (double)x.Denominator;
}
