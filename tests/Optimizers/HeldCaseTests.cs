using IsoTriplet.Tests.Cases;

namespace IsoTriplet.Tests.Optimizers;

/// <summary>The held numbers of cases.json: lower bounds of an SDP solver, upper bounds of a local one.</summary>
public sealed class HeldCaseTests
{
    // The held numbers were computed to six or seven digits by other programs.
    private const double Below = 0.999;
    private const double Above = 1.001;

    [Theory]
    [MemberData(nameof(ReferenceCase.Names), MemberType = typeof(ReferenceCase))]
    public void Solve_HeldCase_BracketsAtLeastAsTight(string name)
    {
        ReferenceCase held = ReferenceCase.Named(name);
        Labels labels = Labels.FromIntegers(held.Labels);
        BracketReport report = BracketSolver.Solve(
            Embedding.FromRows(held.Points),
            labels,
            null,
            null,
            TestContext.Current.CancellationToken
        );
        Assert.InRange(report.Haus.Lower.Value, Below * held.DHaus.LowerSdp, report.Haus.Upper.Value);
        Assert.InRange(report.Haus.Upper.Value, held.DHaus.LowerSdp * Below, Above * held.DHaus.UpperFound);
        Assert.InRange(report.Iso.Lower.Value, Below * held.DIso.LowerHalfHardness, report.Iso.Upper.Value);
        Assert.InRange(report.Iso.Upper.Value, held.DIso.LowerHalfHardness * Below, Above * held.DIso.UpperFound);
        Assert.True(TripletSeparation.Of(report.NearestHaus, labels).IsSeparated);
        Assert.True(TripletSeparation.Of(report.NearestIso, labels).IsSeparated);
        foreach (Bound bound in new[] { report.Haus.Lower, report.Haus.Upper, report.Iso.Lower, report.Iso.Upper })
        {
            CheckResult check = CertificateChecker.Check(bound.Certificate!);
            Assert.True(check.Valid, check.Reason);
            Assert.Equal(bound.Value, check.Bound);
        }
    }
}
