using IsoTriplet.Optimizers.Cover;
using IsoTriplet.Optimizers.Lagrangian;
using IsoTriplet.Optimizers.Local;

namespace IsoTriplet.Tests.Optimizers.Cover;

public sealed class CoverTests
{
    private static readonly BracketSettings Covered = new()
    {
        FullPoints = 8,
        SubFamilyPoints = 9,
        CoverPoints = 16,
        Hulls = null,
    };

    private static int Count => int.TryParse(Environment.GetEnvironmentVariable("ISOTRIPLET_INSTANCES"), out int count) ? count : 40;

    [Fact]
    public void Extended_PlacesOfASeparatedFamily_IsSeparated()
    {
        // Two classes of two places each, 10 apart; the other points go to the nearest place of their class.
        Embedding g = Embedding.Create(4, 2, [0, 0, 1, 0, 10, 0, 11, 0]);
        Labels labels = Labels.FromIntegers([0, 0, 1, 1, 0, 1, 0]);
        Embedding f = Embedding.Create(7, 2, [0, 3, 1, 3, 10, 3, 11, 3, 9, 1, 2, 1, 0.2, 1]);
        Places places = new(f, labels, [0, 1, 2, 3], g);
        double[] distances = places.Nearest();
        Embedding extended = places.Extended();
        Assert.True(TripletSeparation.Of(extended, labels).IsSeparated);
        Assert.Equal(Math.Sqrt(65), distances[4], 1e-12);
        Assert.Equal(g.Row(0).ToArray(), extended.Row(6).ToArray());
        // Control: of places that are not separated the extension is not.
        Places wrong = new(f, labels, [0, 1, 2, 3], Embedding.Create(4, 2, [0, 0, 10, 0, 1, 0, 11, 0]));
        _ = wrong.Nearest();
        Assert.False(TripletSeparation.Of(wrong.Extended(), labels).IsSeparated);
    }

    [Theory]
    [InlineData(3, 150)]
    [InlineData(40, 150)]
    [InlineData(40, 5)] // held still across all but five
    public void Solve_AboveFullPoints_BracketsMeetThoseOfAllPoints(int dimension, int searched)
    {
        for (int seed = 0; seed < Count; seed++)
        {
            Random random = new(seed);
            Embedding f = Draw.Gaussian(random, 20, dimension);
            Labels labels = Draw.Classes(random, 20, 2);
            BracketSettings settings = Covered with { CoverDimensions = searched };
            BracketReport part = BracketSolver.Solve(f, labels, settings, null, TestContext.Current.CancellationToken);
            BracketReport full = BracketSolver.Solve(
                f,
                labels,
                new BracketSettings { Starts = 1 },
                null,
                TestContext.Current.CancellationToken
            );
            Assert.True(part.Haus.Lower.Value <= full.Haus.Upper.Value, $"seed {seed}");
            Assert.True(full.Haus.Lower.Value <= part.Haus.Upper.Value, $"seed {seed}");
            Assert.True(part.Iso.Lower.Value <= full.Iso.Upper.Value, $"seed {seed}");
            Assert.True(full.Iso.Lower.Value <= part.Iso.Upper.Value, $"seed {seed}");
            foreach (Bound bound in new[] { part.Haus.Lower, part.Haus.Upper, part.Iso.Lower, part.Iso.Upper })
            {
                Assert.True(
                    bound.Certificate is null ? bound.Value == 0 : CertificateChecker.Check(bound.Certificate).Valid,
                    $"seed {seed}"
                );
            }
        }
    }

    [Fact]
    public void Solve_ThreeHundredPoints_ClosesFarBelowTheCollapse()
    {
        Random random = new(5);
        Embedding f = Draw.Gaussian(random, 300, 16);
        Labels labels = Draw.Classes(random, 300, 3);
        BracketSettings settings = new() { FullPoints = 100, SubFamilyPoints = 60 };
        BracketReport report = BracketSolver.Solve(f, labels, settings, null, TestContext.Current.CancellationToken);
        BracketReport collapses = BracketSolver.Solve(
            f,
            labels,
            settings with
            {
                SubFamilyPoints = 8,
                Work = 1,
            },
            null,
            TestContext.Current.CancellationToken
        );
        Assert.True(report.Haus.Upper.RestsOn is "places of a sub-family" or "search over all points", report.Haus.Upper.RestsOn);
        Assert.True(report.Haus.Upper.Value < 0.9 * collapses.Haus.Upper.Value);
        Assert.True(report.Iso.Upper.Value < 0.9 * collapses.Iso.Upper.Value);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(40)]
    public void Follow_OtherPoints_KeepTheirDistancesToThePlaces(int dimension)
    {
        Random random = new(dimension);
        Embedding f = Draw.Gaussian(random, 14, dimension);
        SubFamily part = new(f, Draw.Classes(random, 14, 2), [1, 3, 4, 6, 8, 9, 11, 12]);
        Followers followers = part.Follow(f, [0, 13], [2, 7]);
        foreach ((int follower, int row, int place) in new[] { (0, 0, 4), (1, 13, 12) })
        {
            double expected = PairwiseDistances.SquaredBetween(f.Row(row), f.Row(place)),
                scale = part.Frame.Scale;
            Assert.Equal(expected, followers.Square(follower, part.Frame.F, part.Frame.Dimension) * scale * scale, 1e-9 * expected);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Haus_AgainInAllDimensions_GoesOnFromWhereFewEnded(int seed)
    {
        Random random = new(seed);
        Embedding f = Draw.Gaussian(random, 60, 40);
        Labels labels = Draw.Classes(random, 60, 2);
        EnclosingBall[] balls = SmallestEnclosingBall.OfClasses(f, labels);
        Incumbents incumbents = new(f, labels);
        Assert.True(incumbents.Offer(Collapse.OfClasses(f, labels, balls), "class collapse"));
        CancellationToken cancel = TestContext.Current.CancellationToken;
        FullSearch full = new(new(f, labels), labels, balls, incumbents, null, cancel);
        CoverSearch cover = new(f, labels, TripletSeparation.Of(f, labels), incumbents, full, null, cancel);
        // No search over all points follows the rounds.
        BracketSettings few = Covered with
        {
            CoverPoints = 40,
            CoverDimensions = 5,
            FullPoints = 60,
        };
        (Bound lower, int[] rows) = cover.Haus(few, balls);
        double held = incumbents.BestHaus;
        Assert.True(rows.Length > 6);
        (Bound again, int[] more) = cover.Haus(few with { CoverDimensions = int.MaxValue }, balls);
        Assert.True(more.Length >= rows.Length);
        Assert.InRange(again.Value, lower.Value, incumbents.BestHaus);
        Assert.True(incumbents.BestHaus < 0.99 * held, $"{incumbents.BestHaus} after {held}");
        Assert.True(TripletSeparation.Of(incumbents.Point(Objective.Haus)!, labels).IsSeparated);
    }

    [Fact]
    public void Solve_PointsWithoutNeighbours_SearchesAllOfThem()
    {
        Random random = new(2);
        Embedding f = Draw.Gaussian(random, 200, 60);
        Labels labels = Draw.Classes(random, 200, 8);
        BracketSettings settings = new()
        {
            FullPoints = 100,
            SubFamilyPoints = 24,
            Hulls = null,
        };
        BracketReport report = BracketSolver.Solve(f, labels, settings, null, TestContext.Current.CancellationToken);
        Assert.Equal("search over all points", report.Haus.Upper.RestsOn);
        Assert.True(report.Iso.Closed);
        BracketReport few = BracketSolver.Solve(f, labels, settings with { Work = 1e6 }, null, TestContext.Current.CancellationToken);
        Assert.True(report.Haus.Upper.Value < 0.9 * few.Haus.Upper.Value);
    }
}
