using IsoTriplet.Optimizers.Search;

namespace IsoTriplet.Tests.Optimizers.Search;

public sealed class WorstCaseSearchTests
{
    private static WorstCase? Run(WorstCaseSettings settings) =>
        WorstCaseSearch.Run(settings, cancellation: TestContext.Current.CancellationToken);

    [Fact]
    public void Run_FromTheChainOfTriangles_RefutesTheFactorTwoWithACertificate()
    {
        WorstCase worst = Run(new WorstCaseSettings(5, 3, 5, 0) { RandomStarts = 0 })!;
        Assert.Equal("chain", worst.Start);
        Assert.True(worst.Ratio > 2.05, $"ratio {worst.Ratio}");
        StressCertificate certificate = worst.Bound.Certificate!;
        Assert.True(CertificateChecker.Check(certificate).Valid);
        Assert.False(CertificateChecker.Check(certificate with { Bound = 1.01 * certificate.Bound }).Valid);
        Assert.Equal(certificate.Bound, worst.Ratio * worst.Bound.Hardness, 1e-15);
    }

    [Fact]
    public void Run_MoreIterations_NeverEndsLower()
    {
        WorstCase few = Run(new WorstCaseSettings(2, 3, 3, 0, 1, FromChain: false))!;
        WorstCase many = Run(new WorstCaseSettings(2, 3, 3, 800, 1, FromChain: false))!;
        Assert.True(many.FirstOrderRatio > few.FirstOrderRatio);
        Assert.True(many.Ratio <= many.FirstOrderRatio * (1 + 1e-6));
        Assert.True(CertificateChecker.Check(many.Bound.Certificate!).Valid);
    }

    [Fact]
    public void Run_SameSeed_SameEmbedding()
    {
        WorstCaseSettings settings = new(2, 2, 3, 40, 5, FromChain: false);
        WorstCase one = Run(settings)!;
        WorstCase two = Run(settings)!;
        WorstCase other = Run(settings with { Seed = 6 })!;
        Assert.Equal(one.Points.Values.ToArray(), two.Points.Values.ToArray());
        Assert.Equal(one.Ratio, two.Ratio);
        Assert.NotEqual(one.Points.Values.ToArray(), other.Points.Values.ToArray());
    }

    [Fact]
    public void Run_Cancelled_ReturnsWhatIsThere()
    {
        using CancellationTokenSource source = new();
        source.Cancel();
        Assert.Null(WorstCaseSearch.Run(new WorstCaseSettings(2, 2, 3, 1000), cancellation: source.Token));
    }

    [Fact]
    public void Run_BadSettings_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Run(new WorstCaseSettings(0, 2, 2, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Run(new WorstCaseSettings(2, 1, 2, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Run(new WorstCaseSettings(2, 2, 1, 1)));
        Assert.Throws<ArgumentException>(() => Run(new WorstCaseSettings(2, 2, 2, 1) { RelativeHardness = 0.5 }));
    }
}
