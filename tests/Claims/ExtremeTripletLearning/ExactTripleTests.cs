using IsoTriplet.Experiments.Claims.ExtremeTripletLearning;
using IsoTriplet.Triplets;

namespace IsoTriplet.Tests.Claims.ExtremeTripletLearning;

public sealed class ExactTripleTests
{
    private static readonly TripletState State = new(3.0 / 5, 5.0 / 13, 7.0 / 25);

    [Theory]
    [InlineData(0.25)]
    [InlineData(2.0)]
    public void Vanilla_AnyState_AgreesWithTheClosedForm(double b)
    {
        UpdateOutcome expected = ClosedForm.Step(UpdateRule.ByName("vanilla"), State, b / 2);
        ExactMove moved = ExactTriple.General.Vanilla(Fraction.Of(b));
        Assert.Equal(expected.NewSap * Math.Abs(expected.NewSap), (double)moved.SignedSquareSap, 1e-14);
        Assert.Equal(expected.NewSan * Math.Abs(expected.NewSan), (double)moved.SignedSquareSan, 1e-14);
    }

    [Fact]
    public void SecondOrder_AnyState_AgreesWithTheClosedForm()
    {
        const double rate = 0.5;
        double b = SecondOrderEquations.Weight(State, rate);
        UpdateOutcome expected = ClosedForm.Step(UpdateRule.ByName("second-order"), State, rate);
        ExactMove moved = ExactTriple.General.SecondOrder(Fraction.Of(b));
        Assert.Equal(expected.NewSap * Math.Abs(expected.NewSap), (double)moved.SignedSquareSap, 1e-14);
        Assert.Equal(expected.NewSan * Math.Abs(expected.NewSan), (double)moved.SignedSquareSan, 1e-14);
    }

    [Fact]
    public void Constructor_PointOffTheCircle_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new ExactTriple((1, 1), (0, 1), (0, 1)));
}
