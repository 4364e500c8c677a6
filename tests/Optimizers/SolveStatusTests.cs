namespace IsoTriplet.Tests.Optimizers;

/// <summary>Each status is reached, by the criterion that it names.</summary>
public sealed class SolveStatusTests
{
    private static SeparationProblem Problem(Objective objective)
    {
        Random random = new(3);
        return new SeparationProblem(Draw.Gaussian(random, 10, 3), Draw.Classes(random, 10, 2), objective);
    }

    [Theory]
    [InlineData(Objective.Haus)]
    [InlineData(Objective.Iso)]
    public void Solve_Defaults_ConvergedWithinTolerance(Objective objective)
    {
        LocalSettings settings = new();
        Solution solution = LocalSolver.Solve(Problem(objective), null, settings, null, TestContext.Current.CancellationToken);
        Assert.Equal(SolveStatus.Converged, solution.Status);
        Assert.True(solution.Residuals.Infeasibility <= 2 * settings.Tolerance, solution.Residuals.ToString());
        Assert.NotNull(solution.Certificate);
    }

    [Fact]
    public void Solve_ThreeSteps_IterationLimit()
    {
        Solution solution = LocalSolver.Solve(
            Problem(Objective.Haus),
            null,
            new LocalSettings { MaxSteps = 3 },
            null,
            TestContext.Current.CancellationToken
        );
        Assert.Equal((SolveStatus.IterationLimit, 3), (solution.Status, solution.Steps));
    }

    [Fact]
    public void Solve_CancelledBefore_Cancelled() =>
        Assert.Equal(
            SolveStatus.Cancelled,
            LocalSolver.Solve(Problem(Objective.Iso), null, null, null, new CancellationToken(true)).Status
        );

    [Fact]
    public void Solve_ToleranceBelowRounding_Stalled()
    {
        LocalSettings settings = new()
        {
            Tolerance = 1e-40,
            MaxPenalty = 1,
            MaxSteps = 200_000,
        };
        Solution solution = LocalSolver.Solve(Problem(Objective.Haus), null, settings, null, TestContext.Current.CancellationToken);
        Assert.Equal(SolveStatus.Stalled, solution.Status);
    }

    [Fact]
    public void Lagrangian_Defaults_Converged()
    {
        SeparationProblem problem = Problem(Objective.Haus);
        LagrangianSolution solution = LagrangianSolver.Solve(
            problem.Embedding,
            problem.Labels,
            null,
            null,
            TestContext.Current.CancellationToken
        );
        Assert.Equal(SolveStatus.Converged, solution.Status);
        Assert.NotNull(solution.NullDimension);
    }

    [Fact]
    public void Lagrangian_NoTripleAllowed_Stalled()
    {
        SeparationProblem problem = Problem(Objective.Haus);
        LagrangianSettings settings = new() { MaxTriples = 0 };
        LagrangianSolution solution = LagrangianSolver.Solve(
            problem.Embedding,
            problem.Labels,
            settings,
            null,
            TestContext.Current.CancellationToken
        );
        Assert.Equal((SolveStatus.Stalled, null), (solution.Status, solution.NullDimension));
    }

    [Fact]
    public void Solver_NegativeLimit_Refused() =>
        Assert.Throws<ArgumentException>(() =>
            LocalSolver.Solve(
                Problem(Objective.Haus),
                null,
                new LocalSettings { MaxSteps = -1 },
                null,
                TestContext.Current.CancellationToken
            )
        );

    [Fact]
    public void Settings_Defaults_AreAsDocumented()
    {
        LocalSettings local = new();
        Assert.Equal(
            (1e-8, 4000, 0.2, 4.0, 1e5, 200, 12),
            (local.Tolerance, local.MaxSteps, local.InitialPenalty, local.PenaltyFactor, local.MaxPenalty, local.InnerSteps, local.Memory)
        );
        LagrangianSettings lagrangian = new();
        Assert.Equal((1e-6, 200, 1500), (lagrangian.Tolerance, lagrangian.MaxSteps, lagrangian.MaxTriples));
        BracketSettings bracket = new();
        Assert.Equal(
            (16, 4e10, 1e-7, 0, 60, 200, 500),
            (
                bracket.Starts,
                bracket.Work,
                bracket.StopGap,
                bracket.Seed,
                bracket.InteriorPoints,
                bracket.SubFamilyPoints,
                bracket.LeastSteps
            )
        );
    }
}
