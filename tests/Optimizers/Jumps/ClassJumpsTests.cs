using IsoTriplet.Optimizers.Jumps;
using IsoTriplet.Optimizers.Local;

namespace IsoTriplet.Tests.Optimizers.Jumps;

public sealed class ClassJumpsTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    // Five classes side by side along x at 0, ..., 4, longer along y than they are apart: not separated.
    private static (Embedding F, Labels Labels) Row(int seed)
    {
        Random random = new(seed);
        double[] Point(int i) => [(i % 5) + (0.1 * NormalDraw.Next(random)), (0.8 * Side(i)) + (0.1 * NormalDraw.Next(random))];
        return (
            Embedding.FromRows([.. Enumerable.Range(0, 40).Select(Point)]),
            Labels.FromIntegers([.. Enumerable.Range(0, 40).Select(i => i % 5)])
        );
    }

    private static int Side(int i) => i / 5 % 2 == 0 ? 1 : -1;

    // Every class at two points, shorter than they are apart, the first class at the place of the last and the second at that of the third: separated, and where a local search stays.
    private static Embedding Start()
    {
        int[] order = [4, 2, 1, 3, 0];
        return Embedding.FromRows([.. Enumerable.Range(0, 40).Select(i => new double[] { order[i % 5], 0.3 * Side(i) })]);
    }

    [Theory]
    [InlineData(Objective.Haus)]
    [InlineData(Objective.Iso)]
    public void Run_ClassesInAnotherOrder_PutsThemBack(Objective objective)
    {
        (Embedding f, Labels labels) = Row(3);
        Frame frame = new(f, labels);
        double Value(Embedding g) =>
            objective == Objective.Haus ? ClassHausdorffDistance.LargestDisplacement(f, g).Value : IsometricDistance.Between(f, g).Value;
        Embedding Run(int jumps) =>
            frame.Unsort(frame.World(new ClassJumps(frame, objective, 0, 0).Run(frame.Enter(Start()), jumps, 1e12, Token)!));
        (Embedding moved, Embedding stayed) = (Run(60), Run(0));
        Assert.True(TripletSeparation.Of(moved, labels).IsSeparated && TripletSeparation.Of(stayed, labels).IsSeparated);
        Assert.True(Value(stayed) <= 1.05 * Value(Start()));
        Assert.True(Value(moved) < 0.7 * Value(stayed), $"{Value(moved):R} with jumps, {Value(stayed):R} without");
    }

    [Fact]
    public void Run_SameSeed_GivesTheSameLayoutAndHeedsItsLimits()
    {
        (Embedding f, Labels labels) = Row(1);
        Frame frame = new(f, labels);
        double[]? Run(int jumps, double work, double lower) =>
            new ClassJumps(frame, Objective.Iso, lower, 0).Run(frame.Enter(Start()), jumps, work, Token);
        Assert.Equal(Run(20, 1e12, 0), Run(20, 1e12, 0));
        Assert.NotEqual(Run(0, 1e12, 0), Run(40, 1e12, 0));
        // Work for the start alone, or nothing to gain: no jump; hardly any work: not even that.
        Assert.Equal(Run(0, 1e12, 0), Run(40, 3e5, 0));
        Assert.Equal(Run(0, 1e12, 100), Run(40, 1e12, 100));
        Assert.Null(Run(40, 1e3, 0));
        double[]? alone,
            together;
        using (Parallelism.Use(1))
        {
            alone = Run(40, 1e12, 0);
        }
        using (Parallelism.Use(5))
        {
            together = Run(40, 1e12, 0);
        }
        Assert.Equal(alone, together);
    }

    /// <summary>From the best embedding known, at most a jump a point and a fifth of the work; what is nearer is offered.</summary>
    [Fact]
    public void Improve_BestKnown_IsTheSearchFromThere()
    {
        (Embedding f, Labels labels) = Row(3);
        Frame frame = new(f, labels);
        BracketSettings settings = new() { Work = 1e8 };
        List<SolveProgress> told = [];
        (Incumbents incumbents, double before) = Known();
        Embedding end = Improve(incumbents, settings with { Jumps = 1000 }, Token)!;
        Assert.Equal(Run(40), end.Values.ToArray());
        Assert.Equal([new SolveProgress("class jumps", 0, before, 0.75)], told);
        Assert.True(incumbents.BestHaus < 0.95 * before);
        Assert.Equal("class jumps", incumbents.Certify(Objective.Haus).Bound.RestsOn);
        Assert.Equal(Run(2), Improve(Known().Incumbents, settings with { Jumps = 2 }, Token)!.Values.ToArray());
        told.Clear();
        Assert.Null(Improve(incumbents, settings with { Jumps = 0 }, Token));
        Assert.Null(Improve(incumbents, settings, new CancellationToken(true)));
        Assert.Null(
            ClassJumps.Improve(
                new Frame(Draw.UniformPoints(6, 5, 1), Labels.FromIntegers([0, 0, 0, 1, 1, 1])),
                incumbents,
                Objective.Haus,
                (0, 1),
                settings,
                null,
                Token
            )
        );
        Assert.Empty(told);
        // A fifth of this is not worth the start.
        Assert.Null(Improve(incumbents, settings with { Work = 5e5 }, Token));

        (Incumbents Incumbents, double Haus) Known()
        {
            Incumbents known = new(f, labels);
            Assert.True(known.Offer(Start(), "start"));
            return (known, known.BestHaus);
        }

        double[] Run(int jumps) =>
            frame
                .Unsort(frame.World(new ClassJumps(frame, Objective.Haus, before / 4, 0).Run(frame.Enter(Start()), jumps, 2e7, Token)!))
                .Values.ToArray();

        Embedding? Improve(Incumbents known, BracketSettings how, CancellationToken cancellation) =>
            ClassJumps.Improve(frame, known, Objective.Haus, (before / 4, before), how, new Recorder(told), cancellation);
    }

    private sealed class Recorder(List<SolveProgress> told) : IProgress<SolveProgress>
    {
        public void Report(SolveProgress value) => told.Add(value);
    }

    [Fact]
    public void Serves_FewDimensionsPointsAndClasses_Alone()
    {
        static Frame Of(int points, int dimension, int classes) =>
            new(Draw.UniformPoints(points, dimension, 1), Labels.FromIntegers([.. Enumerable.Range(0, points).Select(i => i % classes)]));
        Assert.True(ClassJumps.Serves(Of(12, 4, 3)));
        Assert.False(ClassJumps.Serves(Of(12, 5, 3)));
        Assert.False(ClassJumps.Serves(Of(12, 2, 1)));
        Assert.False(ClassJumps.Serves(Of(400, 2, 150)));
        Assert.False(ClassJumps.Serves(Of(PlaceProblem.MostPoints + 1, 1, 2)));
        // At the limits.
        Assert.True(ClassJumps.Serves(Of(PlaceProblem.MostPoints, 1, 2)));
        Assert.True(ClassJumps.Serves(Of(400, 2, 120)));
        Assert.False(ClassJumps.Serves(Of(400, 2, 121)));
    }

    [Fact]
    public void Solve_TooManyPointsForASearch_IsNearerWithJumps()
    {
        (Embedding f, Labels labels) = Row(2);
        BracketSettings settings = BracketSettings.Fast with { FullPoints = 7, SubFamilyPoints = 5, Hulls = null, Work = 1e9 };
        BracketReport jumped = BracketSolver.Solve(f, labels, settings, null, Token);
        BracketReport stayed = BracketSolver.Solve(f, labels, settings with { Jumps = 0 }, null, Token);
        Assert.Equal("class jumps", jumped.Haus.Upper.RestsOn);
        foreach ((Bracket now, Bracket before) in ((Bracket, Bracket)[])[(jumped.Haus, stayed.Haus), (jumped.Iso, stayed.Iso)])
        {
            Assert.Equal(now.Upper.Value, CertificateChecker.Check(now.Upper.Certificate!).Bound);
            Assert.True(now.Lower.Value <= now.Upper.Value);
            Assert.True(now.Upper.Value <= before.Upper.Value);
        }
        Assert.True(jumped.Haus.Upper.Value < stayed.Haus.Upper.Value);
    }
}
