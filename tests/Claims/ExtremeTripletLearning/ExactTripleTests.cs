using IsoTriplet.Experiments.Claims.ExtremeTripletLearning;
using IsoTriplet.Experiments.Claims.Ledger;
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
        Assert.Equal(expected.NewSap * Math.Abs(expected.NewSap), Value(moved.SignedSquareSap), 1e-14);
        Assert.Equal(expected.NewSan * Math.Abs(expected.NewSan), Value(moved.SignedSquareSan), 1e-14);
    }

    [Fact]
    public void SecondOrder_AnyState_AgreesWithTheClosedForm()
    {
        const double rate = 0.5;
        double b = SecondOrderEquations.Weight(State, rate);
        UpdateOutcome expected = ClosedForm.Step(UpdateRule.ByName("second-order"), State, rate);
        ExactMove moved = ExactTriple.General.SecondOrder(Fraction.Of(b));
        Assert.Equal(expected.PositiveProduct, Value(moved.PositiveProduct), 1e-14);
        Assert.Equal(expected.NegativeProduct, Value(moved.NegativeProduct), 1e-14);
    }

    [Fact]
    public void Rates_AtZero_AreTheDerivatives()
    {
        const double rate = 1e-7;
        ExactTriple triple = ExactTriple.General;
        UpdateOutcome moved = ClosedForm.Step(UpdateRule.ByName("vanilla"), State, rate);
        Assert.Equal(Value(triple.PositiveRate(1, 1)), moved.DeltaSap / (2 * rate), 1e-6);
        Assert.Equal(Value(triple.NegativeRate(1, 1)), moved.DeltaSan / (2 * rate), 1e-6);
    }

    [Fact]
    public void Constructor_PointOffTheCircle_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new ExactTriple((1, 1), (0, 1), (0, 1)));

    private static double Value(Fraction x) => (double)x.Numerator / (double)x.Denominator;
}
