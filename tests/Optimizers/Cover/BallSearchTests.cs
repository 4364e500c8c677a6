using IsoTriplet.Optimizers.Cover;
using IsoTriplet.Optimizers.Lagrangian;
using IsoTriplet.Optimizers.Local;

namespace IsoTriplet.Tests.Optimizers.Cover;

public sealed class BallSearchTests
{
    private static (Embedding F, Labels Y, Frame Frame, double Collapsed, double[] Start) Drawn(int seed, int points, int dimension)
    {
        Random random = new(seed);
        Embedding f = Draw.Gaussian(random, points, dimension, 3);
        Labels y = Draw.Classes(random, points, 4);
        Frame frame = new(f, y);
        Embedding collapsed = Collapse.OfClasses(f, y, SmallestEnclosingBall.OfClasses(f, y));
        return (f, y, frame, ClassHausdorffDistance.LargestDisplacement(f, collapsed).Value, frame.Enter(collapsed));
    }

    private static (BallSearch Search, BallState State, SolveStatus Status) Run(Frame frame, double[] start, double radius, int steps)
    {
        BallSearch search = new(frame, start, radius);
        (BallState state, SolveStatus status, _) = Solver.Solve(search, steps, null, TestContext.Current.CancellationToken);
        return (search, state, status);
    }

    /// <summary>A search that ends separated has every point within the radius, and is separated exactly.</summary>
    [Theory]
    [InlineData(0, 90, 3)]
    [InlineData(1, 150, 12)]
    [InlineData(2, 200, 40)]
    public void Solve_RadiusWithRoom_EndsSeparatedWithinIt(int seed, int points, int dimension)
    {
        (Embedding f, Labels y, Frame frame, double collapsed, double[] start) = Drawn(seed, points, dimension);
        double radius = 0.93 * collapsed;
        (_, BallState state, SolveStatus status) = Run(frame, start, radius, 600);
        Assert.Equal(SolveStatus.Converged, status);
        Embedding g = frame.Unsort(frame.World(state.Point));
        Assert.True(TripletSeparation.Of(g, y).IsSeparated);
        Assert.True(ClassHausdorffDistance.LargestDisplacement(f, g).Value <= radius * (1 + 1e-9));
    }

    /// <summary>Below d_haus none ends separated, and where no relaxation gap is left its multipliers bound d_haus from beyond the radius.</summary>
    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public void Multipliers_RadiusBelowTheDistance_BoundFromBeyondIt(int seed)
    {
        (Embedding f, Labels y, Frame frame, _, double[] start) = Drawn(seed, 120, 40);
        Bracket known = BracketSolver
            .Solve(f, y, new BracketSettings { SearchIso = false }, null, TestContext.Current.CancellationToken)
            .Haus;
        double radius = 0.95 * known.Lower.Value;
        (BallSearch search, BallState state, SolveStatus status) = Run(frame, start, radius, 1500);
        Assert.NotEqual(SolveStatus.Converged, status);
        (double[] points, List<FrameTriple> triples) = search.Multipliers(state)!.Value;
        Assert.Equal(1, points.Sum(), 1e-12);
        Assert.All(points, u => Assert.True(u >= 0));
        Assert.All(triples, t => Assert.True(t.Weight > 0 && y[frame.Order[t.Anchor]] == y[frame.Order[t.Positive]]));
        Assert.All(triples, t => Assert.NotEqual(y[frame.Order[t.Anchor]], y[frame.Order[t.Negative]]));
        Bound bound = ShrunkMultipliers.Bound(frame, ComparisonProblem.RecordOf(f, y), points, triples, "balls");
        Assert.True(bound.Value > radius, $"{bound.Value} of {radius}");
        Assert.True(bound.Value <= known.Upper.Value);
        CheckResult result = CertificateChecker.Check(bound.Certificate!);
        Assert.True(result.Valid);
        Assert.Equal(bound.Value, result.Bound);
    }

    /// <summary>A start that is separated and within the radius is an end, and one step does not depend on the threads.</summary>
    [Fact]
    public void Solve_SeparatedStart_IsTheEnd()
    {
        (_, _, Frame frame, double collapsed, double[] start) = Drawn(7, 300, 5);
        (BallSearch search, BallState state, SolveStatus status) = Run(frame, start, collapsed * (1 + 1e-9), 10);
        Assert.Equal((SolveStatus.Converged, 0), (status, state.Steps));
        Assert.Equal(start, state.Point);
        Assert.Null(search.Multipliers(state));
        double[] one = Steps(1),
            two = Steps(2);
        Assert.Equal(one, two);

        double[] Steps(int threads)
        {
            using IDisposable _ = Parallelism.Use(threads);
            return Run(frame, start, collapsed / 2, 9).State.Point;
        }
    }
}
