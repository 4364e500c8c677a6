namespace IsoTriplet.Tests.Numerics;

public sealed class NormalDrawTests
{
    // exp(-x^2 / 2) = (1 - u)^(cos^2 2 pi v) with u and v the two draws, in this order: which holds the draws of every seed.
    [Fact]
    public void Next_EverySeed_IsBoxAndMullersOfTwoDraws()
    {
        for (int seed = 0; seed < 100; seed++)
        {
            Random uniform = new(seed);
            (double u, double v) = (uniform.NextDouble(), uniform.NextDouble());
            double x = NormalDraw.Next(new Random(seed));
            double cosine = Math.Cos(2 * Math.PI * v);
            Assert.Equal(Math.Pow(1 - u, cosine * cosine), Math.Exp(-x * x / 2), 1e-13);
            Assert.Equal(Math.Sign(cosine), Math.Sign(x));
        }
    }

    [Fact]
    public void Values_OfASeed_AreTheDrawsOneAfterTheOther()
    {
        Random random = new(3);
        Assert.Equal([.. Enumerable.Range(0, 5).Select(_ => NormalDraw.Next(random))], NormalDraw.Values(new Random(3), 5));
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
