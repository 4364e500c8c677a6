using IsoTriplet.Optimizers.Branch;
using IsoTriplet.Optimizers.Lagrangian;
using IsoTriplet.Tests.Cases;

namespace IsoTriplet.Tests.Optimizers;

/// <summary>The stages of a bracket: which ones run, in which order, and what each leaves.</summary>
public sealed class StagesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static readonly Labels Alternating = Labels.FromIntegers([.. Enumerable.Range(0, 8).Select(i => i % 2)]);

    private static Embedding Gauss(int dimension = 2, int points = 8) => Draw.Gaussian(new Random(4), points, dimension);

    private static (BracketReport Report, string[] Stages) Run(Embedding f, Labels labels, BracketSettings settings)
    {
        Recorder seen = new();
        BracketReport report = BracketSolver.Solve(f, labels, settings, seen, Token);
        return (report, [.. seen.Stages.Where((s, k) => k == 0 || s != seen.Stages[k - 1])]);
    }

    private sealed class Recorder : IProgress<SolveProgress>
    {
        public List<string> Stages { get; } = [];

        public void Report(SolveProgress value) => Stages.Add(value.Stage);
    }

    /// <summary>Eight points in the plane whose bracket of d_haus stays open, and a chain of triangles whose bracket of d_iso does.</summary>
    [Fact]
    public void Run_OpenBrackets_GoThroughTheStagesInOrder()
    {
        ReferenceCase held = ReferenceCase.Named("gauss-8-2");
        BracketSettings settings = new()
        {
            Starts = 1,
            GramPoints = 14,
            StressPoints = 60,
            StressRounds = 1,
            Directions = new BranchSettings { MaximumNodes = 3 },
        };
        (_, string[] stages) = Run(held.F, held.Y, settings with { SearchIso = false });
        string[] expected =
        [
            "lifted problem",
            "local search",
            "Lagrangian bound",
            "local search",
            "linear programs",
            "branch and bound over directions",
        ];
        Assert.Equal(expected, stages);
        (Embedding f, Labels labels) = IsoTriplet.Optimizers.Stress.SimplexChain.Create(3, 4, 1e-3);
        (BracketReport report, string[] chain) = Run(f, labels, settings with { Work = 1e5, LeastSteps = 50 });
        Assert.Equal(["stress", "Gram relaxation"], chain[^2..]);
        Assert.Equal("lifted problem", chain[0]);
        Assert.Equal("stress", report.Iso.Lower.RestsOn);
    }

    // The upper bounds that are cheap at any number of points.
    private static string[] Cheap => ["total collapse", "class collapse", "class shrink", "class centres moved apart"];

    [Fact]
    public void Run_AboveFullPointsWithASubFamilyTooSmallToCover_HasItsBoundAndTheCollapses()
    {
        Embedding f = Gauss();
        BracketSettings small = new()
        {
            FullPoints = 7,
            SubFamilyPoints = 5,
            Hulls = null,
        };
        // No work for steps over all points.
        (BracketReport report, string[] stages) = Run(f, Alternating, small with { Work = 1 });
        Assert.StartsWith("Lagrangian (sub-family of ", report.Haus.Lower.RestsOn, StringComparison.Ordinal);
        Assert.Equal(report.Haus.Lower.Value, CertificateChecker.Check(report.Haus.Lower.Certificate!).Bound);
        Assert.Contains(report.Haus.Upper.RestsOn, Cheap, StringComparer.Ordinal);
        Assert.True(report.Haus.Upper.Value <= Math.Min(report.TotalRadius, report.ClassRadius) * (1 + 1e-9));
        Assert.Equal("half the hardness", report.Iso.Lower.RestsOn);
        Assert.DoesNotContain("local search", stages, StringComparer.Ordinal);
        Assert.Null(report.NullDimension);
        (BracketReport full, string[] more) = Run(f, Alternating, small with { FullPoints = 8, Starts = 1 });
        Assert.Contains("local search", more, StringComparer.Ordinal);
        Assert.True(full.Haus.Upper.Value < report.Haus.Upper.Value);
        Assert.True(full.Haus.Lower.Value >= report.Haus.Lower.Value * (1 - 1e-6));
    }

    [Fact]
    public void Run_AboveInteriorPoints_LeavesTheInteriorMethodOut()
    {
        (Embedding f, Labels labels) = (ReferenceCase.Named("gauss-8-2").F, ReferenceCase.Named("gauss-8-2").Y);
        BracketSettings all = new()
        {
            Starts = 1,
            SearchIso = false,
            InteriorPoints = 8,
            Hulls = null,
        };
        (BracketReport with, string[] stages) = Run(f, labels, all);
        (BracketReport without, string[] fewer) = Run(f, labels, all with { InteriorPoints = 7 });
        Assert.Contains("Lagrangian bound", stages, StringComparer.Ordinal);
        Assert.DoesNotContain("Lagrangian bound", fewer, StringComparer.Ordinal);
        Assert.True(with.Haus.Lower.Value >= without.Haus.Lower.Value * (1 - 1e-6));
        Assert.NotNull(with.NullDimension);
        // The support of the multipliers, and a sub-family, step in where the whole has no interior method.
        Assert.Equal((1, 2), (stages.Count(s => s == "lifted problem"), fewer.Count(s => s == "lifted problem")));
        (BracketReport part, _) = Run(f, labels, all with { InteriorPoints = 7, SubFamilyPoints = 7 });
        Assert.True(part.Haus.Lower.Value >= without.Haus.Lower.Value);
    }

    [Fact]
    public void Run_WithoutSearchForIso_KeepsWhatIsThere()
    {
        (Embedding f, Labels labels) = IsoTriplet.Optimizers.Stress.SimplexChain.Create(3, 3, 1e-3);
        BracketSettings settings = new()
        {
            Starts = 1,
            SearchIso = false,
            GramPoints = 14,
            StressPoints = 0,
            Work = 1e5,
            LeastSteps = 50,
        };
        (BracketReport report, string[] stages) = Run(f, labels, settings);
        Assert.Equal("half the hardness", report.Iso.Lower.RestsOn);
        Assert.NotEqual("local search (d_iso)", report.Iso.Upper.RestsOn, StringComparer.Ordinal);
        Assert.DoesNotContain("Gram relaxation", stages, StringComparer.Ordinal);
        (BracketReport searched, string[] more) = Run(f, labels, settings with { SearchIso = true });
        Assert.True(searched.Iso.Upper.Value < report.Iso.Upper.Value);
        Assert.Contains("Gram relaxation", more, StringComparer.Ordinal);
        Assert.DoesNotContain("stress", more, StringComparer.Ordinal);
        // The points of the other search may start the polish elsewhere, at another local optimum.
        Assert.InRange(searched.Haus.Upper.Value / report.Haus.Upper.Value, 0.99, 1.01);
    }

    /// <summary>Where places cannot serve and there is no work for a search, the hardest points have their bound, beyond that of the hardest triple.</summary>
    [Fact]
    public void Run_NoPlacesAndNoWork_HasTheBoundOfTheHardestPoints()
    {
        Embedding f = Draw.Gaussian(new Random(6), 24, 3);
        Labels labels = Labels.FromIntegers([.. Enumerable.Range(0, 24).Select(i => i % 4)]);
        BracketSettings settings = new()
        {
            FullPoints = 10,
            SubFamilyPoints = 11,
            Work = 1,
            Hulls = null,
        };
        (BracketReport report, _) = Run(f, labels, settings);
        Assert.Empty(report.Haus.Lower.Rows!.Except(SubFamily.Hardest(report.Separation, 11)));
        Assert.True(report.Haus.Lower.Rows!.Count > 3, $"{report.Haus.Lower.Rows.Count} points");
        Assert.True(report.Haus.Lower.Value > 1.01 * report.Separation.Hardness / 4);
        Assert.Equal(report.Haus.Lower.Value, CertificateChecker.Check(report.Haus.Lower.Certificate!).Bound);
        Assert.Contains(report.Haus.Upper.RestsOn, Cheap, StringComparer.Ordinal);
        // Places of three points a class serve, and leave less open.
        (BracketReport places, _) = Run(f, labels, settings with { SubFamilyPoints = 12, Work = 1e8, Jumps = 0 });
        Assert.Equal("places of a sub-family", places.Haus.Upper.RestsOn);
        Assert.True(places.Haus.Upper.Value < report.Haus.Upper.Value);
        Assert.True(places.Haus.Lower.Value <= places.Haus.Upper.Value);
        Assert.True(places.Iso.Upper.Value < report.Iso.Upper.Value);
    }

    /// <summary>Searches that are ended early are sharpened for either distance where the polish is on.</summary>
    [Fact]
    public void Run_Polish_SharpensBothEnds()
    {
        Embedding f = Gauss();
        BracketSettings settings = new()
        {
            Starts = 1,
            Hulls = null,
            Local = new LocalSettings { MaxSteps = 25 },
            LeastSteps = 25,
            InteriorPoints = 0,
            Jumps = 0,
        };
        BracketSettings bare = settings with { Local = settings.Local with { Polish = new PolishSettings { Coordinates = 0 } } };
        (BracketReport polished, string[] stages) = Run(f, Alternating, settings);
        (BracketReport rough, string[] fewer) = Run(f, Alternating, bare);
        Assert.True(polished.Haus.Upper.Value < rough.Haus.Upper.Value);
        Assert.True(polished.Iso.Upper.Value < rough.Iso.Upper.Value);
        Assert.Contains("linear programs", stages, StringComparer.Ordinal);
        Assert.DoesNotContain("linear programs", fewer, StringComparer.Ordinal);
    }

    [Fact]
    public void Run_SeparatedOrTied_HasItsOwnSource()
    {
        Embedding apart = Embedding.Create(4, 1, [0, 9, 1, 8]);
        (BracketReport report, string[] stages) = Run(apart, Labels.FromIntegers([0, 1, 0, 1]), new());
        Assert.Equal(
            (0.0, 0.0, "F is separated", "F is separated"),
            (report.Haus.Upper.Value, report.Iso.Upper.Value, report.Haus.Upper.RestsOn, report.Iso.Upper.RestsOn)
        );
        Assert.Empty(stages);
        Assert.Null(report.NullDimension);
    }

    [Fact]
    public void Run_ClassesThatFillTheSameBall_TakesTheHulls()
    {
        // Two crosses at 45 degrees to each other: the hulls meet to the depth cos(45), more than the relaxation sees.
        Embedding f = Embedding.FromRows([
            .. Enumerable.Range(0, 8).Select(k => new[] { Math.Cos(k * Math.PI / 4), Math.Sin(k * Math.PI / 4) }),
        ]);
        BracketSettings settings = new() { FullPoints = 7 };
        (BracketReport with, _) = Run(f, Alternating, settings);
        (BracketReport without, _) = Run(f, Alternating, settings with { Hulls = null });
        Assert.Equal("class hulls", with.Haus.Lower.RestsOn);
        Assert.True(with.Haus.Lower.Value > 1.01 * without.Haus.Lower.Value);
        Assert.NotEqual("class hulls", without.Haus.Lower.RestsOn, StringComparer.Ordinal);
        // Both classes have the same centre, so that their collapse is the total one, which was offered first.
        Assert.Equal("total collapse", with.Haus.Upper.RestsOn);
    }

    [Fact]
    public void Run_Cancelled_IsValidAndSaysSo()
    {
        BracketReport report = BracketSolver.Solve(Gauss(), Alternating, null, null, new CancellationToken(true));
        Assert.True(report.Cancelled);
        Assert.InRange(report.Haus.Lower.Value, 0, report.Haus.Upper.Value);
        Assert.Contains(report.Haus.Upper.RestsOn, new[] { "total collapse", "class collapse" }, StringComparer.Ordinal);
    }

    [Fact]
    public void Run_Directions_RaiseTheLowerBound()
    {
        Embedding f = Draw.Gaussian(new Random(1), 4, 2);
        Labels labels = Labels.FromIntegers([0, 1, 0, 1]);
        BracketSettings settings = new() { Starts = 4, Hulls = null };
        (BracketReport before, _) = Run(f, labels, settings);
        BranchSettings branch = new() { RelativeGap = 1e-2, MaximumNodes = 500 };
        (BracketReport after, string[] stages) = Run(f, labels, settings with { Directions = branch });
        (Bracket old, Bracket now) = (before.Haus, after.Haus);
        Assert.True(now.Lower.Value > old.Lower.Value * 1.01, $"{old.Lower.Value} {now.Lower.Value}");
        Assert.Equal("branch and bound over directions", now.Lower.RestsOn);
        Assert.Contains("branch and bound over directions", stages, StringComparer.Ordinal);
        Assert.InRange(now.Lower.Value, 0.98 * now.Upper.Value, now.Upper.Value);
        Assert.True(now.Upper.Value <= old.Upper.Value);
        // Not where there are too many points.
        (_, string[] fewer) = Run(f, labels, settings with { Directions = branch with { MaximumPoints = 3 } });
        Assert.DoesNotContain("branch and bound over directions", fewer, StringComparer.Ordinal);
    }
}
