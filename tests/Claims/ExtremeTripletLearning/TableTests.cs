using Fraction = IsoTriplet.Numerics.Fraction;
using Table = IsoTriplet.Experiments.Claims.ExtremeTripletLearning.Table;

namespace IsoTriplet.Tests.Claims.ExtremeTripletLearning;

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
