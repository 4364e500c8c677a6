using IsoTriplet.Optimizers.Search;
using IsoTriplet.Optimizers.Solvers;
using IsoTriplet.Optimizers.Stress;

namespace IsoTriplet.Tests.Optimizers;

/// <summary>What the searches, the constructions and the native programs refuse, by name, and the last value that they take.</summary>
public sealed class RefusalTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static readonly SeparationProblem Line = new(Embedding.Create(3, 1, [0, 1, 4]), Labels.FromIntegers([0, 1, 0]), Objective.Haus);

    private static readonly Embedding Apart = Embedding.Create(3, 1, [1, -2, 2]);

    private static void Says<T>(string what, Action refused)
        where T : Exception => Assert.Contains(what, Assert.Throws<T>(refused).Message, StringComparison.Ordinal);

    [Fact]
    public void PolishSolver_WrongStart_IsRefused()
    {
        Says<ArgumentNullException>("problem", () => PolishSolver.Solve(null!, Apart, null, null, Token));
        Says<ArgumentNullException>("start", () => PolishSolver.Solve(Line, null!, null, null, Token));
        Embedding more = Embedding.Create(4, 1, [1, -2, 2, 2]),
            wide = Embedding.Create(3, 2, [1, 0, -2, 0, 2, 0]);
        Says<ArgumentException>("the numbers of points of F and of the start", () => PolishSolver.Solve(Line, more, null, null, Token));
        Says<ArgumentException>("the dimensions of F and of the start", () => PolishSolver.Solve(Line, wide, null, null, Token));
        Says<ArgumentException>("is not Triplet-Separated", () => PolishSolver.Solve(Line, Line.Embedding, null, null, Token));
    }

    [Fact]
    public void PolishSolver_ThreePoints_NamesItsMethodInTheProgress()
    {
        Recorder seen = new();
        PolishSolution polished = PolishSolver.Solve(Line, Apart, null, seen, Token);
        Assert.Equal("linear programs", Assert.Single(seen.Stages.Distinct(StringComparer.Ordinal)));
        Assert.Equal(5.0 / 4, polished.Value, 1e-12);
        Assert.InRange(polished.Residuals.Infeasibility, 0, 1e-9);
        Assert.InRange(polished.Residuals.Stationarity, 0, 1e-9);
    }

    private sealed class Recorder : IProgress<SolveProgress>
    {
        public List<string> Stages { get; } = [];

        public void Report(SolveProgress value) => Stages.Add(value.Stage);
    }

    [Fact]
    public void SimplexChain_OutsideItsRange_IsRefused()
    {
        Says<ArgumentException>("scale is 0; a number > 0", () => SimplexChain.Create(3, 3, 0.1, 0));
        Says<ArgumentException>("scale", () => SimplexChain.Create(3, 3, 0.1, double.NaN));
        Says<ArgumentOutOfRangeException>("classSize", () => SimplexChain.Create(1, 3, 0.1));
        Says<ArgumentOutOfRangeException>("evenSize", () => SimplexChain.CreateAlternating(0, 3, 3, 0.1));
        Says<ArgumentOutOfRangeException>("oddSize", () => SimplexChain.CreateAlternating(3, 0, 3, 0.1));
        Says<ArgumentOutOfRangeException>("evenSize + oddSize", () => SimplexChain.CreateAlternating(1, 1, 3, 0.1));
        Says<ArgumentOutOfRangeException>("classes", () => SimplexChain.CreateAlternating(2, 1, 0, 0.1));
        Says<ArgumentException>("excess", () => SimplexChain.Create(3, 3, -0.1));
        Says<ArgumentException>("too large for classes of 3 and 3: a smaller excess", () => SimplexChain.Create(3, 3, 0.9));
        Says<ArgumentException>("classes four apart", () => SimplexChain.Create(40, 5, 0));
        Assert.Equal(3, SimplexChain.CreateAlternating(2, 1, 1, 0.1).Points.Points + 1);
    }

    /// <summary>Exists says what Create does, over all small sizes.</summary>
    [Fact]
    public void SimplexChain_Exists_WhereItCanBeMade()
    {
        int made = 0;
        foreach (double excess in (double[])[-0.1, 0, 0.05, 0.3, 0.99, 1, 1.5])
        {
            for (int k = 0; k < 6 * 6 * 7; k++)
            {
                (int even, int odd, int classes) = (k / 42, k / 7 % 6, k % 7);
                (even, odd) = (even == 5 ? 60 : even, odd == 5 ? 60 : odd);
                bool possible = true;
                try
                {
                    SimplexChain.CreateAlternating(even, odd, classes, excess);
                }
                catch (ArgumentException)
                {
                    possible = false;
                }
                Assert.Equal(possible, SimplexChain.Exists(even, odd, classes, excess));
                made += possible ? 1 : 0;
            }
        }
        Assert.InRange(made, 100, 1000);
    }

    [Fact]
    public void WorstCaseSettings_Edges_AreTaken()
    {
        new WorstCaseSettings(1, 2, 2, 0) { RelativeHardness = 1e-3, RandomStarts = 0 }.Demand();
        new WorstCaseSettings(1, 2, 2, 0) { RelativeHardness = 1e-10 }.Demand();
        Says<ArgumentException>(
            "RelativeHardness is 0.0011",
            () => new WorstCaseSettings(1, 2, 2, 0) { RelativeHardness = 1.1e-3 }.Demand()
        );
        Says<ArgumentException>("RelativeHardness", () => new WorstCaseSettings(1, 2, 2, 0) { RelativeHardness = 0.9e-10 }.Demand());
        Says<ArgumentException>("RelativeHardness", () => new WorstCaseSettings(1, 2, 2, 0) { RelativeHardness = double.NaN }.Demand());
        Says<ArgumentOutOfRangeException>("Iterations", () => new WorstCaseSettings(1, 2, 2, -1).Demand());
        Says<ArgumentOutOfRangeException>("RandomStarts", () => new WorstCaseSettings(1, 2, 2, 0) { RandomStarts = -1 }.Demand());
        Says<ArgumentOutOfRangeException>("Dimension", () => new WorstCaseSettings(0, 2, 2, 0).Demand());
        Says<ArgumentOutOfRangeException>("ClassSize", () => new WorstCaseSettings(1, 1, 2, 0).Demand());
        Says<ArgumentOutOfRangeException>("Classes", () => new WorstCaseSettings(1, 2, 1, 0).Demand());
    }

    [Fact]
    public void SemidefiniteProgram_EntryOutsideItsBlock_IsRefused()
    {
        SemidefiniteProgram program = new(2, -3);
        int y = program.AddConstraint(1);
        program.AddEntry(y, 0, 1, 1, 1);
        program.AddEntry(y, 1, 2, 2, 1);
        Says<ArgumentException>("entry (2, 0) is outside block 0 of order 2", () => program.AddEntry(y, 0, 2, 0, 1));
        Says<ArgumentException>("entry (0, 2) is outside", () => program.AddEntry(y, 0, 0, 2, 1));
        Says<ArgumentException>("entry (3, 3) is outside block 1 of order -3", () => program.AddEntry(y, 1, 3, 3, 1));
        Says<ArgumentException>("entry (0, 1) is outside", () => program.AddEntry(y, 1, 0, 1, 1));
        Says<ArgumentException>("entry (-1, 0) is outside", () => program.AddEntry(y, 0, -1, 0, 1));
        Says<ArgumentOutOfRangeException>("block", () => program.AddEntry(y, 2, 0, 0, 1));
        Says<ArgumentOutOfRangeException>("constraint", () => program.AddEntry(1, 0, 0, 0, 1));
    }
}
