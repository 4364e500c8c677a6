using IsoTriplet.Numerics;

namespace IsoTriplet.Tests.Numerics;

public sealed class NormalDrawTests
{
    // Held, so that seeded results stay what they were.
    [Fact]
    public void Next_SeedZero_AsHeld()
    {
        Random random = new(0);
        Assert.Equal([NormalDraw.Next(new Random(0))], NormalDraw.Values(random, 1));
        Assert.Equal(0.6608, NormalDraw.Next(new Random(0)), 4);
    }

    [Fact]
    public void Points_SameSeed_AreTheValuesRowByRow()
    {
        Embedding points = NormalDraw.Points(new Random(5), 4, 3);
        Assert.Equal(NormalDraw.Values(new Random(5), 12), points.Memory.ToArray());
    }

    [Fact]
    public void Values_Many_HaveMeanZeroVarianceOneAndNormalTails()
    {
        double[] values = NormalDraw.Values(new Random(1), 20_000);
        Assert.InRange(values.Average(), -0.03, 0.03);
        Assert.InRange(values.Average(v => v * v), 0.97, 1.03);
        Assert.InRange(values.Count(v => Math.Abs(v) > 1.959964) / 20_000.0, 0.045, 0.055);
        Assert.DoesNotContain(values, v => !double.IsFinite(v));
    }

    [Fact]
    public void Values_NegativeCount_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => NormalDraw.Values(new Random(0), -1));
}
