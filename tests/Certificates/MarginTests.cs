namespace IsoTriplet.Tests.Certificates;

/// <summary>Rules with a margin and with comparisons: numbers that can be worked out, and what must not pass.</summary>
public sealed class MarginTests
{
    private static readonly TripletProblem Line = new(1, Instances.Rows(1, 0, 1, -1.5), [0, 0, 1]) { Margin = 1 };

    [Fact]
    public void Check_OneTripleWithMargin_ProvesHalfOfHardnessPlusMargin() =>
        Assert.Equal(0.25, CertificateChecker.Check(Samples.All["gram-margin"]).Bound, 1e-12);

    [Fact]
    public void Check_SameTripleWithoutTheMargin_IsRejected()
    {
        GramCertificate c = (GramCertificate)Samples.All["gram-margin"];
        Assert.True(CertificateChecker.Check(c).Valid);
        Assert.False(CertificateChecker.Check(c with { Problem = c.Problem with { Margin = 0 } }).Valid);
    }

    [Fact]
    public void Check_SeparatedByExactlyTheMargin_IsAccepted()
    {
        SeparatedPointCertificate c = new(Line, "haus", 1, Instances.Rows(1, 0, 0.5, -1.5));
        Assert.True(CertificateChecker.Check(c).Valid);
        Assert.StartsWith("G is Triplet-Separated with the margin in exact", CertificateChecker.Check(c).Reason, StringComparison.Ordinal);
        Assert.False(
            CertificateChecker
                .Check(
                    c with
                    {
                        Points =
                        [
                            [0],
                            [0.5],
                            [-Math.BitDecrement(1.5)],
                        ],
                    }
                )
                .Valid
        );
        Assert.False(CertificateChecker.Check(c with { Points = Instances.Rows(1, 0, 0, 0.5) }).Valid);
    }

    [Fact]
    public void Check_TotalCollapseWithMargin_IsNoMember() =>
        Assert.False(CertificateChecker.Check(new SeparatedPointCertificate(Line, "haus", 9, Instances.Rows(1, 1, 1, 1))).Valid);

    [Theory]
    [InlineData(0.5, true)]
    [InlineData(0.5001, false)]
    public void Check_Threshold_ProvesTheWholeExcess(double bound, bool valid)
    {
        GramCertificate c = (GramCertificate)Samples.All["gram-comparisons"];
        Assert.Equal(valid, CertificateChecker.Check(c with { Bound = bound * (1 - 1e-12) }).Valid);
    }

    [Fact]
    public void Check_LagrangianWithMargin_StaysBelowTheOptimumOnTheLine()
    {
        // The best is (0.125, 0.875, -1.625), displacement (H + alpha)/4 = 0.125.
        double bound = CertificateChecker.Check(Samples.All["lagrangian-margin"]).Bound;
        Assert.InRange(bound, 0.1, 0.125);
    }

    [Fact]
    public void Check_HullWithMargin_GainsHalfTheMargin()
    {
        HullCertificate c = HullTrees.Certificate(0);
        double plain = CertificateChecker.Check(c with { Bound = 0 }).Bound;
        double wide = CertificateChecker.Check(c with { Bound = 0, Problem = c.Problem with { Margin = 100 } }).Bound;
        Assert.InRange(wide, 50, 50 + (plain * 2));
    }

    [Theory]
    [InlineData("branch-line")]
    [InlineData("hull")]
    public void Check_KindThatNeedsTriples_RefusesComparisons(string kind)
    {
        Certificate c = Samples.All[kind];
        Assert.False(CertificateChecker.Check(c with { Problem = c.Problem with { Comparisons = [] } }).Valid);
    }

    [Theory]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    public void Check_BadMargin_IsMalformed(double margin) =>
        Assert.Throws<CertificateException>(() =>
            CertificateChecker.Check(new SeparatedPointCertificate(Line with { Margin = margin }, "haus", 1, Instances.Rows(1, 0, 0, 0)))
        );
}
