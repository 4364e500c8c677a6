using FsCheck.Xunit;
using IsoTriplet.Optimizers.Lagrangian;

namespace IsoTriplet.Tests.Optimizers.Lagrangian;

/// <summary>The barrier's way inwards: never lower, always certified, and near the best Lagrangian bound.</summary>
public sealed class BarrierAscentTests
{
    private static (Frame Frame, TripletProblem Problem) Drawn(int seed, int points, int dimension)
    {
        Random random = new(seed);
        Embedding f = Draw.Gaussian(random, points, dimension);
        Labels labels = Draw.Classes(random, points, 3);
        return (new Frame(f, labels), BracketSolver.ProblemOf(f, labels));
    }

    // The bound of a lifted problem that was stopped early, and the best there is, by the interior-point method.
    private static (Bound Early, Bound Best) Bounds(Frame frame, TripletProblem problem, int steps)
    {
        BracketSettings settings = new();
        CancellationToken none = TestContext.Current.CancellationToken;
        LowerResult early = LowerHaus.Lifted(
            frame,
            problem,
            settings,
            settings.Local with
            {
                MaxSteps = steps,
            },
            null,
            none,
            out List<FrameTriple> triples
        );
        return (early.Bound, LowerHaus.Interior(frame, problem, settings, triples, null, none).Bound);
    }

    [Property(MaxTest = 25)]
    public void Raise_AnEarlyBound_IsNoLowerAndBelowTheBest(int seed)
    {
        (Frame frame, TripletProblem problem) = Drawn(seed, 14 + (Math.Abs(seed % 10)), 3);
        (Bound early, Bound best) = Bounds(frame, problem, 60);
        Bound raised = Raise(frame, problem, early, double.PositiveInfinity, 200);
        Assert.True(raised.Value >= early.Value);
        Assert.True(raised.Value <= best.Value * (1 + 1e-5), $"{raised.Value} above the best bound {best.Value}");
        Assert.Equal(raised.Value, raised.Certificate is null ? 0 : CertificateChecker.Check(raised.Certificate).Bound);
    }

    /// <summary>From half of the best weights, and u mixed with 1/N: the barrier's maximum is within mu/2 of the best bound (Proposition 4.6).</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Raise_FromFarInside_ComesToTheBest(int seed)
    {
        (Frame frame, TripletProblem problem) = Drawn(seed, 30, 4);
        (_, Bound best) = Bounds(frame, problem, 120);
        LagrangianCertificate known = Assert.IsType<LagrangianCertificate>(best.Certificate);
        LagrangianCertificate inside = known with
        {
            PointWeights = [.. known.PointWeights.Select(u => 0.5 * (u + (1.0 / 30)))],
            Triples = [.. known.Triples.Select(t => t with { Weight = 0.5 * t.Weight })],
        };
        double from = CertificateChecker.Check(inside).Bound;
        Assert.InRange(from, 0.2 * best.Value, 0.97 * best.Value);
        Bound raised = Raise(frame, problem, new Bound(from, "far inside", inside with { Bound = from }), double.PositiveInfinity, 1000);
        Assert.Equal("Lagrangian (barrier)", raised.RestsOn);
        Assert.InRange(raised.Value, 0.99 * best.Value, best.Value * (1 + 1e-5));
    }

    [Fact]
    public void Raise_EnoughOrNothingToRaise_LeavesTheBound()
    {
        (Frame frame, TripletProblem problem) = Drawn(1, 30, 4);
        (Bound early, _) = Bounds(frame, problem, 120);
        Assert.Same(early, Raise(frame, problem, early, double.PositiveInfinity, 0));
        Assert.Same(Bound.Zero, Raise(frame, problem, Bound.Zero, double.PositiveInfinity, 50));
        Bound part = early with { Rows = [0, 1, 2] };
        Assert.Same(part, Raise(frame, problem, part, double.PositiveInfinity, 50));
        // A target that is reached at once ends it there.
        Assert.True(Raise(frame, problem, early, 0.5 * early.Value, 400).Value < Raise(frame, problem, early, 1e9, 400).Value);
    }

    private static Bound Raise(Frame frame, TripletProblem problem, Bound bound, double enough, int steps) =>
        BarrierAscent.Raise(frame, problem, bound, enough, steps, null, TestContext.Current.CancellationToken);
}
