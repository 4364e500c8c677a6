using IsoTriplet.Optimizers.Solvers;

namespace IsoTriplet.Tests.Optimizers.Solvers;

public sealed class CsdpTests
{
    private const double Near = 1e-6;

    private static SemidefiniteSolution Solve(SemidefiniteProgram p) => Csdp.Solve(p, cancellation: TestContext.Current.CancellationToken);

    // Largest eigenvalue of [[2, 1], [1, 0]]: max tr(CX), tr X = 1. It is 1 + sqrt 2.
    private static SemidefiniteProgram LargestEigenvalue()
    {
        SemidefiniteProgram p = new(2);
        p.AddCost(0, 0, 0, 2);
        p.AddCost(0, 0, 1, 1);
        int trace = p.AddConstraint(1);
        p.AddEntry(trace, 0, 0, 0, 1);
        p.AddEntry(trace, 0, 1, 1, 1);
        return p;
    }

    [Fact]
    public void Solve_LargestEigenvalue_IsFoundWithBothMatrices()
    {
        SemidefiniteSolution s = Solve(LargestEigenvalue());
        // Asked for nine digits CSDP may stop one short of them, by the rounding of the processor's kernels, and says so.
        Assert.True(s.Status is SemidefiniteStatus.Optimal or SemidefiniteStatus.NearlyOptimal, s.Status.ToString());
        Assert.Equal(1 + Math.Sqrt(2), s.Y[0], Near);
        Assert.Equal(1, s.X[0][0] + s.X[0][3], Near);
        Assert.Equal(s.Y[0], (2 * s.X[0][0]) + (2 * s.X[0][1]), Near);
        // Z = y I - C, as it must be at any dual point, and it and X annihilate each other at the optimum.
        Assert.Equal(s.Y[0] - 2, s.Z[0][0], Near);
        Assert.Equal(-1, s.Z[0][1], Near);
        Assert.Equal(0, (s.Z[0][0] * s.X[0][0]) + (2 * s.Z[0][1] * s.X[0][1]) + (s.Z[0][3] * s.X[0][3]), Near);
    }

    [Fact]
    public void Solve_DiagonalBlock_IsALinearProgram()
    {
        // max x0 + 2 x1, x0 + x1 = 1, x >= 0.
        SemidefiniteProgram p = new(-2);
        p.AddCost(0, 0, 0, 1);
        p.AddCost(0, 1, 1, 2);
        int sum = p.AddConstraint(1);
        p.AddEntry(sum, 0, 0, 0, 1);
        p.AddEntry(sum, 0, 1, 1, 1);
        SemidefiniteSolution s = Solve(p);
        Assert.Equal(2, s.DualObjective, 1e-7);
        Assert.Equal(1, s.X[0][1], 1e-6);
    }

    [Fact]
    public void Solve_NoPsdMatrix_IsPrimalInfeasible()
    {
        SemidefiniteProgram p = new(2);
        p.AddCost(0, 0, 0, 1);
        p.AddEntry(p.AddConstraint(-1), 0, 0, 0, 1);
        Assert.Equal(SemidefiniteStatus.PrimalInfeasible, Solve(p).Status);
    }

    [Fact]
    public void Solve_Cancelled_Throws()
    {
        using CancellationTokenSource source = new();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => Csdp.Solve(LargestEigenvalue(), cancellation: source.Token));
    }

    [Fact]
    public void Solve_EmptyConstraint_IsRefused()
    {
        SemidefiniteProgram p = LargestEigenvalue();
        p.AddConstraint(0);
        Assert.Contains("constraint 1", Assert.Throws<ArgumentException>(() => Solve(p)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => p.AddCost(0, 0, 2, 1));
        Assert.Throws<ArgumentException>(() => new SemidefiniteProgram(2, 0));
    }
}
