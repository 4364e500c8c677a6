using IsoTriplet.Optimizers.Gram;

namespace IsoTriplet.Tests.Optimizers;

/// <summary>
/// How many steps the methods take on small instances, and how near they come to certified optima: a wrong term in a direction, a penalty or a radius still ends at a
/// valid bound, and shows here alone. The limits on steps are twice what was counted (counts differ by a few hundredths between the kernels of OpenBLAS).
/// </summary>
public sealed class EffortTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static SeparationProblem Problem(int seed, Objective objective)
    {
        Random random = new(seed);
        return new SeparationProblem(Draw.Gaussian(random, 8, 2 + (seed % 2)), Draw.Classes(random, 8, 2 + (seed % 2)), objective);
    }

    // The upper end of the whole solver's bracket: within the lower end's reach, so no other number of this machine.
    private static double Best(int seed, Objective objective)
    {
        SeparationProblem problem = Problem(seed, objective);
        BracketReport report = BracketSolver.Solve(problem.Embedding, problem.Labels, null, null, Token);
        return (objective == Objective.Haus ? report.Haus : report.Iso).Upper.Value;
    }

    [Theory]
    [InlineData(Objective.Haus, 2700)]
    [InlineData(Objective.Iso, 1200)]
    public void LocalSolver_SmallInstances_TakesFewStepsToTheOptima(Objective objective, int most)
    {
        (int steps, double values, double best) = (0, 0, 0);
        for (int seed = 0; seed < 8; seed++)
        {
            LocalSettings settings = new()
            {
                Lift = false,
                Polish = new PolishSettings { Coordinates = 0 },
            };
            Solution solution = LocalSolver.Solve(Problem(seed, objective), null, settings, null, Token);
            steps += solution.Steps;
            values += solution.Value;
            best += Best(seed, objective);
        }
        Assert.True(steps <= most && values <= 1.02 * best, $"{steps} steps, {values:R} of {best:R}");
    }

    [Theory]
    [InlineData(Objective.Haus, 560)]
    [InlineData(Objective.Iso, 530)]
    public void PolishSolver_CollapsedStarts_TakesFewStepsToNearTheOptima(Objective objective, int most)
    {
        (int steps, double values, double best) = (0, 0, 0);
        for (int seed = 0; seed < 6; seed++)
        {
            SeparationProblem problem = Problem(seed, objective);
            // Each class near its mean, far apart: separated, and far from any optimum.
            double[][] rows = problem.Embedding.ToRows();
            Embedding start = Embedding.FromRows([
                .. rows.Select(
                    (r, i) => r.Select((x, k) => (0.1 * x) + (k == problem.Labels[i] % 2 ? 2.0 + problem.Labels[i] : 0)).ToArray()
                ),
            ]);
            PolishSolution polished = PolishSolver.Solve(problem, start, null, null, Token);
            steps += polished.Steps;
            values += polished.Value;
            best += Best(seed, objective);
        }
        // A local method, from one start far away: within a quarter.
        Assert.True(steps <= most && values <= 1.25 * best, $"{steps} steps, {values:R} of {best:R}");
    }

    [Fact]
    public void GramBound_SmallInstances_TakesFewPrograms()
    {
        (int solves, double bounds) = (0, 0);
        for (int seed = 0; seed < 4; seed++)
        {
            SeparationProblem problem = Problem(seed, Objective.Iso);
            GramSolution solution = GramBound.Find(problem.Embedding, problem.Labels, cancellation: Token);
            solves += solution.Solves;
            bounds += solution.Bound / solution.HalfHardness;
        }
        Assert.True(solves <= 36 && bounds >= 4 - 1e-9, $"{solves} programs, {bounds:R}");
    }
}
