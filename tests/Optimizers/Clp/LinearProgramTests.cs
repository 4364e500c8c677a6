using IsoTriplet.Optimizers.Native;

namespace IsoTriplet.Tests.Optimizers.Clp;

public sealed class LinearProgramTests
{
    private const double Inf = double.PositiveInfinity;

    // minimise -x - 2y, x + y <= 4, x + 3y <= 6, 0 <= x, y: optimum (3, 1), value -5, duals -1/2, -1/2.
    private static LinearProgram Textbook()
    {
        LinearProgram lp = new();
        lp.AddColumn(-1, 0, Inf);
        lp.AddColumn(-2, 0, Inf);
        lp.AddRow(-Inf, 4, [0, 1], [1, 1]);
        lp.AddRow(-Inf, 6, [0, 1], [1, 3]);
        return lp;
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Solve_Textbook_OptimumAndDuals(bool primal)
    {
        using LinearProgram lp = Textbook();
        LinearSolution s = lp.Solve(primal);
        Assert.Equal(LinearStatus.Optimal, s.Status);
        Assert.Equal(-5, s.Objective, 1e-12);
        Assert.Equal([3.0, 1.0], s.X.Select(x => Math.Round(x, 9)));
        Assert.Equal([-0.5, -0.5], s.RowDuals.Select(x => Math.Round(x, 9)));
        Assert.Equal([0.0, 0.0], s.ReducedCosts.Select(x => Math.Round(x, 9) + 0.0));
        Assert.Null(s.Ray);
    }

    [Fact]
    public void Solve_LowerRowActive_DualIsPositive()
    {
        using LinearProgram lp = new();
        lp.AddColumn(3, 0, Inf);
        lp.AddRow(2, Inf, [0], [1]);
        LinearSolution s = lp.Solve();
        Assert.Equal((6.0, 3.0), (Math.Round(s.Objective, 9), Math.Round(s.RowDuals[0], 9)));
    }

    [Fact]
    public void Solve_RowAddedAfterwards_WarmStartMovesTheOptimum()
    {
        using LinearProgram lp = Textbook();
        lp.Solve();
        lp.AddRow(-Inf, 2, [0], [1]);
        LinearSolution s = lp.Solve();
        Assert.Equal(-2 - (8.0 / 3), s.Objective, 1e-9);
        Assert.True(s.Iterations <= 2);
    }

    [Fact]
    public void Solve_ColumnAddedAfterwards_EntersTheBasis()
    {
        using LinearProgram lp = Textbook();
        lp.Solve();
        lp.AddColumn(-10, 0, Inf, [0], [1]);
        Assert.Equal(-40, lp.Solve(primal: true).Objective, 1e-9);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Solve_Infeasible_RayIsAFarkasProof(bool primal)
    {
        // x + y >= 3, x - y = 0, x <= 1: y'A with y = (1, 1, ...) shows 2x >= 3.
        using LinearProgram lp = new();
        lp.AddColumn(1, -Inf, 1);
        lp.AddColumn(1, -Inf, Inf);
        lp.AddRow(3, Inf, [0, 1], [1, 1]);
        lp.AddRow(0, 0, [0, 1], [1, -1]);
        LinearSolution s = lp.Solve(primal);
        Assert.Equal(LinearStatus.Infeasible, s.Status);
        double[] y = s.Ray!;
        Assert.Equal(y[0], y[1], 1e-12);
        double onX = y[0] + y[1];
        Assert.True(y[0] > 0 && onX * 1 < 3 * y[0]);
    }

    [Fact]
    public void Solve_RandomInfeasible_EveryRayRecomputes()
    {
        Random random = new(1);
        int infeasible = 0;
        for (int round = 0; round < 60; round++)
        {
            double[,] a = new double[7, 4];
            double[] b = new double[7];
            using LinearProgram lp = new();
            for (int j = 0; j < 4; j++)
            {
                lp.AddColumn(random.NextDouble(), -Inf, Inf);
            }
            for (int i = 0; i < 7; i++)
            {
                b[i] = random.NextDouble() - 0.3;
                for (int j = 0; j < 4; j++)
                {
                    a[i, j] = (2 * random.NextDouble()) - 1;
                }
                lp.AddRow(b[i], Inf, [0, 1, 2, 3], [a[i, 0], a[i, 1], a[i, 2], a[i, 3]]);
            }
            LinearSolution s = lp.Solve();
            if (s.Status != LinearStatus.Infeasible)
            {
                continue;
            }
            infeasible++;
            double[] y = s.Ray!;
            Assert.All(y, value => Assert.True(value >= -1e-9));
            Assert.True(Enumerable.Range(0, 7).Sum(i => y[i] * b[i]) > 1e-9);
            for (int j = 0; j < 4; j++)
            {
                Assert.Equal(0, Enumerable.Range(0, 7).Sum(i => y[i] * a[i, j]), 1e-9);
            }
        }
        Assert.InRange(infeasible, 5, 55);
    }

    [Fact]
    public void Solve_Unbounded_RayFallsForEver()
    {
        using LinearProgram lp = new();
        lp.AddColumn(-1, 0, Inf);
        lp.AddColumn(0, 0, Inf);
        lp.AddRow(-Inf, 1, [0, 1], [1, -1]);
        LinearSolution s = lp.Solve();
        Assert.Equal(LinearStatus.Unbounded, s.Status);
        Assert.True(s.Ray![0] > 0 && s.Ray[0] - s.Ray[1] <= 1e-9);
    }

    [Fact]
    public void Solve_Degenerate_OptimumIsFound()
    {
        // Beale's cycling example: optimum -1/20.
        using LinearProgram lp = new();
        foreach (double cost in (double[])[-0.75, 150, -0.02, 6])
        {
            lp.AddColumn(cost, 0, Inf);
        }
        lp.AddRow(-Inf, 0, [0, 1, 2, 3], [0.25, -60, -0.04, 9]);
        lp.AddRow(-Inf, 0, [0, 1, 2, 3], [0.5, -90, -0.02, 3]);
        lp.AddRow(-Inf, 1, [2], [1]);
        Assert.Equal(-0.05, lp.Solve(primal: true).Objective, 1e-12);
    }

    [Fact]
    public void Solve_IterationLimit_IsAStatus()
    {
        Random random = new(2);
        using LinearProgram lp = new();
        int[] columns = [.. Enumerable.Range(0, 40)];
        foreach (int _ in columns)
        {
            lp.AddColumn(1 + random.NextDouble(), 0, Inf);
        }
        for (int i = 0; i < 60; i++)
        {
            lp.AddRow(1, Inf, columns, [.. columns.Select(_ => random.NextDouble())]);
        }
        Assert.Equal(LinearStatus.IterationLimit, lp.Solve(maximumIterations: 1).Status);
        Assert.Equal(LinearStatus.Optimal, lp.Solve().Status);
    }

    [Fact]
    public void Solve_NoRowsAndEmptyRow_HaveAnswers()
    {
        using LinearProgram lp = new();
        lp.AddColumn(1, -2, 5);
        Assert.Equal(-2, lp.Solve().Objective, 1e-12);
        lp.AddRow(1, Inf, [], []);
        Assert.Equal(LinearStatus.Infeasible, lp.Solve().Status);
    }

    [Fact]
    public void SetBoundsAndCost_Changed_NextSolveSeesThem()
    {
        using LinearProgram lp = Textbook();
        lp.SetRowBounds(0, -Inf, 2);
        lp.SetColumnBounds(1, 0, 0);
        lp.SetCost(0, -3);
        Assert.Equal(-6, lp.Solve().Objective, 1e-9);
    }

    [Fact]
    public void Solve_ManyProgramsOnTwoThreads_DoNotDisturbEachOther() =>
        Parallel.For(
            0,
            40,
            new ParallelOptions { MaxDegreeOfParallelism = 2 },
            _ =>
            {
                using LinearProgram lp = Textbook();
                Assert.Equal(-5, lp.Solve().Objective, 1e-9);
            }
        );

    [Fact]
    public void AddRow_BadInput_IsRefusedByName()
    {
        using LinearProgram lp = Textbook();
        Assert.Contains("column 2", Assert.Throws<ArgumentException>(() => lp.AddRow(0, 1, [2], [1.0])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => lp.AddRow(0, 1, [1, 1], [1.0, 1.0]));
        Assert.Throws<ArgumentException>(() => lp.AddRow(0, 1, [1], [double.NaN]));
        Assert.Throws<ArgumentException>(() => lp.AddRow(1, 0, [1], [1.0]));
        Assert.Throws<ArgumentException>(() => new LinearProgram(0));
    }
}
