using IsoTriplet.Optimizers.Gram;
using Bracket = IsoTriplet.Optimizers.Bracket;

namespace IsoTriplet.Tests.Optimizers;

/// <summary>What a bracket is put together from, piece by piece.</summary>
public sealed class PiecesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static readonly Labels Two = Labels.FromIntegers([0, 1, 0, 1]);

    [Fact]
    public void Bracket_Gap_IsRelativeToTheUpperBound()
    {
        static Bracket Of(double lower, double upper) => new(new Bound(lower, "", null), new Bound(upper, "", null));
        Assert.Equal((0.75, false), (Of(1, 4).RelativeGap, Of(1, 4).Closed));
        Assert.Equal((0, true), (Of(4, 1).RelativeGap, Of(4, 1).Closed));
        Assert.Equal((0, true), (Of(0, 0).RelativeGap, Of(0, 0).Closed));
        Assert.True(Of(1023, 1024).Closed);
        Assert.False(Of(1022, 1024).Closed);
        Assert.Equal((0, "distances are not negative", null), (Bound.Zero.Value, Bound.Zero.RestsOn, Bound.Zero.Certificate));
    }

    [Theory]
    [InlineData(0.998, 0.9989, CollapseVerdict.None)]
    [InlineData(0.998, 0.999, CollapseVerdict.Undecided)]
    [InlineData(0.999, 0.9995, CollapseVerdict.Class)]
    [InlineData(1.997, 1.998, CollapseVerdict.Class)]
    [InlineData(1.998, 1.998, CollapseVerdict.Total)]
    public void Judge_AtTheThresholds_CountsThemIn(double lower, double upper, CollapseVerdict expected) =>
        Assert.Equal(expected, BracketReport.Judge(new(new(lower, "", null), new(upper, "", null)), 2, 1, Two));

    [Fact]
    public void Solve_WrongArguments_AreRefused()
    {
        Embedding f = Embedding.Create(3, 1, [0, 1, 2]);
        Labels labels = Labels.FromIntegers([0, 0, 1]);
        Bracket bracket = new(Bound.Zero, Bound.Zero);
        Assert.Throws<ArgumentNullException>(() => BracketSolver.Solve(null!, labels, null, null, Token));
        Assert.Throws<ArgumentNullException>(() => BracketSolver.Solve(f, null!, null, null, Token));
        Assert.Throws<ArgumentNullException>(() => ComparisonProblem.RecordOf(null!, labels));
        Assert.Throws<ArgumentNullException>(() => ComparisonProblem.RecordOf(f, null!));
        Assert.Throws<ArgumentNullException>(() => BracketReport.Judge(null!, 1, 1, labels));
        Assert.Throws<ArgumentNullException>(() => BracketReport.Judge(bracket, 1, 1, null!));
        Assert.Throws<ArgumentNullException>(() => new SeparationProblem(null!, labels, Objective.Haus));
        Assert.Throws<ArgumentNullException>(() => new SeparationProblem(f, null!, Objective.Haus));
        Assert.Throws<ArgumentNullException>(() => HalfHardness.Of(null!, TripletSeparation.Of(f, labels)));
        Assert.Throws<ArgumentNullException>(() => HalfHardness.Of(ComparisonProblem.RecordOf(f, labels), null!));
        string sizes = Assert.Throws<ArgumentException>(() => BracketSolver.Solve(f, Two, null, null, Token)).Message;
        Assert.Contains("the numbers of points and labels", sizes, StringComparison.Ordinal);
        string problem = Assert.Throws<ArgumentException>(() => new SeparationProblem(f, Two, Objective.Haus)).Message;
        Assert.Contains("the numbers of points and labels", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void HalfHardness_Line_IsHalfOfTheHardestTripleAndZeroWhenSeparated()
    {
        Embedding f = Embedding.Create(4, 1, [0, 1, 3, 1.5]);
        TripletSeparation separation = TripletSeparation.Of(f, Two);
        Bound bound = HalfHardness.Of(ComparisonProblem.RecordOf(f, Two), separation);
        Assert.InRange(bound.Value, (separation.Hardness!.Value / 2) - 1e-14, separation.Hardness.Value / 2);
        Assert.Equal("half the hardness", bound.RestsOn);
        Assert.Equal(bound.Value, CertificateChecker.Check(bound.Certificate!).Bound);
        Embedding apart = Embedding.Create(4, 1, [0, 9, 1, 8]);
        Assert.Same(Bound.Zero, HalfHardness.Of(ComparisonProblem.RecordOf(apart, Two), TripletSeparation.Of(apart, Two)));
    }

    [Fact]
    public void Incumbents_TwoDistances_KeepTheNearestOfEach()
    {
        Embedding f = Embedding.FromRows([
            [0, 0],
            [2, 0],
            [3, 0],
            [5, 1],
        ]);
        Embedding collapsed = Embedding.FromRows([
            [1.5, 0],
            [3.5, 0.5],
            [1.5, 0],
            [3.5, 0.5],
        ]);
        Embedding shifted = Embedding.FromRows([
            [100, 0],
            [104, 0],
            [102, 0],
            [106, 0],
        ]);
        Incumbents incumbents = new(f, Two);
        Assert.Null(incumbents.Point(Objective.Haus));
        Assert.Contains("no candidate passed", Assert.Throws<InvalidOperationException>(() => incumbents.Certify(Objective.Iso)).Message);
        Assert.False(incumbents.Offer(f, "F"));
        Assert.True(incumbents.Offer(collapsed, "collapse"));
        Assert.True(incumbents.Offer(shifted, "shift"));
        Assert.True(
            incumbents.Offer(
                Embedding.FromRows([
                    [500, 0],
                    [540, 0],
                    [500, 0],
                    [540, 0],
                ]),
                "worse"
            )
        );
        Assert.Equal(ClassHausdorffDistance.LargestDisplacement(f, collapsed).Value, incumbents.BestHaus);
        Assert.Equal(IsometricDistance.Between(f, shifted).Value, incumbents.BestIso);
        Assert.Same(collapsed, incumbents.Point(Objective.Haus));
        Assert.Same(shifted, incumbents.Point(Objective.Iso));
        foreach (
            (Objective objective, string name, double best, Embedding point, string source) in new[]
            {
                (Objective.Haus, "haus", incumbents.BestHaus, collapsed, "collapse"),
                (Objective.Iso, "iso", incumbents.BestIso, shifted, "shift"),
            }
        )
        {
            (Bound bound, Embedding at) = incumbents.Certify(objective);
            Assert.Same(point, at);
            Assert.Equal(source, bound.RestsOn);
            Assert.InRange(bound.Value, best, best * (1 + 1e-13));
            SeparatedPointCertificate certificate = Assert.IsType<SeparatedPointCertificate>(bound.Certificate);
            Assert.Equal((name, bound.Value), (certificate.Distance, certificate.Bound));
            Assert.True(CertificateChecker.Check(certificate).Valid);
            Assert.False(CertificateChecker.Check(certificate with { Bound = best * (1 - 1e-12) }).Valid);
        }
    }

    /// <summary>Beyond a thousand points a sample tells which candidates are worth a look: one that is nearer by d_iso though far away is, one that is farther by both is not.</summary>
    [Fact]
    public void Incumbents_ManyPoints_TakeWhatIsNearerByEither()
    {
        // Two classes on lines of length 1, half apart: the far ends are 1 from each other and 1/2 from the other class.
        const int half = 513;
        Embedding At(double gap, double shift) =>
            Embedding.Create(
                2 * half,
                1,
                [.. Enumerable.Range(0, 2 * half).Select(i => shift + ((i % half) / 512.0) + (i < half ? 0 : 1 + gap))]
            );
        Labels labels = Labels.FromIntegers([.. Enumerable.Range(0, 2 * half).Select(i => i / half)]);
        Embedding f = At(0.5, 0);
        Incumbents incumbents = new(f, labels);
        Assert.True(incumbents.Offer(At(2, 0), "wide"));
        Assert.True(incumbents.Offer(At(1.75, 0), "less"));
        Assert.Equal((1.25, 1.25), (incumbents.BestHaus, incumbents.BestIso));
        Embedding near = At(1, 100),
            far = At(1.5, 200);
        Assert.True(incumbents.Promises(near));
        Assert.True(incumbents.Offer(near, "near"));
        Assert.Equal((1.25, 0.5), (incumbents.BestHaus, incumbents.BestIso));
        Assert.Same(near, incumbents.Point(Objective.Iso));
        Assert.False(incumbents.Promises(far));
        Assert.True(incumbents.Offer(far, "far"));
        Assert.Equal((1.25, 0.5), (incumbents.BestHaus, incumbents.BestIso));
        // As near as the best is not nearer; nearer by the displacement alone is.
        Assert.False(incumbents.Promises(At(1, 150)));
        Assert.True(incumbents.Promises(At(1.5, 0)));
        Assert.True(incumbents.Offer(At(1.5, 0), "nearer"));
        Assert.Equal((1.0, 0.5), (incumbents.BestHaus, incumbents.BestIso));
    }

    /// <summary>A gap is a share of the upper end, whatever the units.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    [InlineData(0.001)]
    public void Incumbents_Closes_IsRelative(double unit)
    {
        Embedding f = Embedding.Create(3, 1, [0, 2 * unit, -unit]);
        Incumbents incumbents = new(f, Labels.FromIntegers([0, 0, 1]));
        Assert.True(incumbents.Offer(Embedding.Create(3, 1, [0, 2 * unit, -3 * unit]), "moved"));
        Assert.Equal(2 * unit, incumbents.BestHaus);
        foreach (Objective objective in Enum.GetValues<Objective>())
        {
            Assert.True(incumbents.Closes(objective, 1.5001 * unit, 0.25));
            Assert.False(incumbents.Closes(objective, 1.4999 * unit, 0.25));
            Assert.True(incumbents.Closes(objective, 2 * unit));
        }
    }

    [Theory]
    [InlineData(new[] { 0.0, 1, 3 }, new[] { 0, 1, 2 })]
    [InlineData(new[] { 2.0, 2, 2 }, new[] { 0, 0, 1 })]
    public void LagrangianSolver_NoTripleOrOnePlace_IsZeroAtOnce(double[] line, int[] classes)
    {
        Embedding f = Embedding.Create(3, 1, line);
        LagrangianSolution solution = LagrangianSolver.Solve(f, Labels.FromIntegers(classes), cancellationToken: Token);
        Assert.Equal((SolveStatus.Converged, 0), (solution.Status, solution.Steps));
        Assert.Same(Bound.Zero, solution.Bound);
    }

    [Fact]
    public void Demand_PointsNextToEachOther_AreRefusedUnlessEqual()
    {
        Assert.Throws<ArgumentException>(() => MeasurableScale.Demand(Embedding.Create(2, 1, [-1e-150, 1e-150])));
        MeasurableScale.Demand(Embedding.Create(2, 1, [-1e-140, 1e-140]));
        MeasurableScale.Demand(Embedding.Create(2, 1, [1e-150, 1e-150]));
        MeasurableScale.Demand(Embedding.Create(2, 2, [1, 1e-150, 2, -1e-150]));
    }

    [Fact]
    public void Margin_AtTheLargest_IsTaken()
    {
        Assert.Equal(0, MeasurableScale.Margin(0, "m"));
        Assert.Equal(MeasurableScale.Largest, MeasurableScale.Margin(MeasurableScale.Largest, "m"));
        double above = Math.BitIncrement(MeasurableScale.Largest);
        string message = Assert.Throws<ArgumentException>(() => MeasurableScale.Margin(above, "m")).Message;
        Assert.StartsWith("m is 1.98", message, StringComparison.Ordinal);
        Assert.Contains("at most 1.99E+87 was expected", message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => MeasurableScale.Margin(-1, "m"));
    }

    [Fact]
    public void Incumbents_ManyOffers_NeverLoseTheBest()
    {
        Random random = new(1);
        Embedding f = Draw.Gaussian(random, 4, 2);
        Incumbents incumbents = new(f, Two);
        (double haus, double iso) = (double.PositiveInfinity, double.PositiveInfinity);
        for (int k = 0; k < 40; k++)
        {
            double[] a = [random.NextDouble() - 0.5, random.NextDouble()],
                b = [random.NextDouble(), random.NextDouble() - 0.5];
            Embedding g = Embedding.FromRows([a, b, a, b]);
            Assert.True(incumbents.Offer(g, $"{k}"));
            haus = Math.Min(haus, ClassHausdorffDistance.LargestDisplacement(f, g).Value);
            iso = Math.Min(iso, IsometricDistance.Between(f, g).Value);
            Assert.InRange(incumbents.Certify(Objective.Haus).Bound.Value, haus, haus * (1 + 1e-13));
            Assert.InRange(incumbents.Certify(Objective.Iso).Bound.Value, iso, iso * (1 + 1e-13));
        }
    }

    [Fact]
    public void CertifiedBound_ValueAboveWhatHolds_IsLoweredToIt()
    {
        TripletProblem line = new(
            1,
            [
                [0],
                [3],
                [1],
            ],
            [0, 0, 1]
        );
        GramCertificate Make(double bound) => new(line, bound, [new(0, 2, 1)], [new(1, 0, 1)], [new(0, 1, 2, 1)]);
        Assert.InRange(CertifiedBound.Find(0.9, Make)!.Value.Bound, 0.9 * (1 - 2e-15), 0.9);
        Assert.InRange(CertifiedBound.Find(1, Make)!.Value.Bound, 1 - 1e-13, 1);
        (GramCertificate certificate, double bound) = CertifiedBound.Find(1.2, Make)!.Value;
        Assert.InRange(bound, 0.97, 1);
        Assert.Equal(bound, certificate.Bound);
        Assert.Null(CertifiedBound.Find(2, Make));
        Assert.Null(CertifiedBound.Find(0, Make));
        Assert.Null(CertifiedBound.Find(-1, Make));
    }

    [Fact]
    public void Solver_Loop_StopsByTheCriterionThatFired()
    {
        Assert.Equal((3, SolveStatus.Converged, 3), Solver.Solve(new Counter(3), 10, null, Token));
        Assert.Equal((3, SolveStatus.Converged, 3), Solver.Solve(new Counter(3), 3, null, Token));
        Assert.Equal((2, SolveStatus.IterationLimit, 2), Solver.Solve(new Counter(3), 2, null, Token));
        Assert.Equal((0, SolveStatus.IterationLimit, 0), Solver.Solve(new Counter(3), 0, null, Token));
        Assert.Equal((0, SolveStatus.Cancelled, 0), Solver.Solve(new Counter(3), 0, null, new CancellationToken(true)));
        Assert.Equal((0, SolveStatus.Converged, 0), Solver.Solve(new Counter(0), 0, null, new CancellationToken(true)));
        Recorder seen = new();
        Solver.Solve(new Counter(25), 100, seen, Token);
        Assert.Equal([new("counter", 1, 1, 24), new("counter", 11, 11, 14), new("counter", 21, 21, 4)], seen.Seen);
        string message = Assert.Throws<ArgumentException>(() => Solver.Solve(new Counter(3), -1, null, Token)).Message;
        Assert.StartsWith("maxSteps is -1; a number >= 0", message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => Solver.Solve<int>(null!, 1, null, Token));
    }

    private sealed class Recorder : IProgress<SolveProgress>
    {
        public List<SolveProgress> Seen { get; } = [];

        public void Report(SolveProgress value) => Seen.Add(value);
    }

    private sealed class Counter(int goal) : Method<int>
    {
        public override string Name => "counter";

        public override int Initialise() => 0;

        public override int Step(int state) => state + 1;

        public override SolveStatus? Terminate(int state) => state == goal ? SolveStatus.Converged : null;

        public override (double Value, double Residual) Inspect(int state) => (state, goal - state);
    }
}
