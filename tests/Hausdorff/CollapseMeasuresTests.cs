namespace IsoTriplet.Tests.Hausdorff;

public sealed class CollapseMeasuresTests
{
    private static readonly Labels Two = Labels.FromIntegers([0, 0, 1, 1]);

    [Fact]
    public void Of_TwoSeparatedClasses_MeasuresCentresAgainstRadius()
    {
        CollapseMeasures m = CollapseMeasures.Of(Embedding.Create(4, 2, [0, 0, 2, 0, 10, 0, 12, 0]), Two);

        Assert.Equal(10, m.CentreSeparation!.Value, 1e-9);
        Assert.Equal(Math.Sqrt(26), m.Spread, 1e-12);
        Assert.Equal((12.0, 1.0), (m.Diameter, m.EffectiveRank));
    }

    [Fact]
    public void Of_TotalCollapse_IsZeroInEveryMeasure()
    {
        CollapseMeasures original = CollapseMeasures.Of(Draw.Gaussian(new Random(1), 4, 2), Two);
        CollapseMeasures m = CollapseMeasures.Of(Embedding.Create(4, 2, [0.1, 0.7, 0.1, 0.7, 0.1, 0.7, 0.1, 0.7]), Two);

        Assert.Equal((0.0, 0.0, 0.0, 0.0), (m.Spread, m.Diameter, m.CentreSeparation!.Value, m.EffectiveRank));
        Assert.Equal((0.0, 0.0), (m.SpreadRatio(original)!.Value, m.DiameterRatio(original)!.Value));
        Assert.Null(original.SpreadRatio(m));
        Assert.Null(original.DiameterRatio(m));
    }

    [Fact]
    public void Of_ClassCollapse_SeparatesInfinitelyWithDistinctCentres()
    {
        CollapseMeasures m = CollapseMeasures.Of(Embedding.Create(4, 2, [0, 1, 0, 1, 3, 1, 3, 1]), Two);

        Assert.Equal(double.PositiveInfinity, m.CentreSeparation);
        Assert.True(m.Spread > 0);
    }

    // Balls of radius 1, 3 and 2 about 0, 20 and 50: the centres are 20, 30 and 50 apart.
    [Fact]
    public void Of_ThreeClasses_TakesTheLargestRadiusAndTheNearestCentres()
    {
        Labels three = Labels.FromIntegers([0, 0, 1, 1, 2, 2]);
        CollapseMeasures m = CollapseMeasures.Of(Embedding.Create(6, 1, [-1, 1, 17, 23, 48, 52]), three);
        CollapseMeasures half = CollapseMeasures.Of(Embedding.Create(6, 1, [-0.5, 0.5, 8.5, 11.5, 24, 26]), three);

        Assert.Equal(3, m.LargestClassRadius, 1e-12);
        Assert.Equal(20, m.CentreDistance!.Value, 1e-9);
        Assert.Equal(0.5, half.SpreadRatio(m)!.Value, 1e-12);
        Assert.Equal(0.5, half.DiameterRatio(m)!.Value, 1e-12);
    }

    [Fact]
    public void Of_OneClass_HasNoCentreSeparation() =>
        Assert.Null(CollapseMeasures.Of(Embedding.Create(2, 1, [0, 1]), Labels.FromIntegers([0, 0])).CentreSeparation);

    [Theory]
    [InlineData(2)]
    [InlineData(16)]
    [InlineData(64)]
    public void EffectiveRank_ExactlyRankOne_IsOne(int n)
    {
        double[] direction = Draw.Gaussian(new Random(n), 1, n).Row(0).ToArray();
        Embedding line = Embedding.FromRows([.. Enumerable.Range(0, 40).Select(i => direction.Select(v => (i * 0.37 * v) + 5).ToArray())]);

        Assert.Equal(1.0, CollapseMeasures.Of(line, Draw.Classes(new Random(1), 40, 3)).EffectiveRank);
    }

    [Fact]
    public void EffectiveRank_EqualAxes_IsTheDimension()
    {
        double[][] axes =
        [
            .. Enumerable.Range(0, 10).Select(i => Enumerable.Range(0, 5).Select(k => i / 2 == k ? (i % 2 * 2.0) - 1 : 0).ToArray()),
        ];

        Assert.Equal(5, CollapseMeasures.Of(Embedding.FromRows(axes), Draw.Classes(new Random(1), 10, 2)).EffectiveRank, 1e-12);
    }
}
