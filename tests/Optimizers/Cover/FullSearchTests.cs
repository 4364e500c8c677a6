namespace IsoTriplet.Tests.Optimizers.Cover;

/// <summary>Hundreds of points that lie far apart from one another: no place serves two of them, and both ends come from searches over all.</summary>
public sealed class FullSearchTests
{
    private static (Embedding F, Labels Y) Drawn()
    {
        Random random = new(11);
        return (Draw.Gaussian(random, 620, 128), Labels.FromIntegers([.. Enumerable.Range(0, 620).Select(i => i % 10)]));
    }

    private static BracketReport Solve(BracketSettings settings)
    {
        (Embedding f, Labels y) = Drawn();
        return BracketSolver.Solve(f, y, settings, null, TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Solve_PointsThatLieByThemselves_BothEndsComeFromAllOfThem()
    {
        BracketSettings once = new() { SearchIso = false, Work = 3e10 };
        BracketReport report = Solve(once);
        Assert.StartsWith("Lagrangian (", report.Haus.Lower.RestsOn, StringComparison.Ordinal);
        Assert.Null(report.Haus.Lower.Rows);
        Assert.Equal("search over all points", report.Haus.Upper.RestsOn);
        Assert.True(report.Haus.Upper.Value < 0.7 * report.ClassRadius, $"{report.Haus.Upper.Value} of {report.ClassRadius}");
        Assert.True(report.Haus.RelativeGap < 0.2, $"{report.Haus.Lower.Value} to {report.Haus.Upper.Value}");
        Check(report);
        // What comes first is had first: with another pass behind it no end is worse.
        BracketReport more = Solve(once with { First = once, FullPoints = 1000, Starts = 1 });
        Assert.True(more.Haus.Lower.Value >= report.Haus.Lower.Value);
        Assert.True(more.Haus.Upper.Value <= report.Haus.Upper.Value);
        Assert.True(more.Haus.RelativeGap < report.Haus.RelativeGap);
        Check(more);
    }

    private static void Check(BracketReport report)
    {
        foreach (Bound bound in new[] { report.Haus.Lower, report.Haus.Upper, report.Iso.Lower, report.Iso.Upper })
        {
            CheckResult result = CertificateChecker.Check(bound.Certificate!);
            Assert.True(result.Valid);
            Assert.Equal(bound.Value, result.Bound);
        }
        Assert.True(report.Haus.Lower.Value <= report.Haus.Upper.Value);
    }
}
