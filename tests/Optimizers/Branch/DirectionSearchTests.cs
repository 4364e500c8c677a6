using IsoTriplet.Optimizers.Branch;
using IsoTriplet.Tests.Cases;

namespace IsoTriplet.Tests.Optimizers.Branch;

public sealed class DirectionSearchTests
{
    private static readonly BranchSettings OnePerCent = new() { RelativeGap = 1e-2, MaximumNodes = 20_000 };

    [Theory]
    [InlineData(Objective.Haus)]
    [InlineData(Objective.Iso)]
    public void Solve_SmallPlanarInstances_ClosesWithAnAcceptedCertificate(Objective objective)
    {
        for (int seed = 0; seed < 6; seed++)
        {
            (Embedding points, Labels labels) = Instance(seed, 5, 2);
            BracketReport fast = Fast(points, labels);
            Bracket bracket = objective == Objective.Haus ? fast.Haus : fast.Iso;
            DirectionResult result = Search(points, labels, objective, bracket.Upper.Value, OnePerCent);
            Assert.Equal(BranchStatus.Closed, result.Status);
            Assert.InRange(result.Lower.Value, 0.98 * bracket.Upper.Value, bracket.Upper.Value);
            Assert.True(CertificateChecker.Check(result.Lower.Certificate!).Valid);
        }
    }

    [Fact]
    public void Solve_OnALine_AgreesWithTheClosedForm()
    {
        // Two classes {0, 3} and {1, 4}: gaps must reach the neighbouring widths (docs/mathematics.md, dimension 1).
        Embedding points = Embedding.FromRows([
            [0],
            [3],
            [1],
            [4],
        ]);
        Labels labels = Labels.FromIntegers([0, 0, 1, 1]);
        BracketReport fast = Fast(points, labels);
        DirectionResult result = Search(points, labels, Objective.Haus, fast.Haus.Upper.Value, OnePerCent);
        Assert.InRange(result.Lower.Value, 0.98 * fast.Haus.Upper.Value, fast.Haus.Upper.Value);
    }

    [Fact]
    public void Solve_HeldCaseWithAWideBracket_RaisesTheLowerBoundAboveTheRelaxation()
    {
        ReferenceCase held = ReferenceCase.Named("gauss-8-2");
        (Embedding points, Labels labels) = (held.F, held.Y);
        BracketReport fast = Fast(points, labels);
        DirectionResult result = Search(points, labels, Objective.Haus, fast.Haus.Upper.Value, OnePerCent);
        BracketReport relaxed = BracketSolver.Solve(
            points,
            labels,
            new BracketSettings { Starts = 1, Hulls = null },
            cancellationToken: TestContext.Current.CancellationToken
        );
        Assert.True(result.Lower.Value > 1.3 * relaxed.Haus.Lower.Value);
        Assert.True(result.Lower.Value <= fast.Haus.Upper.Value);
    }

    [Fact]
    public void Solve_ThreeEqualSegments_NearsWhatTheTheoremProvesAndStaysBelowIt()
    {
        // docs/mathematics/plane.md, 17.5: d_iso = 2 sqrt 3 / (1 + sqrt 3) for three classes at (+-1, 0).
        Embedding points = Embedding.Create(6, 2, [-1, 0, 1, 0, -1, 0, 1, 0, -1, 0, 1, 0]);
        Labels labels = Labels.FromIntegers([0, 0, 1, 1, 2, 2]);
        double truth = 2 * Math.Sqrt(3) / (1 + Math.Sqrt(3));
        DirectionResult result = Search(points, labels, Objective.Iso, truth, OnePerCent with { MaximumNodes = 4000 });
        Assert.InRange(result.Lower.Value, 0.9 * truth, truth);
        Assert.True(CertificateChecker.Check(result.Lower.Certificate!).Valid);
    }

    [Fact]
    public void Solve_UpperBoundTooLow_NeverProvesMoreThanTheTruth()
    {
        // A false upper bound as a negative control: the search must not "close" on it with a certificate that contradicts the best known point.
        (Embedding points, Labels labels) = Instance(1, 5, 2);
        double truth = Fast(points, labels).Haus.Upper.Value;
        DirectionResult result = Search(points, labels, Objective.Haus, 2 * truth, OnePerCent);
        Assert.True(result.Lower.Value <= truth);
    }

    [Fact]
    public void Solve_NodeLimit_ReturnsACertifiedPartialBound()
    {
        (Embedding points, Labels labels) = Instance(3, 8, 2);
        double upper = Fast(points, labels).Haus.Upper.Value;
        DirectionResult result = Search(points, labels, Objective.Haus, upper, OnePerCent with { MaximumNodes = 60 });
        Assert.Equal(BranchStatus.NodeLimit, result.Status);
        Assert.InRange(result.Lower.Value, 0, upper);
    }

    [Theory]
    [InlineData(Objective.Haus)]
    [InlineData(Objective.Iso)]
    public void Solve_AnyNumberOfThreads_GrowsTheSameTree(Objective objective)
    {
        (Embedding points, Labels labels) = Instance(3, 7, 2);
        double upper = Fast(points, labels).Iso.Upper.Value;
        (int, string) With(int threads)
        {
            using IDisposable use = Parallelism.Use(threads);
            DirectionResult result = Search(points, labels, objective, upper, OnePerCent with { MaximumNodes = 400 });
            Assert.True(result.Nodes > 100);
            return (result.Nodes, CertificateFile.ToJson(result.Lower.Certificate!));
        }
        Assert.Equal(With(1), With(5));
    }

    [Fact]
    public void Solve_Cancelled_SaysSo()
    {
        (Embedding points, Labels labels) = Instance(3, 8, 2);
        DirectionResult result = DirectionSearch.Solve(
            points,
            labels,
            Objective.Haus,
            (0, 10),
            OnePerCent,
            _ => null,
            new CancellationToken(canceled: true)
        );
        Assert.Equal(BranchStatus.Cancelled, result.Status);
    }

    [Fact]
    public void Solve_DimensionThree_Throws() =>
        Assert.Throws<ArgumentException>(() =>
            Search(Draw.Gaussian(new Random(0), 4, 3), Labels.FromIntegers([0, 0, 1, 1]), Objective.Haus, 1, OnePerCent)
        );

    [Theory]
    [InlineData(1e-6)]
    [InlineData(1e6)]
    public void Solve_ScaledInput_ScalesTheBound(double scale)
    {
        (Embedding points, Labels labels) = Instance(2, 5, 2);
        Embedding scaled = Embedding.Create(points.Points, 2, [.. points.Values.ToArray().Select(x => scale * x)]);
        double plain = Search(points, labels, Objective.Haus, 1.0, OnePerCent).Lower.Value;
        double moved = Search(scaled, labels, Objective.Haus, scale, OnePerCent).Lower.Value;
        Assert.Equal(1, moved / (scale * plain), 0.02);
    }

    private static (Embedding Points, Labels Labels) Instance(int seed, int count, int dimension)
    {
        Embedding points = Draw.Gaussian(new Random(seed), count, dimension);
        return (points, Labels.FromIntegers([.. Enumerable.Range(0, count).Select(i => i % 2)]));
    }

    private static BracketReport Fast(Embedding points, Labels labels) =>
        BracketSolver.Solve(points, labels, new BracketSettings { Starts = 6 }, cancellationToken: TestContext.Current.CancellationToken);

    private static DirectionResult Search(Embedding points, Labels labels, Objective objective, double upper, BranchSettings settings) =>
        DirectionSearch.Solve(points, labels, objective, (0, upper), settings, _ => null, TestContext.Current.CancellationToken);

    /// <summary>All points are searched with improvements on the way; some of them without, as an embedding of these is none of all.</summary>
    [Fact]
    public void Raise_AllPointsOrSome_NamesThemAndImprovesAllAlone()
    {
        Embedding f = Draw.Gaussian(new Random(2), 5, 1);
        Labels labels = Labels.FromIntegers([0, 1, 0, 1, 0]);
        BracketReport report = BracketSolver.Solve(
            f,
            labels,
            new BracketSettings { Starts = 2, Directions = null },
            null,
            TestContext.Current.CancellationToken
        );
        double upper = report.Haus.Upper.Value;
        BranchSettings settings = new() { MaximumNodes = 200 };
        int improved = 0;
        Bound all = Raise(Bound.Zero, upper, settings, null);
        Assert.InRange(all.Value, 0.99 * report.Haus.Lower.Value, upper);
        Assert.Null(all.Rows);
        Assert.True(improved > 0);
        improved = 0;
        int[] rows = [0, 1, 2, 4];
        Bound part = Raise(Bound.Zero, upper, settings, rows);
        Assert.Equal(0, improved);
        Assert.InRange(part.Value, 0, all.Value * (1 + 1e-9));
        Assert.True(part.Value == 0 || part.Rows!.SequenceEqual(rows));
        // Not asked for, nothing open, too few points, or more known.
        Bound known = new(0.5 * upper, "known", null);
        Assert.Same(known, Raise(known, upper, null, null));
        Assert.Same(known, Raise(known, 0.5 * upper, settings, null));
        Assert.Same(known, Raise(known, upper, settings, [0, 1]));
        Assert.Same(known, Raise(known, upper, settings with { MaximumPoints = 4 }, null));
        Bound more = new(0.999 * upper, "more", null);
        Assert.Equal(0.999 * upper, Raise(more, upper, settings, rows).Value, 1e-3 * upper);
        Assert.Equal(0, improved);

        Bound Raise(Bound lower, double end, BranchSettings? how, int[]? points) =>
            DirectionBound.Raise(
                f,
                labels,
                Objective.Haus,
                lower,
                end,
                how,
                points,
                _ =>
                {
                    improved++;
                    return null;
                },
                null,
                TestContext.Current.CancellationToken
            );
    }
}

public sealed class DirectionBoundTests
{
    [Fact]
    public void Raise_ThreeLongClassesOfManyPoints_LooksAtTheirEndsAndBoundsTheWhole()
    {
        // Lengths 2, 2.6 and 3.2: the theorem of three long classes takes the shortest for all.
        CancellationToken cancel = TestContext.Current.CancellationToken;
        const int Each = 40;
        Embedding f = Embedding.Create(
            3 * Each,
            2,
            [
                .. Enumerable
                    .Range(0, 3 * Each)
                    .SelectMany(i => new[] { ((2.0 * (i % Each) / (Each - 1)) - 1) * (1 + (0.3 * (i / Each))), 0 }),
            ]
        );
        Labels labels = Labels.FromIntegers([.. Enumerable.Range(0, 3 * Each).Select(i => i / Each)]);
        Bound angles = IsoTriplet.Optimizers.Angles.AngleBound.Find(f, labels, 0, cancel);
        Assert.Equal(6, angles.Rows!.Count);
        int[] ends = [.. angles.Rows];
        BracketReport six = BracketSolver.Solve(f.Select(ends), labels.Select(ends), cancellationToken: cancel);
        double upper = six.Iso.Upper.Value;
        Bound Raised(Objective objective, Bound lower) =>
            DirectionBound.Raise(f, labels, objective, lower, upper, new() { MaximumNodes = 3000 }, null, _ => null, null, cancel);

        Bound raised = Raised(Objective.Iso, angles);

        Assert.Equal(ends, raised.Rows);
        Assert.True(CertificateChecker.Check(raised.Certificate!).Valid);
        Assert.InRange(raised.Value, angles.Value * (1 + 1e-6), upper);
        // Of another bound it has no points to look at, and 120 are too many.
        Assert.Same(Bound.Zero, Raised(Objective.Iso, Bound.Zero));
        Assert.Same(raised, Raised(Objective.Iso, raised));
    }
}
