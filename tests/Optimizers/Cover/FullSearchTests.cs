using IsoTriplet.Optimizers.Cover;
using IsoTriplet.Optimizers.Lagrangian;
using IsoTriplet.Optimizers.Local;

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

    private static (FullSearch Search, Incumbents Incumbents, Frame Frame, Embedding F, Labels Y) Small(int seed, CancellationToken cancel)
    {
        Random random = new(seed);
        Embedding f = Draw.Gaussian(random, 24, 5);
        Labels y = Labels.FromIntegers([.. Enumerable.Range(0, 24).Select(i => i % 3)]);
        (Incumbents incumbents, Frame frame) = (new(f, y), new(f, y));
        _ = incumbents.Offer(Collapse.OfClasses(f, y, SmallestEnclosingBall.OfClasses(f, y)), "class collapse");
        return (new FullSearch(frame, y, incumbents, null, cancel), incumbents, frame, f, y);
    }

    /// <summary>Turns over two dozen points: both ends hold and come near each other, more turns lose nothing, and none go on beyond the work or a closed bracket.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Haus_SmallFamily_BracketsAndGoesOn(int seed)
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        (FullSearch search, Incumbents incumbents, Frame frame, Embedding f, Labels y) = Small(seed, cancel);
        double step = frame.N * frame.N * (frame.Dimension + 40) / 1.25;
        double collapsed = incumbents.BestHaus;
        BracketSettings one = new() { Work = 500.5 * step };
        Bound first = search.Haus(one, Bound.Zero);
        double upper = incumbents.BestHaus;
        Assert.True(upper < collapsed);
        Assert.Equal("search over all points", incumbents.Certify(Objective.Haus).Bound.RestsOn);
        Assert.StartsWith("Lagrangian (", first.RestsOn, StringComparison.Ordinal);
        Assert.Equal(first.Value, CertificateChecker.Check(first.Certificate!).Bound);
        Assert.InRange(first.Value, 0.5 * upper, upper);
        Bound second = search.Haus(new BracketSettings { Work = 2000.5 * step }, first);
        Assert.InRange(second.Value, first.Value, incumbents.BestHaus);
        Assert.True(incumbents.BestHaus <= upper);
        Assert.Equal(second.Value, CertificateChecker.Check(second.Certificate!).Bound);
        // A bound that leaves nothing open is kept as it is.
        Bound closing = second with
        {
            Value = incumbents.BestHaus,
        };
        Assert.Same(closing, search.Haus(one, closing));
        // With nothing open nothing is searched; work for thirty steps is thirty steps.
        Recorder seen = new();
        FullSearch watched = new(frame, y, incumbents, seen, cancel);
        Assert.Same(closing, watched.Haus(one, closing));
        Assert.Equal(0, seen.Count);
        _ = watched.Haus(new BracketSettings { Work = 30.5 * step }, Bound.Zero);
        Assert.InRange(seen.Count, 1, 30);
        int few = seen.Count;
        _ = watched.Haus(new BracketSettings { Work = 2000.5 * step }, Bound.Zero);
        Assert.True(seen.Count > 2 * few);
        // The interior-point method brackets the same number.
        BracketReport report = BracketSolver.Solve(f, y, new BracketSettings { Starts = 1, SearchIso = false }, null, cancel);
        Assert.True(second.Value <= report.Haus.Upper.Value && report.Haus.Lower.Value <= incumbents.BestHaus);
        Assert.True(incumbents.BestHaus <= 1.05 * report.Haus.Upper.Value, $"{incumbents.BestHaus} of {report.Haus.Upper.Value}");
        Assert.True(second.Value > 0.75 * report.Haus.Lower.Value, $"{second.Value} of {report.Haus.Lower.Value}");
    }

    private sealed class Recorder : IProgress<SolveProgress>
    {
        public int Count { get; private set; }

        public void Report(SolveProgress value) => Count++;
    }

    [Fact]
    public void Iso_SmallFamily_EndsNearerWithASeparatedEmbedding()
    {
        (FullSearch search, Incumbents incumbents, Frame frame, Embedding f, Labels y) = Small(3, TestContext.Current.CancellationToken);
        double before = incumbents.BestIso,
            step = frame.N * frame.N * (frame.Dimension + 40);
        search.Iso(new BracketSettings { Work = 300 * step });
        Assert.True(incumbents.BestIso < 0.8 * before);
        Embedding nearest = incumbents.Point(Objective.Iso)!;
        Assert.True(TripletSeparation.Of(nearest, y).IsSeparated);
        Assert.Equal(IsometricDistance.Between(f, nearest).Value, incumbents.BestIso, 1e-12);
        Assert.Equal("search over all points", incumbents.Certify(Objective.Iso).Bound.RestsOn);
    }

    /// <summary>Fifty steps are the fewest; those for d_haus cost four fifths of the others.</summary>
    [Fact]
    public void Serves_AtFiftySteps_IsWhereItBegins()
    {
        (FullSearch search, Incumbents incumbents, Frame frame, _, _) = Small(1, CancellationToken.None);
        double iso = 50.0 * frame.N * frame.N * (frame.Dimension + 40);
        Assert.True(search.Serves(new BracketSettings { Work = iso }, Objective.Iso));
        Assert.False(search.Serves(new BracketSettings { Work = iso * (1 - 1e-12) }, Objective.Iso));
        Assert.True(search.Serves(new BracketSettings { Work = iso / 1.25 * (1 + 1e-12) }, Objective.Haus));
        Assert.False(search.Serves(new BracketSettings { Work = iso / 1.25 * (1 - 1e-12) }, Objective.Haus));
        // Cancelled: no turn.
        (FullSearch cancelled, Incumbents left, _, _, _) = Small(1, new CancellationToken(true));
        Assert.Same(Bound.Zero, cancelled.Haus(new BracketSettings(), Bound.Zero));
        Assert.Equal(left.BestHaus, incumbents.BestHaus);
    }

    [Fact]
    public void OfHardest_SmallFamily_IsTheBoundOfItsHardestPoints()
    {
        (FullSearch search, Incumbents incumbents, Frame frame, Embedding f, Labels y) = Small(4, TestContext.Current.CancellationToken);
        TripletSeparation separation = TripletSeparation.Of(f, y);
        int[] rows = SubFamily.Hardest(separation, 12);
        double turn = 500.0 * rows.Length * rows.Length * (frame.Dimension + 40) / 1.25;
        BracketSettings enough = new() { Work = turn * (1 + 1e-12) };
        Bound bound = search.OfHardest(f, separation, enough, Bound.Zero, 12);
        Assert.Equal(rows, bound.Rows);
        Assert.Equal($"Lagrangian (sub-family of {rows.Length} points)", bound.RestsOn);
        Assert.Equal(bound.Value, CertificateChecker.Check(bound.Certificate!).Bound);
        Assert.InRange(bound.Value, separation.Hardness!.Value / 4, incumbents.BestHaus);
        Assert.Same(Bound.Zero, search.OfHardest(f, separation, new BracketSettings { Work = turn * (1 - 1e-12) }, Bound.Zero, 12));
        // All points are no part.
        Assert.Same(Bound.Zero, search.OfHardest(f, separation, enough with { Work = 1e12 }, Bound.Zero, 1000));
        Bound above = bound with { Value = 2 * bound.Value };
        Assert.Same(above, search.OfHardest(f, separation, enough, above, 12));
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
