using IsoTriplet.Optimizers.Solvers;

namespace IsoTriplet.Tests.Optimizers.Polish;

public sealed class NonlinearProgramTests
{
    private static readonly double[] Low = [-5, -5];
    private static readonly double[] High = [5, 5];

    // min x + y on the unit disc: (-1, -1) / sqrt 2.
    private static double Sum(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient.Fill(1);
        return x[0] + x[1];
    }

    private static void Disc(ReadOnlySpan<double> x, Span<double> values, Span<double> jacobian)
    {
        values[0] = (x[0] * x[0]) + (x[1] * x[1]) - 1;
        if (!jacobian.IsEmpty)
        {
            (jacobian[0], jacobian[1]) = (2 * x[0], 2 * x[1]);
        }
    }

    [Fact]
    public void Solve_Disc_KnownOptimum()
    {
        using NonlinearProgram program = new(2, Sum, 1, Disc);
        NonlinearSolution solution = program.Solve([0.3, -0.2], Low, High, 200, TestContext.Current.CancellationToken);
        Assert.Equal(NonlinearStatus.Converged, solution.Status);
        Assert.Equal(-Math.Sqrt(2), solution.Value, 1e-12);
        Assert.All(solution.X, v => Assert.Equal(-Math.Sqrt(0.5), v, 1e-7));
    }

    [Fact]
    public void Solve_NoConstraints_StopsAtTheBounds()
    {
        using NonlinearProgram program = new(2, Sum, 0, Disc);
        Assert.Equal(-10, program.Solve([0, 0], Low, High, 200, TestContext.Current.CancellationToken).Value, 1e-12);
    }

    [Fact]
    public void Solve_TwoEvaluations_EvaluationLimit()
    {
        using NonlinearProgram program = new(2, Sum, 1, Disc);
        NonlinearSolution solution = program.Solve([0.3, -0.2], Low, High, 2, TestContext.Current.CancellationToken);
        Assert.Equal((NonlinearStatus.EvaluationLimit, 2), (solution.Status, solution.Evaluations));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Solve_CallbackThrows_ThrownAgain(bool inConstraints)
    {
        int calls = 0;
        using NonlinearProgram program = new(
            2,
            (x, g) => inConstraints ? Sum(x, g) : throw new FormatException($"call {++calls}"),
            1,
            (x, v, j) => throw new FormatException($"call {++calls}")
        );
        FormatException thrown = Assert.Throws<FormatException>(() => program.Solve([0, 0], Low, High, 200, CancellationToken.None));
        Assert.Equal("call 1", thrown.Message);
    }

    [Fact]
    public void Solve_CancelledWithin_Stopped()
    {
        using CancellationTokenSource source = new();
        int calls = 0;
        using NonlinearProgram program = new(
            2,
            (x, g) =>
            {
                if (++calls == 3)
                {
                    source.Cancel();
                }
                return Sum(x, g);
            },
            1,
            Disc
        );
        Assert.Equal(NonlinearStatus.Stopped, program.Solve([0.3, -0.2], Low, High, 200, source.Token).Status);
        Assert.InRange(calls, 3, 5);
    }

    [Fact]
    public void Solve_UnequalLengths_Refused()
    {
        using NonlinearProgram program = new(2, Sum, 1, Disc);
        Assert.Throws<ArgumentException>(() => program.Solve([0], Low, High, 200, CancellationToken.None));
    }
}
