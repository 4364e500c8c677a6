using IsoTriplet.Numerics;
using IsoTriplet.Optimizers;
using IsoTriplet.Optimizers.Gram;

namespace IsoTriplet.Tests.Optimizers;

/// <summary>
/// How many steps the methods take on small instances: a wrong term in a direction, a penalty or a radius still ends at a valid bound, and shows here alone.
/// The limits are twice what was counted, and about a fiftieth above the sums of the values: counts differ by a few hundredths between the kernels of OpenBLAS.
/// </summary>
public sealed class EffortTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static SeparationProblem Problem(int seed, Objective objective)
    {
        Random random = new(seed);
        return new SeparationProblem(Draw.Gaussian(random, 8, 2 + (seed % 2)), Draw.Classes(random, 8, 2 + (seed % 2)), objective);
    }

    [Theory]
    [InlineData(Objective.Haus, 2700, 8.95)]
    [InlineData(Objective.Iso, 1200, 11.1)]
    public void LocalSolver_SmallInstances_TakesFewStepsToTheSameValues(Objective objective, int most, double sum)
    {
        (int steps, double values) = (0, 0);
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
        }
        Assert.True(steps <= most && values <= sum, $"{steps} steps, {values:R}");
    }

    [Theory]
    [InlineData(Objective.Haus, 560, 8.5)]
    [InlineData(Objective.Iso, 530, 9.25)]
    public void PolishSolver_CollapsedStarts_TakesFewStepsToTheSameValues(Objective objective, int most, double sum)
    {
        (int steps, double values) = (0, 0);
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
        }
        Assert.True(steps <= most && values <= sum, $"{steps} steps, {values:R}");
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
