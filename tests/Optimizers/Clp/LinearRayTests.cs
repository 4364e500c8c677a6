using IsoTriplet.Optimizers.Native;

namespace IsoTriplet.Tests.Optimizers.Clp;

/// <summary>What a ray proves, on programs that are decided by one number.</summary>
public sealed class LinearRayTests
{
    private const double Inf = double.MaxValue;

    // Row 0: x + 2 y in [lower, upper]; row 1: x - y >= -1, not used by most rays.
    private static bool Infeasible(double rowLower, double rowUpper, double[] low, double[] high, double[] ray) =>
        LinearRays.ProvesInfeasible(
            new(
                [
                    [(0, 1), (1, 2)],
                    [(0, 1), (1, -1)],
                ],
                [rowLower, -1],
                [rowUpper, Inf],
                low,
                high,
                [0, 0]
            ),
            ray
        );

    [Theory]
    // x, y in [0, 1]: x + 2 y reaches 3.
    [InlineData(3.1, Inf, 1, true)]
    [InlineData(3, Inf, 1, false)]
    [InlineData(2.9, Inf, 1, false)]
    [InlineData(3.1, Inf, -1, false)] // asks for the upper bound, which is infinite
    [InlineData(-Inf, -0.1, -1, true)]
    [InlineData(-Inf, 0, -1, false)]
    [InlineData(-Inf, 0.1, -1, false)]
    [InlineData(-Inf, -0.1, 1, false)]
    public void Infeasible_OneRowInABox_ByWhatItReaches(double lower, double upper, double y, bool proves) =>
        Assert.Equal(proves, Infeasible(lower, upper, [0, 0], [1, 1], [y, 0]));

    [Fact]
    public void Infeasible_Edges_AreAsDefined()
    {
        // A multiplier of rounding size on an infinite bound counts as none; a larger one spoils the proof.
        double[] ray = [1, -1e-10];
        Assert.True(Infeasible(3.1, Inf, [0, 0], [1, 1], ray));
        Assert.Equal(0, ray[1]);
        Assert.False(Infeasible(3.1, Inf, [0, 0], [1, 1], [1, -1e-8]));
        Assert.False(Infeasible(3.1, Inf, [0, 0], [1, 1], [0, 0]));
        // An unbounded column spoils it unless its coefficient cancels.
        Assert.False(Infeasible(3.1, Inf, [0, 0], [1, Inf], [1, 0]));
        Assert.True(
            LinearRays.ProvesInfeasible(
                new(
                    [
                        [(0, 1), (1, 2)],
                        [(0, 1), (1, -2)],
                    ],
                    [3.1, 0],
                    [Inf, Inf],
                    [0, -Inf],
                    [1, Inf],
                    [0, 0]
                ),
                [1, 1]
            )
        );
        Assert.False(
            LinearRays.ProvesInfeasible(
                new(
                    [
                        [(0, 1), (1, 2)],
                        [(0, 1), (1, -2)],
                    ],
                    [1.9, 0],
                    [Inf, Inf],
                    [0, -Inf],
                    [1, Inf],
                    [0, 0]
                ),
                [1, 1]
            )
        );
        // Both rows: x + 2 y >= 2 and x - y >= 0.5, so 1.5 x = (1 + 2/2)... x in [0, 1], y in [0, 1/4]: x + 2 y <= 1.5.
        Assert.True(
            LinearRays.ProvesInfeasible(
                new(
                    [
                        [(0, 1), (1, 2)],
                    ],
                    [2],
                    [Inf],
                    [0, 0],
                    [1, 0.25],
                    [0, 0]
                ),
                [3]
            )
        );
        // The demand must exceed what is reached by more than rounding.
        Assert.False(Infeasible(3 + 1e-9, Inf, [0, 0], [1, 1], [1, 0]));
        Assert.True(Infeasible(3 + 1e-7, Inf, [0, 0], [1, 1], [1, 0]));
    }

    // min c x + d y with x >= 0, y in [0, yUpper] and the row x - y <= rowUpper.
    private static bool Unbounded(double c, double d, double yUpper, double rowUpper, double[] ray) =>
        LinearRays.ProvesUnbounded(
            new(
                [
                    [(0, 1), (1, -1)],
                ],
                [-Inf],
                [rowUpper],
                [0, 0],
                [Inf, yUpper],
                [c, d]
            ),
            ray
        );

    [Fact]
    public void Unbounded_Directions_MustLowerTheCostAndLeaveNoBound()
    {
        Assert.True(Unbounded(-1, 0, Inf, Inf, [1, 0]));
        Assert.False(Unbounded(1, 0, Inf, Inf, [1, 0]));
        Assert.False(Unbounded(0, 0, Inf, Inf, [1, 0]));
        Assert.False(Unbounded(-1, 0, Inf, 4, [1, 0])); // leaves the row
        Assert.True(Unbounded(-1, 0, Inf, 4, [1, 1]));
        Assert.False(Unbounded(-1, 0, 9, 4, [1, 1])); // leaves y's bound
        Assert.False(Unbounded(1, 0, Inf, Inf, [-1, 0])); // leaves x's lower bound
        Assert.True(Unbounded(-1, 0.5, Inf, 4, [1, 1]));
        Assert.False(Unbounded(-1, 1, Inf, 4, [1, 1]));
        Assert.False(Unbounded(-1, 2, Inf, 4, [1, 1]));
        Assert.True(Unbounded(-1, 0, Inf, 4, [1, 1 - 1e-10])); // within rounding of the row
        Assert.False(Unbounded(-1, 0, Inf, 4, [1, 1 - 1e-7]));
        Assert.False(
            LinearRays.ProvesUnbounded(
                new(
                    [
                        [(0, 1)],
                    ],
                    [2],
                    [Inf],
                    [-Inf],
                    [Inf],
                    [1]
                ),
                [-1]
            )
        ); // the row's lower side
        Assert.True(
            LinearRays.ProvesUnbounded(
                new(
                    [
                        [(0, 1)],
                    ],
                    [-Inf],
                    [2],
                    [-Inf],
                    [Inf],
                    [1]
                ),
                [-1]
            )
        );
    }

    /// <summary>A row, a column in it, and another row over that column, all before the first solve: max x + z, x + z at most 4, z at most 1.</summary>
    [Fact]
    public void AddColumn_InARowJustAdded_IsThereAtOnce()
    {
        using LinearProgram program = new();
        int x = program.AddColumn(-2, 0, double.PositiveInfinity);
        int sum = program.AddRow(double.NegativeInfinity, 4, [x], [1]);
        int z = program.AddColumn(-3, 0, double.PositiveInfinity, [sum], [1]);
        int limit = program.AddRow(double.NegativeInfinity, 1, [z], [1]);
        Assert.Equal((0, 1, 0, 1, 2, 2), (x, z, sum, limit, program.Rows, program.Columns));
        LinearSolution solution = program.Solve();
        Assert.Equal((LinearStatus.Optimal, -9.0), (solution.Status, solution.Objective));
        Assert.Equal([3.0, 1], solution.X);
    }

    [Fact]
    public void Set_UnknownOrCrossed_IsRefused()
    {
        using LinearProgram program = new();
        program.AddColumn(1, 0, 1);
        program.AddRow(0, 1, [0], [1]);
        foreach (int index in (int[])[-1, 1])
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => program.SetCost(index, 1));
            Assert.Throws<ArgumentOutOfRangeException>(() => program.SetColumnBounds(index, 0, 1));
            Assert.Throws<ArgumentOutOfRangeException>(() => program.SetRowBounds(index, 0, 1));
        }
        foreach (
            Action crossed in (Action[])
                [() => program.SetColumnBounds(0, 2, 1), () => program.SetRowBounds(0, 2, 1), () => program.AddColumn(0, 2, 1)]
        )
        {
            Assert.Contains(
                "bounds are [2, 1]; lower <= upper",
                Assert.Throws<ArgumentException>(crossed).Message,
                StringComparison.Ordinal
            );
        }
        Assert.Throws<ArgumentException>(() => program.SetCost(0, double.NaN));
        Assert.Throws<ArgumentException>(() => program.AddColumn(double.NaN, 0, 1));
        Assert.Throws<ArgumentException>(() => program.AddColumn(0, double.NaN, 1));
        Assert.Contains(
            "row 1 is unknown",
            Assert.Throws<ArgumentException>(() => program.AddColumn(0, 0, 1, [1], [1])).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "column 0 is unknown or repeated",
            Assert.Throws<ArgumentException>(() => program.AddRow(0, 1, [0, 0], [1, 1])).Message,
            StringComparison.Ordinal
        );
        Assert.Throws<ArgumentException>(() => program.AddRow(0, 1, [0], [double.NaN]));
        Assert.Contains(
            "column indices and values",
            Assert.Throws<ArgumentException>(() => program.AddRow(0, 1, [0], [])).Message,
            StringComparison.Ordinal
        );
        Assert.Throws<ArgumentOutOfRangeException>(() => program.Solve(maximumIterations: 0));
        foreach (double tolerance in (double[])[0.9e-12, 1.1e-3, double.NaN])
        {
            Assert.Throws<ArgumentException>(() => new LinearProgram(tolerance));
        }
        new LinearProgram(1e-12).Dispose();
        new LinearProgram(1e-3).Dispose();
    }
}
