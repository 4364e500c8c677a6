using IsoTriplet.Optimizers.Cover;
using IsoTriplet.Optimizers.Lagrangian;

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

    /// <summary>The hardest points alone: a certified bound below d_haus of all, on points of theirs, and nothing where the work allows no turn or there is no room for a triple.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void OfHardest_FewOfMany_BoundsTheWhole(int seed)
    {
        Random random = new(seed);
        Embedding f = Draw.Gaussian(random, 160, 12);
        Labels y = Labels.FromIntegers([.. Enumerable.Range(0, 160).Select(i => i % 4)]);
        CancellationToken cancel = TestContext.Current.CancellationToken;
        TripletSeparation separation = TripletSeparation.Of(f, y);
        FullSearch search = new(new Frame(f, y), y, new Incumbents(f, y), null, cancel);
        BracketSettings enough = new() { Work = 1e11 };
        Bound bound = search.OfHardest(f, separation, enough, Bound.Zero, 60);
        Assert.True(bound.Value > separation.Hardness / 4);
        Assert.Empty(bound.Rows!.Except(SubFamily.Hardest(separation, 60)));
        CheckResult result = CertificateChecker.Check(bound.Certificate!);
        Assert.True(result.Valid);
        Assert.Equal(bound.Value, result.Bound);
        BracketReport part = BracketSolver.Solve(f.Select([.. bound.Rows!]), y.Select([.. bound.Rows!]), enough, null, cancel);
        Assert.True(bound.Value <= part.Haus.Upper.Value);
        Assert.True(bound.Value > 0.8 * part.Haus.Upper.Value, $"{bound.Value} of {part.Haus.Upper.Value}");
        Assert.True(bound.Value <= BracketSolver.Solve(f, y, enough, null, cancel).Haus.Upper.Value);
        Bound above = bound with { Value = 2 * bound.Value };
        Assert.Same(above, search.OfHardest(f, separation, enough, above, 60));
        Assert.Equal(Bound.Zero, search.OfHardest(f, separation, new BracketSettings { Work = 1 }, Bound.Zero, 60));
        Assert.Equal(Bound.Zero, search.OfHardest(f, separation, enough, Bound.Zero, 2));
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
