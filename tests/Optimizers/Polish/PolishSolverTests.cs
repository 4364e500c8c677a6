using IsoTriplet.Tests.Cases;

namespace IsoTriplet.Tests.Optimizers.Polish;

public sealed class PolishSolverTests
{
    private static readonly PolishSettings NoPolish = new() { Coordinates = 0 };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static (SeparationProblem Problem, Embedding Start, double Value) Unpolished(int seed, Objective objective)
    {
        (Embedding f, Labels labels) = Instances.Draw(seed);
        return Unpolished(new SeparationProblem(f, labels, objective));
    }

    private static (SeparationProblem Problem, Embedding Start, double Value) Unpolished(SeparationProblem problem)
    {
        Solution solution = LocalSolver.Solve(problem, null, new LocalSettings { Polish = NoPolish }, null, Token);
        Assert.NotNull(solution.Certificate);
        return (problem, solution.Point, solution.Value);
    }

    private static SeparationProblem Gauss(Objective objective)
    {
        ReferenceCase held = ReferenceCase.Named("gauss-12-4");
        return new SeparationProblem(held.F, held.Y, objective);
    }

    // 0 and 4 of one class, 1 of another. With the other point left of both the constraints read q <= 2 a - b: displacements t give
    // 1 - t <= 2 t - (4 - t), so d_haus = 5/4; lengths L = b - a = a - q give max(4 - L, |2 L - 3|) least at L = 7/3, so d_iso = 5/3. The other
    // side (7/4, 7/3) and collapse (2, 4) are worse.
    private static SeparationProblem Line(Objective objective) =>
        new(
            Embedding.FromRows([
                [0],
                [1],
                [4],
            ]),
            Labels.FromIntegers([0, 1, 0]),
            objective
        );

    [Theory]
    [InlineData(Objective.Haus)]
    [InlineData(Objective.Iso)]
    public void Solve_RandomInstances_NeverWorseSeparatedAndCertified(Objective objective)
    {
        int improved = 0;
        for (int seed = 300; seed < 330; seed++)
        {
            (SeparationProblem problem, Embedding start, double value) = Unpolished(seed, objective);
            PolishSolution polished = PolishSolver.Solve(problem, start, null, null, Token);
            Assert.True(polished.Value <= value, $"seed {seed}: {polished.Value:R} from {value:R}");
            Assert.True(TripletSeparation.Of(polished.Point, problem.Labels).IsSeparated, $"seed {seed}");
            CheckResult check = CertificateChecker.Check(polished.Certificate);
            Assert.True(check.Valid, check.Reason);
            Assert.Equal(check.Bound, polished.Value);
            improved += polished.Value < value ? 1 : 0;
        }
        Assert.InRange(improved, 12, 30);
    }

    [Theory]
    [InlineData(Objective.Haus)]
    [InlineData(Objective.Iso)]
    public void Solve_ThreePointsOnALine_KnownOptimum(Objective objective)
    {
        SeparationProblem problem = Line(objective);
        Embedding start = Embedding.FromRows([
            [1],
            [-2],
            [2],
        ]);
        PolishSolution polished = PolishSolver.Solve(problem, start, null, null, Token);
        Assert.Equal(SolveStatus.Converged, polished.Status);
        Assert.Equal(objective == Objective.Haus ? 5.0 / 4 : 5.0 / 3, polished.Value, 1e-12);
    }

    [Theory]
    [InlineData(Objective.Haus)]
    [InlineData(Objective.Iso)]
    public void Solve_CollapsedClass_StaysSeparated(Objective objective)
    {
        SeparationProblem problem = Line(objective);
        Embedding start = Embedding.FromRows([
            [1],
            [-1],
            [1],
        ]);
        PolishSolution polished = PolishSolver.Solve(problem, start, null, null, Token);
        Assert.Equal(objective == Objective.Haus ? 2 : 4, polished.Value, 1e-12);
    }

    [Fact]
    public void Solve_IsoThatAttainsHalfTheHardness_ToTwelveDigits()
    {
        ReferenceCase held = ReferenceCase.Named("separated-12-3");
        (SeparationProblem problem, Embedding start, double value) = Unpolished(new SeparationProblem(held.F, held.Y, Objective.Iso));
        PolishSolution polished = PolishSolver.Solve(problem, start, null, null, Token);
        double half = TripletSeparation.Of(held.F, held.Y).Hardness!.Value / 2;
        Assert.Equal(SolveStatus.Converged, polished.Status);
        Assert.InRange(polished.Value / half, 1 - 1e-14, 1 + 1e-12);
        Assert.True(value / half > 1 + 1e-10, "nothing was left to polish");
    }

    [Fact]
    public void Solve_CancelledBefore_Cancelled()
    {
        (SeparationProblem problem, Embedding start, double value) = Unpolished(Gauss(Objective.Iso));
        PolishSolution polished = PolishSolver.Solve(problem, start, null, null, new CancellationToken(true));
        Assert.Equal((SolveStatus.Cancelled, 0), (polished.Status, polished.Steps));
        Assert.InRange(polished.Value, 0, value);
    }

    [Fact]
    public void Solve_OneLinearProgram_IterationLimit()
    {
        (SeparationProblem problem, Embedding start, _) = Unpolished(Gauss(Objective.Haus));
        PolishSettings settings = new() { MaxSteps = 1 };
        Assert.Equal(SolveStatus.IterationLimit, PolishSolver.Solve(problem, start, settings, null, Token).Status);
    }

    [Fact]
    public void Solve_CurvedValley_LinearProgramsStall()
    {
        ReferenceCase held = ReferenceCase.Named("gauss-8-2");
        (SeparationProblem problem, Embedding start, _) = Unpolished(new SeparationProblem(held.F, held.Y, Objective.Haus));
        Assert.Equal(SolveStatus.Stalled, PolishSolver.Solve(problem, start, null, null, Token).Status);
    }

    [Fact]
    public void Solve_TooManyCoordinates_StartReturned()
    {
        (SeparationProblem problem, Embedding start, double value) = Unpolished(300, Objective.Haus);
        PolishSettings settings = new() { Coordinates = 2 };
        PolishSolution polished = PolishSolver.Solve(problem, start, settings, null, Token);
        Assert.Equal((SolveStatus.Stalled, 0, value), (polished.Status, polished.Steps, polished.Value));
    }

    [Fact]
    public void Solve_StartNotSeparated_Refused()
    {
        SeparationProblem problem = Line(Objective.Haus);
        Assert.Throws<ArgumentException>(() => PolishSolver.Solve(problem, problem.Embedding, null, null, Token));
    }

    [Fact]
    public void Settings_Defaults_AreAsDocumented()
    {
        PolishSettings settings = new();
        Assert.Equal(settings, new LocalSettings().Polish);
        Assert.Equal((1e-9, 60, 0.01, 240), (settings.Tolerance, settings.MaxSteps, settings.FirstRadius, settings.Coordinates));
    }
}
