using IsoTriplet.Experiments.Claims.ExtremeTripletLearning;
using IsoTriplet.Triplets;
using Fraction = IsoTriplet.Numerics.Fraction;
using Table = IsoTriplet.Experiments.Claims.ExtremeTripletLearning.Table;

namespace IsoTriplet.Tests.Claims.ExtremeTripletLearning;

public sealed class FieldSharesTests
{
    // Directions of steps of this rate are those of the derivatives at rate 0, but next to the lines where one is 0.
    private const double SmallRate = 1e-4;
    private const double NextToALine = 0.003;

    [Theory]
    [InlineData("first-order", 0.4)]
    [InlineData("first-order", 0.8)]
    [InlineData("second-order", 0.4)]
    [InlineData("second-order", 0.8)]
    public void Of_PartsOfTheDiagram_EncloseTheSharesOfSmallSteps(string loss, double p)
    {
        FieldShares.Weights weights = loss == "first-order" ? FieldShares.FirstOrder : FieldShares.SecondOrder;
        AssertEncloses(FieldShares.Of(weights, p, FieldShares.Top, FieldShares.Up), Share(loss, p, FieldShares.Top, (_, y) => y > 0));
        AssertEncloses(
            FieldShares.Of(weights, p, FieldShares.Right, FieldShares.StronglyDown),
            Share(loss, p, FieldShares.Right, (x, y) => y < -Math.Abs(x))
        );
        AssertEncloses(
            FieldShares.Of(weights, p, FieldShares.Corner, FieldShares.NotUpRight),
            Share(loss, p, FieldShares.Corner, (x, y) => !(x > 0 && y > 0))
        );
    }

    [Fact]
    public void Of_ARelationThatHoldsNowhereOrEverywhere_IsNothingOrAll()
    {
        Assert.Equal(new Interval(0, 0), FieldShares.Of(FieldShares.FirstOrder, 0.4, FieldShares.Top, (_, _) => false));
        Assert.Equal(new Interval(0, 1), FieldShares.Of(FieldShares.FirstOrder, 0.4, FieldShares.Top, (_, _) => null));
        Assert.Equal(new Interval(1, 1), FieldShares.Of(FieldShares.FirstOrder, 0.4, FieldShares.Top, (_, _) => true));
    }

    private static void AssertEncloses(Interval share, double measured) =>
        Assert.InRange(measured, share.Lower - NextToALine, share.Upper + NextToALine);

    private static double Share(string loss, double p, FieldShares.Part part, Func<double, double, bool> inside)
    {
        const int grid = 300;
        int found = 0;
        for (int i = 0; i < grid * grid; i++)
        {
            double sap = part.Sap + ((1 - part.Sap) * ((i % grid) + 0.5) / grid);
            double san = part.San + ((1 - part.San) * ((i / grid) + 0.5) / grid);
            FieldCell cell = DynamicsField.At(UpdateRule.ByName(loss), new TripletState(sap, san, 0.5), p, SmallRate);
            found += inside(cell.TotalSap, cell.TotalSan) ? 1 : 0;
        }
        return found / (double)(grid * grid);
    }
}

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

public sealed class TableTests
{
    [Theory]
    [InlineData("CUB", 13)]
    [InlineData("CAR", -28)]
    [InlineData("SOP", 24)]
    [InlineData("In-shop", -19)]
    public void Excess_OneDataSet_IsTheLastRowLessTheBestOther(string set, int tenths) =>
        Assert.Equal(new Fraction(tenths, 10), Table.Excess(set).Right);

    [Fact]
    public void Orders_ThreeColumns_FindTheWorstCellOfTheLastRow() => Assert.Equal(new Fraction(-6, 10), Table.Orders(3).Right);
}
