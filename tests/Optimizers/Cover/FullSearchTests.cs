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
        BracketSettings once = new() { SearchIso = false, Work = 4e10 };
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
        Assert.True(more.Haus.RelativeGap <= report.Haus.RelativeGap);
        Check(more);
    }

    /// <summary>In many dimensions d_haus is near H / 4: points that have neighbours within what H lets expect, and none within d_haus, end as those that lie by themselves do, for both distances.</summary>
    [Theory]
    [InlineData(1, 200, 24)]
    [InlineData(2, 240, 16)]
    public void Solve_NeighboursBeyondTheDistance_AllPointsAreSearched(int seed, int points, int dimension)
    {
        Random random = new(seed);
        (Embedding noise, Embedding centres) = (Draw.Gaussian(random, points, dimension), Draw.Gaussian(random, 4, dimension));
        Labels y = Labels.FromIntegers([.. Enumerable.Range(0, points).Select(i => i % 4)]);
        double[] values =
        [
            .. Enumerable.Range(0, points * dimension).Select(k => noise.Values[k] + (0.7 * centres[k / dimension % 4, k % dimension])),
        ];
        Embedding f = Embedding.Create(points, dimension, values);
        BracketSettings settings = new()
        {
            FullPoints = 100,
            SubFamilyPoints = 30,
            CoverPoints = 120,
            Work = 2e9,
        };
        BracketReport report = BracketSolver.Solve(f, y, settings, null, TestContext.Current.CancellationToken);
        Assert.True(Places.LieNear(f, y, 1.5 * report.Separation.Hardness!.Value));
        Assert.False(Places.LieNear(f, y, report.Haus.Upper.Value));
        Assert.Equal("search over all points", report.Haus.Upper.RestsOn);
        Assert.Equal("search over all points", report.Iso.Upper.RestsOn);
        Assert.True(report.Haus.RelativeGap < 0.15, $"{report.Haus.Lower.Value} to {report.Haus.Upper.Value}");
        Assert.True(report.Iso.RelativeGap < 0.15, $"{report.Iso.Lower.Value} to {report.Iso.Upper.Value}");
        Check(report);
        // Where the work allows no search it is left out.
        BracketReport none = BracketSolver.Solve(f, y, settings with { Work = 1 }, null, TestContext.Current.CancellationToken);
        Assert.DoesNotContain("all points", none.Haus.Upper.RestsOn, StringComparison.Ordinal);
        Check(none);
    }

    /// <summary>The farthest points alone: a certified bound on d_haus of all, on points of theirs, near to d_haus of these; nothing where these are separated or the work allows no search.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void OfFarthest_FewOfMany_BoundsTheWhole(int seed)
    {
        Random random = new(seed);
        Embedding f = Draw.Gaussian(random, 160, 30);
        Labels y = Labels.FromIntegers([.. Enumerable.Range(0, 160).Select(i => i % 4)]);
        CancellationToken cancel = TestContext.Current.CancellationToken;
        EnclosingBall[] balls = SmallestEnclosingBall.OfClasses(f, y);
        FullSearch search = new(new Frame(f, y), y, balls, new Incumbents(f, y), null, cancel);
        BracketSettings enough = new() { Work = 1e10, SearchIso = false };
        Bound bound = search.OfFarthest(enough, Bound.Zero, 60);
        int[] rows = [.. bound.Rows!];
        Assert.Equal(60, rows.Length);
        double nearest = rows.Min(ToCentre);
        Assert.All(Enumerable.Range(0, 160).Except(rows), i => Assert.True(ToCentre(i) <= nearest));
        CheckResult result = CertificateChecker.Check(bound.Certificate!);
        Assert.True(result.Valid);
        Assert.Equal(bound.Value, result.Bound);
        Bracket part = BracketSolver.Solve(f.Select(rows), y.Select(rows), enough, null, cancel).Haus;
        Assert.True(bound.Value <= part.Upper.Value);
        Assert.True(bound.Value > 0.8 * part.Upper.Value, $"{bound.Value} of {part.Upper.Value}");
        Bound above = bound with { Value = 2 * bound.Value };
        Assert.Same(above, search.OfFarthest(enough, above, 60));
        Assert.Equal(Bound.Zero, search.OfFarthest(new BracketSettings { Work = 1 }, Bound.Zero, 60));
        Assert.Equal(Bound.Zero, search.OfFarthest(enough, Bound.Zero, 2));

        double ToCentre(int i) => PairwiseDistances.Between(f.Row(i), balls[y[i]].Centre);
    }

    /// <summary>A radius that few steps took for too small may be large enough, and what a later search ends with then has nothing to bound by: more work never leaves no bound at all.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void OfFarthest_WhateverWorkThereIs_HasABound(int seed)
    {
        Embedding f = Draw.Gaussian(new Random(seed), 60, 20);
        Labels y = Labels.FromIntegers([.. Enumerable.Range(0, 60).Select(i => i % 6)]);
        EnclosingBall[] balls = SmallestEnclosingBall.OfClasses(f, y);
        Frame frame = new(f, y);
        Incumbents incumbents = new(f, y);
        FullSearch search = new(frame, y, balls, incumbents, null, TestContext.Current.CancellationToken);
        // The farthest have three tenths of the work.
        double[] bounds =
        [
            .. Enumerable
                .Range(36, 9)
                .Select(k => new BracketSettings { Work = 5 * k * BallSearch.StepWork(frame) / 0.3 })
                .Select(settings => search.OfFarthest(settings, Bound.Zero, 60).Value),
        ];
        Assert.True(bounds.Min() > 0.9 * bounds.Max(), string.Join(" ", bounds));
    }

    private static (FullSearch Search, Incumbents Incumbents, Frame Frame, Embedding F, Labels Y) Small(
        int seed,
        CancellationToken cancel,
        int points = 24
    )
    {
        Random random = new(seed);
        Embedding f = Draw.Gaussian(random, points, 5);
        Labels y = Labels.FromIntegers([.. Enumerable.Range(0, points).Select(i => i % 3)]);
        (Incumbents incumbents, Frame frame) = (new(f, y), new(f, y));
        _ = incumbents.Offer(Collapse.OfClasses(f, y, SmallestEnclosingBall.OfClasses(f, y)), "class collapse");
        return (new FullSearch(frame, y, SmallestEnclosingBall.OfClasses(f, y), incumbents, null, cancel), incumbents, frame, f, y);
    }

    /// <summary>Searches over two dozen points: both ends hold and come near each other, more work loses nothing, and none is done beyond what is allowed or with a closed bracket.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Haus_SmallFamily_BracketsAndGoesOn(int seed)
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        (FullSearch search, Incumbents incumbents, Frame frame, Embedding f, Labels y) = Small(seed, cancel);
        double collapsed = incumbents.BestHaus;
        BracketSettings one = new() { Work = 6e7 };
        Bound first = search.Haus(one, Bound.Zero);
        double upper = incumbents.BestHaus;
        Assert.True(upper < collapsed);
        Assert.Equal("search over all points", incumbents.Certify(Objective.Haus).Bound.RestsOn);
        Assert.StartsWith("Lagrangian (", first.RestsOn, StringComparison.Ordinal);
        Assert.Equal(first.Value, CertificateChecker.Check(first.Certificate!).Bound);
        Assert.InRange(first.Value, 0.5 * upper, upper);
        Bound second = search.Haus(new BracketSettings { Work = 2e8 }, first);
        Assert.InRange(second.Value, first.Value, incumbents.BestHaus);
        Assert.True(incumbents.BestHaus <= upper);
        Assert.Equal(second.Value, CertificateChecker.Check(second.Certificate!).Bound);
        // A bound that leaves nothing open is kept as it is, and nothing is searched.
        Bound closing = second with
        {
            Value = incumbents.BestHaus,
        };
        Recorder seen = new();
        FullSearch watched = new(frame, y, SmallestEnclosingBall.OfClasses(f, y), incumbents, seen, cancel);
        Assert.Same(closing, watched.Haus(one, closing));
        Assert.Equal(0, seen.Count);
        // The interior-point method brackets the same number.
        BracketReport report = BracketSolver.Solve(f, y, new BracketSettings { Starts = 1, SearchIso = false }, null, cancel);
        Assert.True(second.Value <= report.Haus.Upper.Value && report.Haus.Lower.Value <= incumbents.BestHaus);
        Assert.True(incumbents.BestHaus <= 1.05 * report.Haus.Upper.Value, $"{incumbents.BestHaus} of {report.Haus.Upper.Value}");
        Assert.True(second.Value > 0.75 * report.Haus.Lower.Value, $"{second.Value} of {report.Haus.Lower.Value}");
    }

    /// <summary>A bound of N points is affordable from 1e4 N^2 operations on: with less that of the farthest stands for it, and the search from above is of all points.</summary>
    [Fact]
    public void Haus_LittleWork_BoundsByTheFarthest()
    {
        (FullSearch search, Incumbents incumbents, _, Embedding f, Labels y) = Small(1, TestContext.Current.CancellationToken, 80);
        double collapsed = incumbents.BestHaus;
        BracketSettings little = new() { Work = 4e7 };
        Bound bound = search.Haus(little, Bound.Zero);
        Assert.Equal("Lagrangian (sub-family of 63 points)", bound.RestsOn);
        int[] rows = [.. bound.Rows!];
        Assert.Equal(63, rows.Length);
        Assert.InRange(bound.Value, 0.3 * incumbents.BestHaus, incumbents.BestHaus);
        Assert.True(incumbents.BestHaus < collapsed);
        CheckResult result = CertificateChecker.Check(bound.Certificate!);
        Assert.True(result.Valid);
        Assert.Equal(bound.Value, result.Bound);
        Assert.Equal(bound.Value, search.OfFarthest(little, Bound.Zero, 63).Value);
        Assert.True(TripletSeparation.Of(incumbents.Point(Objective.Haus)!, y).IsSeparated);
        Assert.Equal(incumbents.BestHaus, ClassHausdorffDistance.LargestDisplacement(f, incumbents.Point(Objective.Haus)!).Value, 1e-12);
        // Just enough for all of them, and not quite.
        Assert.Null(search.Haus(new BracketSettings { Work = 80 * 80 * 1e4 }, Bound.Zero).Rows);
        int[] less = [.. search.Haus(new BracketSettings { Work = 80 * 80 * 0.999e4 }, Bound.Zero).Rows!];
        Assert.Equal(79, less.Length);
    }

    /// <summary>Points so far from the origin that few digits are left: what ends separated in the frame need not be so in them, and the search ends all the same, with ends that hold.</summary>
    [Theory]
    [InlineData(1e9)]
    [InlineData(1e14)]
    [InlineData(3e15)]
    public void Haus_FarFromTheOrigin_Ends(double offset)
    {
        (Embedding drawn, Labels y) = (
            Draw.Gaussian(new Random(5), 24, 5),
            Labels.FromIntegers([.. Enumerable.Range(0, 24).Select(i => i % 3)])
        );
        Embedding f = Embedding.Create(24, 5, [.. drawn.Values.ToArray().Select(x => x + offset)]);
        EnclosingBall[] balls = SmallestEnclosingBall.OfClasses(f, y);
        (Incumbents incumbents, Frame frame) = (new(f, y), new(f, y));
        _ = incumbents.Offer(Collapse.OfClasses(f, y, balls), "class collapse");
        FullSearch search = new(frame, y, balls, incumbents, null, TestContext.Current.CancellationToken);
        Bound bound = search.Haus(new BracketSettings { Work = 1e8 }, Bound.Zero);
        Assert.InRange(bound.Value, 0, incumbents.BestHaus);
        Assert.True(TripletSeparation.Of(incumbents.Point(Objective.Haus)!, y).IsSeparated);
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

    /// <summary>Fifty steps are the fewest.</summary>
    [Fact]
    public void Serves_AtFiftySteps_IsWhereItBegins()
    {
        (FullSearch search, Incumbents incumbents, Frame frame, _, _) = Small(1, CancellationToken.None);
        foreach (
            (Objective objective, double work) in new[]
            {
                (Objective.Iso, 50.0 * frame.N * frame.N * (frame.Dimension + 40)),
                (Objective.Haus, 50 * BallSearch.StepWork(frame)),
            }
        )
        {
            Assert.True(search.Serves(new BracketSettings { Work = work }, objective));
            Assert.False(search.Serves(new BracketSettings { Work = work * (1 - 1e-12) }, objective));
        }
        // Cancelled, or without work for a search: nothing.
        (FullSearch cancelled, Incumbents left, _, _, _) = Small(1, new CancellationToken(true));
        Assert.Same(Bound.Zero, cancelled.Haus(new BracketSettings(), Bound.Zero));
        Assert.Same(Bound.Zero, search.Haus(new BracketSettings { Work = 40 * BallSearch.StepWork(frame) }, Bound.Zero));
        Assert.Equal(left.BestHaus, incumbents.BestHaus);
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
