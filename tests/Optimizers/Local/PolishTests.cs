using IsoTriplet.Optimizers.Local;
using IsoTriplet.Tests.Cases;

namespace IsoTriplet.Tests.Optimizers.Local;

/// <summary>What a polish makes of the end of a local search.</summary>
public sealed class PolishTests
{
    private static readonly LocalSettings Rough = new() { PolishCoordinates = 0 };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // The value of G before and after a polish, at most so many coordinates.
    private static (double Before, double After) Polished(
        SeparationProblem problem,
        Embedding g,
        int coordinates,
        CancellationToken cancel = default
    )
    {
        Incumbents incumbents = new(problem.Embedding, problem.Labels);
        Assert.True(incumbents.Offer(g, "the start"));
        double before = incumbents.Certify(problem.Objective).Bound.Value;
        LocalSettings settings = new() { PolishCoordinates = coordinates };
        LocalSearch.Polish(new Frame(problem.Embedding, problem.Labels), incumbents, problem.Objective, settings, null, cancel);
        return (before, incumbents.Certify(problem.Objective).Bound.Value);
    }

    [Theory]
    [InlineData(Objective.Haus)]
    [InlineData(Objective.Iso)]
    public void Solve_RandomInstances_NeverWorseAndMostlyBetter(Objective objective)
    {
        int improved = 0;
        for (int seed = 300; seed < 330; seed++)
        {
            (Embedding f, Labels labels) = Instances.Draw(seed);
            SeparationProblem problem = new(f, labels, objective);
            double rough = LocalSolver.Solve(problem, null, Rough, null, Token).Value;
            Solution polished = LocalSolver.Solve(problem, null, null, null, Token);
            Assert.True(polished.Value <= rough, $"seed {seed}: {polished.Value:R} from {rough:R}");
            Assert.True(TripletSeparation.Of(polished.Point, labels).IsSeparated, $"seed {seed}");
            Assert.Equal(CertificateChecker.Check(polished.Certificate!).Bound, polished.Value);
            improved += polished.Value < rough ? 1 : 0;
        }
        Assert.InRange(improved, 12, 30);
    }

    // 0 and 4 of one class, 1 of another. With the other point left of both the constraints read q <= 2 a - b: displacements t give
    // 1 - t <= 2 t - (4 - t), so d_haus = 5/4; lengths L = b - a = a - q give max(4 - L, |2 L - 3|) least at L = 7/3, so d_iso = 5/3. The other
    // side (7/4, 7/3) and collapse (2, 4) are worse.
    [Theory]
    [InlineData(Objective.Haus, 5.0 / 4)]
    [InlineData(Objective.Iso, 5.0 / 3)]
    public void Polish_ThreePointsOnALine_IsTheOptimumWhereItServes(Objective objective, double expected)
    {
        SeparationProblem problem = new(Embedding.Create(3, 1, [0, 1, 4]), Labels.FromIntegers([0, 1, 0]), objective);
        Embedding start = Embedding.Create(3, 1, [1, -2, 2]);
        Assert.Equal(expected, Polished(problem, start, 3, Token).After, 1e-11);
        (double before, double left) = Polished(problem, start, 2, Token);
        Assert.Equal((before, true), (left, left > expected + 0.1));
        Assert.Equal((before, before), Polished(problem, start, 3, new CancellationToken(true)));
    }

    [Fact]
    public void Solve_IsoThatAttainsHalfTheHardness_ToElevenDigits()
    {
        ReferenceCase held = ReferenceCase.Named("separated-12-3");
        SeparationProblem problem = new(held.F, held.Y, Objective.Iso);
        double half = TripletSeparation.Of(held.F, held.Y).Hardness!.Value / 2,
            rough = LocalSolver.Solve(problem, null, Rough, null, Token).Value;
        Assert.InRange(LocalSolver.Solve(problem, null, null, null, Token).Value / half, 1 - 1e-14, 1 + 1e-11);
        Assert.True(rough / half > 1 + 1e-10, "nothing was left to polish");
    }
}
