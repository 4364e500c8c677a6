using IsoTriplet.Experiments.Measurement;

namespace IsoTriplet.Tests.Experiments;

/// <summary>Where H is within its rounding of 0 everything that is said of an embedding follows the exact comparison.</summary>
public sealed class ExactVerdictTests
{
    [Theory]
    [InlineData(9.8, 0.9, -0.9, -9.8, true)]
    [InlineData(1, 1e-9, -1, 0, false)]
    public void Measure_HardnessWithinRounding_SaysOneThing(double px, double py, double qx, double qy, bool separated)
    {
        Embedding f = Embedding.Create(3, 2, [0, 0, px, py, qx, qy]);
        MeasurementReport m = Measurer
            .Measure(f, Labels.FromIntegers([0, 0, 1]), new MeasurementRequest(), cancel: TestContext.Current.CancellationToken)
            .Report;
        Assert.Equal(separated, m.TripletSeparated);
        Assert.Equal(separated, m.CollapsedNow.Headline.StartsWith("Not collapsed: separated", StringComparison.Ordinal));
        Assert.Equal(separated, m.DHaus!.Upper == 0);
        Assert.Equal(separated, m.DIso!.Upper == 0);
        Assert.DoesNotContain(m.Claims, c => c.Verdict == "refuted");
    }
}
