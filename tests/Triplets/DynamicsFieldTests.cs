using IsoTriplet.Triplets;

namespace IsoTriplet.Tests.Triplets;

public sealed class DynamicsFieldTests
{
    [Fact]
    public void Compute_Grid_CoversBothEnds()
    {
        DynamicsField field = DynamicsField.Compute(UpdateRule.ByName("first-order"), 0.5, 0.4, 5);
        Assert.Equal(25, field.Cells.Count);
        Assert.Equal((0.0, 0.0), (field.Cells[0].Sap, field.Cells[0].San));
        Assert.Equal((0.25, 0.0), (field.Cells[1].Sap, field.Cells[1].San));
        Assert.Equal((1.0, 1.0), (field.Cells[^1].Sap, field.Cells[^1].San));
    }

    [Fact]
    public void Compute_RateZero_Still() =>
        Assert.All(
            DynamicsField.Compute(UpdateRule.ByName("vanilla"), 0.5, 0.4, 7, 0).Cells,
            c => Assert.Equal(Direction.Still, c.Direction)
        );

    [Fact]
    public void At_SecondOrderGoal_Rests()
    {
        // S_ap = 1 and S_an = 0: both weights vanish.
        FieldCell cell = DynamicsField.At(UpdateRule.ByName("second-order"), new TripletState(1, 0, 0.5), 0.8, 1);
        Assert.Equal((0.0, 0.0), (cell.DeltaSap, cell.DeltaSan));
    }

    [Fact]
    public void At_FirstOrderNearHardCorner_PullsTheNegativeIn()
    {
        // The failure that the source derives: with entanglement, a hard negative near (1, 1) is pulled in.
        FieldCell first = DynamicsField.At(UpdateRule.ByName("first-order"), new TripletState(0.3, 0.95, 0.8), 0.8, 1);
        FieldCell second = DynamicsField.At(UpdateRule.ByName("second-order"), new TripletState(0.3, 0.95, 0.8), 0.8, 1);
        Assert.True(first.TotalSan > second.TotalSan || first.TotalSap < second.TotalSap);
    }

    [Fact]
    public void At_NoEntanglement_TotalsAreTheChanges()
    {
        FieldCell cell = DynamicsField.At(UpdateRule.ByName("vanilla"), new TripletState(0.3, 0.7, 0.2), 0, 0.1);
        Assert.Equal((cell.DeltaSap, cell.DeltaSan), (cell.TotalSap, cell.TotalSan));
    }

    [Fact]
    public void Entanglement_HandCase_MixesTheChanges()
    {
        TripletState state = new(0.25, 1, 0);
        UpdateOutcome outcome = default(UpdateOutcome) with { DeltaSap = 0.2, DeltaSan = -0.1 };
        Assert.Equal(0.2 + (0.8 * 0.5 * -0.1), Entanglement.Equation11(state, outcome, 0.8), 1e-15);
        Assert.Equal(-0.1 + (0.8 * 0.5 * 0.2), Entanglement.Equation12(state, outcome, 0.8), 1e-15);
    }

    [Fact]
    public void Entanglement_NegativeCosine_IsNone() => Assert.Equal(0, Entanglement.Factor(new TripletState(-0.5, -0.5, 0), 1));

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    public void Entanglement_OutsideTheUnitInterval_Refused(double strength) =>
        Assert.Throws<ArgumentException>(() => Entanglement.Factor(new TripletState(0, 0, 0), strength));

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    public void Compute_GridTooSmall_Refused(int grid) =>
        Assert.Throws<ArgumentException>(() => DynamicsField.Compute(UpdateRule.ByName("vanilla"), 0.5, 0.4, grid));

    [Fact]
    public void Directions_AllSigns_AreDistinct()
    {
        double[] signs = [-1, 0, 1];
        Direction[] all = [.. from x in signs from y in signs select Directions.Of(x, y)];
        Assert.Equal(9, all.Distinct().Count());
        Assert.Equal(9, all.Select(Directions.NameOf).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal("bottom-right", Directions.NameOf(Directions.Of(0.5, -0.5)));
        Assert.Equal(Direction.Still, Directions.Of(1e-16, -1e-16, 1e-15));
    }

    [Theory]
    [InlineData("first-order", 0.5, 0.4)]
    [InlineData("second-order", 0.5, 0.4)]
    [InlineData("vanilla", 0.8, 0.8)]
    public void ProblemRegions_Areas_AgreeWithCounting(string name, double gamma, double entanglement)
    {
        UpdateRule rule = UpdateRule.ByName(name);
        ProblemRegions regions = ProblemRegions.Measure(rule, gamma, entanglement, 1, 200);
        int k = 300;
        int away = 0;
        int near = 0;
        for (int i = 0; i < k * k; i++)
        {
            FieldCell c = DynamicsField.At(rule, new TripletState(((i % k) + 0.5) / k, ((i / k) + 0.5) / k, gamma), entanglement, 1);
            away += c.TotalSap < 0 ? 1 : 0;
            near += c.TotalSan > 0 ? 1 : 0;
        }
        Assert.Equal((double)away / (k * k), regions.PositivePushedAway, 4e-3);
        Assert.Equal((double)near / (k * k), regions.NegativePulledIn, 4e-3);
        Assert.True(regions.Both <= Math.Min(regions.PositivePushedAway, regions.NegativePulledIn));
    }

    [Fact]
    public void ProblemRegions_NoStep_AreEmpty() =>
        Assert.Equal(new ProblemRegions(0, 0, 0), ProblemRegions.Measure(UpdateRule.ByName("vanilla"), 0.5, 0.4, 0, 10));
}
