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
        return (new Frame(f, labels), ComparisonProblem.RecordOf(f, labels));
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

    /// <summary>Merit -log (q / sum u) - mu / N log det (M / sum u) by another factorisation, its gradient by central differences in the logarithms.</summary>
    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 3)]
    [InlineData(3, 1)]
    public void Initialise_AnyMultipliers_MeritIsTheFormulaAndTheGradientItsSlope(int seed, int dimension)
    {
        const int n = 9;
        (Frame frame, _) = Drawn(seed, n, dimension);
        Random random = new(seed);
        double[] u = [.. Enumerable.Range(0, n).Select(_ => 0.5 + random.NextDouble())],
            squares = [.. Enumerable.Range(0, n * n).Select(k => Square(frame, k / n, k % n))];
        FrameTriple[] triples =
        [
            .. Hardest
                .Triples(frame, squares, double.NegativeInfinity)
                .Select(t => t with { Weight = 0.02 + (0.05 * random.NextDouble()) }),
        ];
        BarrierState at = State(u, triples);
        Assert.Equal(0.01, at.Barrier);
        double[] weights = [.. triples.Select(t => t.Weight)],
            matrix = new double[n * n];
        LagrangianMatrix.Fill(matrix, u, triples, weights);
        double q = LagrangianMatrix.Minimise(frame, u, triples, weights)!.Value.Value,
            determinant = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Dense(n, n, matrix).Determinant();
        Assert.Equal(-Math.Log(q / u.Sum()) - (at.Barrier / n * (Math.Log(determinant) - (n * Math.Log(u.Sum() / n)))), at.Merit, 1e-10);
        Assert.Equal(q / u.Sum(), at.Best.Square, 1e-12);
        Assert.Equal(Math.Sqrt(q / u.Sum()) * frame.Scale, new BarrierAscent(frame, u, triples, 1, 1).Inspect(at).Value, 1e-12);
        // It ends where the bound asked for is had.
        double bound = Math.Sqrt(q / u.Sum()) * frame.Scale;
        Assert.Equal(SolveStatus.Converged, new BarrierAscent(frame, u, triples, 0.99 * bound, 8).Terminate(at));
        Assert.Null(new BarrierAscent(frame, u, triples, 1.01 * bound, 8).Terminate(at));
        for (int k = 0; k < n + triples.Length; k++)
        {
            double slope = (Moved(k, 1e-5) - Moved(k, -1e-5)) / 2e-5;
            Assert.Equal(slope, at.Gradient[k], 1e-7 * (1 + Math.Abs(slope)));
        }
        // Where M has a negative eigenvalue there is nothing to go on from.
        BarrierState outside = State(u, [.. triples.Select(t => t with { Weight = 100 })]);
        Assert.True(double.IsPositiveInfinity(outside.Merit));
        Assert.Equal(SolveStatus.Stalled, new BarrierAscent(frame, u, triples, 1, 1).Terminate(outside));

        BarrierState State(double[] points, FrameTriple[] weighted) =>
            new BarrierAscent(frame, points, weighted, double.PositiveInfinity, 8).Initialise();

        double Moved(int k, double by) =>
            State(
                [.. u.Select((v, i) => i == k ? v * Math.Exp(by) : v)],
                [.. triples.Select((t, i) => n + i == k ? t with { Weight = t.Weight * Math.Exp(by) } : t)]
            ).Merit;
    }

    /// <summary>Under one barrier the merit never rises; a barrier has its share of the steps, and the next is a third of it until 2e-4.</summary>
    [Fact]
    public void Step_ManySteps_MeritFallsAndTheBarrierInThirds()
    {
        const int n = 12,
            steps = 40;
        (Frame frame, _) = Drawn(5, n, 3);
        double[] squares = [.. Enumerable.Range(0, n * n).Select(k => Square(frame, k / n, k % n))];
        FrameTriple[] triples = [.. Hardest.Triples(frame, squares, double.NegativeInfinity).Select(t => t with { Weight = 0.001 })];
        BarrierAscent method = new(frame, [.. Enumerable.Repeat(1.0, n)], triples, double.PositiveInfinity, steps);
        BarrierState state = method.Initialise();
        List<double> barriers = [state.Barrier];
        List<int> counts = [0];
        (double first, double best) = (state.Best.Square, state.Best.Square);
        while (method.Terminate(state) is null)
        {
            (double merit, double barrier) = (state.Merit, state.Barrier);
            state = method.Step(state);
            counts[^1]++;
            Assert.True(state.Best.Square >= best);
            best = state.Best.Square;
            if (state.Barrier == barrier)
            {
                Assert.True(state.Merit <= merit, $"{state.Merit} after {merit}");
            }
            else
            {
                barriers.Add(state.Barrier);
                counts.Add(0);
            }
        }
        Assert.Equal(SolveStatus.Converged, method.Terminate(state));
        Assert.Equal(5, barriers.Count);
        Assert.All(barriers.Zip(barriers.Skip(1)), b => Assert.Equal(b.First / 3, b.Second, 1e-15));
        Assert.True(barriers[^1] < 2e-4 && barriers[^2] > 2e-4);
        Assert.All(counts, c => Assert.InRange(c, 0, 1 + (steps / 4)));
        Assert.True(best > 1.5 * first, $"{best} from {first}");
    }

    private static double Square(Frame frame, int i, int j) =>
        Enumerable.Range(0, frame.Dimension).Sum(k => Math.Pow(frame.F[(i * frame.Dimension) + k] - frame.F[(j * frame.Dimension) + k], 2));

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
