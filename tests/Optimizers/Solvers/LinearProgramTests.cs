using IsoTriplet.Optimizers.Solvers;

namespace IsoTriplet.Tests.Optimizers.Solvers;

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

    // x + y >= 3, x - y = 0, x <= 1: twice the second row's x is at least 3.
    private static LinearProgram Contradiction(bool falling)
    {
        LinearProgram lp = new();
        lp.AddColumn(1, -Inf, 1);
        lp.AddColumn(1, -Inf, Inf);
        lp.AddRow(3, Inf, [0, 1], [1, 1]);
        lp.AddRow(0, 0, [0, 1], [1, -1]);
        if (falling)
        {
            lp.AddColumn(-1, 0, Inf);
        }
        return lp;
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void Solve_Infeasible_SaysSoAndNamesNoPoint(bool primal, bool falling)
    {
        using LinearProgram lp = Contradiction(falling);
        LinearSolution s = lp.Solve(primal);
        Assert.Equal(LinearStatus.Infeasible, s.Status);
        Assert.True(double.IsNaN(s.Objective));
        Assert.Equal((0, 0, 0), (s.X.Length, s.RowDuals.Length, s.ReducedCosts.Length));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Solve_Unbounded_SaysSo(bool primal)
    {
        using LinearProgram lp = new();
        lp.AddColumn(-1, 0, Inf);
        lp.AddColumn(0, 0, Inf);
        lp.AddRow(-Inf, 1, [0, 1], [1, -1]);
        Assert.Equal(LinearStatus.Unbounded, lp.Solve(primal).Status);
        lp.AddColumn(1, 0, Inf);
        lp.AddRow(-Inf, 4, [0], [1]); // one more row, and it is bounded
        Assert.Equal(-4, lp.Solve(primal).Objective, 1e-9);
    }

    /// <summary>Random programs of the shape of constraint generation: optimality is checked from the data alone, after each new row.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Solve_RowsAddedOneByOne_EachOptimumHasItsProof(bool primal)
    {
        Random random = new(1);
        for (int round = 0; round < 20; round++)
        {
            using LinearProgram lp = new();
            int n = 2 + random.Next(4);
            double[] cost = [.. Enumerable.Range(0, n).Select(_ => 1 - (2 * random.NextDouble()))];
            foreach (double c in cost)
            {
                lp.AddColumn(c, -1, 1);
            }
            List<(double[] A, double Lower)> rows = [];
            for (int i = 0; i < 8; i++)
            {
                double[] a = [.. cost.Select(_ => 1 - (2 * random.NextDouble()))];
                rows.Add((a, -0.5 * random.NextDouble()));
                lp.AddRow(rows[^1].Lower, Inf, [.. Enumerable.Range(0, n)], a);
                AssertOptimal(cost, rows, lp.Solve(primal));
            }
        }
    }

    // Feasible, dual feasible, and equal values: y >= 0, d = c - A'y, c'x = b'y - |d|_1 for the box [-1, 1].
    private static void AssertOptimal(double[] cost, List<(double[] A, double Lower)> rows, LinearSolution s)
    {
        const double Tolerance = 1e-8;
        Assert.Equal(LinearStatus.Optimal, s.Status);
        Assert.All(s.X, x => Assert.InRange(x, -1 - Tolerance, 1 + Tolerance));
        Assert.All(rows, row => Assert.True(row.A.Zip(s.X, (a, x) => a * x).Sum() >= row.Lower - Tolerance));
        Assert.All(s.RowDuals, y => Assert.True(y >= -Tolerance));
        for (int j = 0; j < cost.Length; j++)
        {
            Assert.Equal(cost[j] - rows.Select((row, i) => s.RowDuals[i] * row.A[j]).Sum(), s.ReducedCosts[j], 1e-12);
        }
        double dual = rows.Select((row, i) => s.RowDuals[i] * row.Lower).Sum() - s.ReducedCosts.Sum(Math.Abs);
        Assert.Equal(dual, s.Objective, Tolerance);
        Assert.Equal(cost.Zip(s.X, (c, x) => c * x).Sum(), s.Objective, 1e-12);
    }

    [Fact]
    public void Solve_SameCallsTwice_SameBits()
    {
        static double[] Once()
        {
            Random random = new(3);
            using LinearProgram lp = new();
            int[] columns = [.. Enumerable.Range(0, 12)];
            foreach (int _ in columns)
            {
                lp.AddColumn(random.NextDouble(), 0, 1);
            }
            List<double> seen = [];
            for (int i = 0; i < 30; i++)
            {
                lp.AddRow(1 + (0.1 * i), Inf, columns, [.. columns.Select(_ => random.NextDouble())]);
                LinearSolution s = lp.Solve();
                seen.AddRange([s.Objective, s.Iterations, .. s.X, .. s.RowDuals]);
            }
            return [.. seen];
        }
        Assert.Equal(Once(), Once());
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

    /// <summary>A row, a column in it, and another row over that column, all before the first solve: max 2x + 3z, x + z at most 4, z at most 1.</summary>
    [Fact]
    public void AddColumn_InARowJustAdded_IsThereAtOnce()
    {
        using LinearProgram program = new();
        int x = program.AddColumn(-2, 0, Inf);
        int sum = program.AddRow(-Inf, 4, [x], [1]);
        int z = program.AddColumn(-3, 0, Inf, [sum], [1]);
        int limit = program.AddRow(-Inf, 1, [z], [1]);
        Assert.Equal((0, 1, 0, 1, 2, 2), (x, z, sum, limit, program.Rows, program.Columns));
        LinearSolution solution = program.Solve();
        Assert.Equal((LinearStatus.Optimal, -9.0), (solution.Status, Math.Round(solution.Objective, 9)));
        Assert.Equal([3.0, 1], solution.X.Select(v => Math.Round(v, 9)));
    }

    [Fact]
    public void AddRowAddColumn_BadInput_IsRefusedByName()
    {
        static void Says(string part, Action act) =>
            Assert.Contains(part, Assert.Throws<ArgumentException>(act).Message, StringComparison.Ordinal);
        using LinearProgram lp = Textbook();
        Says("column 2 is unknown", () => lp.AddRow(0, 1, [2], [1.0]));
        Says("column -1 is unknown", () => lp.AddRow(0, 1, [-1], [1.0]));
        Says("column 1 is unknown or repeated", () => lp.AddRow(0, 1, [1, 1], [1.0, 1.0]));
        Says("column indices and values", () => lp.AddRow(0, 1, [0], []));
        Says("bounds are [1, 0]; lower <= upper", () => lp.AddRow(1, 0, [1], [1.0]));
        Says("bounds are [2, 1]; lower <= upper", () => lp.AddColumn(0, 2, 1));
        Says("row 2 is unknown", () => lp.AddColumn(0, 0, 1, [2], [1]));
        Assert.Throws<ArgumentException>(() => lp.AddRow(0, 1, [1], [double.NaN]));
        Assert.Throws<ArgumentException>(() => lp.AddColumn(double.NaN, 0, 1));
        Assert.Throws<ArgumentException>(() => lp.AddColumn(0, double.NaN, 1));
        Assert.Equal((2, 2), (lp.Rows, lp.Columns)); // what was refused left nothing behind
        Assert.Equal(-5, lp.Solve().Objective, 1e-9);
    }

    [Fact]
    public void Create_LimitsOutsideTheirRange_AreRefused()
    {
        foreach (double tolerance in (double[])[0, 0.9e-12, 1.1e-3, double.NaN])
        {
            Assert.Throws<ArgumentException>(() => new LinearProgram(tolerance));
        }
        new LinearProgram(1e-12).Dispose();
        using LinearProgram lp = new(1e-3);
        Assert.Throws<ArgumentOutOfRangeException>(() => lp.Solve(maximumIterations: 0));
    }
}
