namespace IsoTriplet.Tests.Certificates;

public sealed class StressTests
{
    [Theory]
    [InlineData(3, 5, 5e-8)]
    [InlineData(3, 5, 1e-7)]
    [InlineData(3, 9, 1e-8)]
    [InlineData(4, 5, 1e-8)]
    public void Check_ChainOfSimplices_ProvesMoreThanTwiceTheHardness(int m, int classes, double h)
    {
        StressCertificate c = ChainOfSimplices.Certificate(m, classes, h, 2 * 2 * h);
        Assert.InRange(Instances.Hardest(c.Problem).Hardness, 2 * h * 0.999999, 2 * h * 1.000001);
        CheckResult result = CertificateChecker.Check(c);
        Assert.True(result.Valid, result.Reason);
        double limit = ChainOfSimplices.Factor(m, classes) * 2 * h;
        Assert.True(CertificateChecker.Check(c with { Bound = limit * 0.999 }).Valid);
        Assert.False(CertificateChecker.Check(c with { Bound = limit * 1.000001 }).Valid);
    }

    [Fact]
    public void Check_LargeHardness_LeavesTheRemainderTooLarge() =>
        Assert.False(CertificateChecker.Check(ChainOfSimplices.Certificate(3, 5, 5e-4, 2 * 2 * 5e-4)).Valid);

    [Fact]
    public void Check_WithoutEquilibrium_IsRefused()
    {
        StressCertificate c = ChainOfSimplices.Certificate(3, 5, 1e-7, 4e-7);
        Assert.False(CertificateChecker.Check(c with { Stress = c.Stress[..^1] }).Valid);
        Assert.False(CertificateChecker.Check(c with { Triples = c.Triples[..^1], Bound = 4.18e-7 }).Valid);
    }

    [Fact]
    public void Check_FlatEmbedding_IsRefusedForItsRank()
    {
        TripletProblem f = ChainOfSimplices.Problem(3, 5, 1e-7);
        TripletProblem flat = f with { Dimension = 6, Points = [.. f.Points.Select(row => row.Append(0).ToArray())] };
        CheckResult result = CertificateChecker.Check(ChainOfSimplices.Certificate(3, 5, 1e-7, 4e-7) with { Problem = flat });
        Assert.False(result.Valid);
        Assert.Contains("span", result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_NoStress_ProvesLittleMoreThanNothing()
    {
        // Without a stress the inequality is sum lambda H > eps |m|_1, that is eps < H/2.
        TripletProblem f = Instances.Gaussian(9, 2, 2, 3);
        (int a, int p, int q, double hardness) = Instances.Hardest(f);
        StressCertificate c = new(f, hardness * 0.4999, [new(a, p, q, 1)], []);
        Assert.True(CertificateChecker.Check(c).Valid);
        Assert.False(CertificateChecker.Check(c with { Bound = hardness * 0.5001 }).Valid);
    }
}
