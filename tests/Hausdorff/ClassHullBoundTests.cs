using IsoTriplet.Hausdorff;
using IsoTriplet.Isometry;
using IsoTriplet.Numerics;
using IsoTriplet.Optimizers;

namespace IsoTriplet.Tests.Hausdorff;

public sealed class ClassHullBoundTests
{
    private static readonly BracketSettings Little = new()
    {
        Starts = 2,
        Work = 1e7,
        SearchIso = false,
    };

    private static readonly Labels Pairs = Labels.FromIntegers([0, 1, 0, 1]);

    [Fact]
    public void Of_TwoClassesOnTheSameTwoPoints_IsTotalCollapse()
    {
        Embedding line = Embedding.Create(4, 1, [-1, -1, 1, 1]);
        Assert.Equal(1, ClassHullBound.Of(line, Pairs), 12);
        Assert.Equal(1, SmallestEnclosingBall.Of(line).Radius, 12);
    }

    [Fact]
    public void Of_DisjointHulls_IsZero()
    {
        Assert.Equal(0, ClassHullBound.Of(Embedding.Create(4, 2, [0, 0, 5, 0, 0, 1, 5, 1]), Pairs));
        Assert.Equal(0, ClassHullBound.Of(Embedding.Create(4, 2, [0, 0, 5, 0, 0, 1, 5, 1]), Labels.FromIntegers([0, 0, 0, 0])));
        Assert.Equal(0, ClassHullBound.Of(Embedding.Create(4, 2, new double[8]), Pairs));
    }

    // Squares of half side 1 and 2 around one centre: the hulls penetrate by 3 along an axis.
    [Fact]
    public void Of_NestedSquares_IsHalfTheSumOfHalfSides()
    {
        double[] values = [1, 1, 2, 2, 1, -1, 2, -2, -1, 1, -2, 2, -1, -1, -2, -2];
        double found = ClassHullBound.Of(Embedding.Create(8, 2, values), Labels.FromIntegers([0, 1, 0, 1, 0, 1, 0, 1]));
        Assert.InRange(found, 1.5 * (1 - 1e-3), 1.5);
    }

    [Theory]
    [InlineData(2, 128, 0.95)]
    [InlineData(3, 512, 0.9)]
    public void Of_TwoClassesThatFillTheSphere_PassesWhatTheRelaxationCanReach(int dimension, int points, double share)
    {
        Embedding sphere = UnitSphere.Normalise(Draw.Gaussian(new Random(1), points, dimension));
        Labels labels = Labels.FromIntegers([.. Enumerable.Range(0, points).Select(i => i % 2)]);
        double found = ClassHullBound.Of(sphere, labels);
        Assert.InRange(found / SmallestEnclosingBall.Of(sphere).Radius, share, 1);
        Assert.True(found > Math.Sqrt(0.5));
    }

    [Fact]
    public void Of_RandomFamilies_NeverExceedsAnUpperBoundAndOneMorePercentWould()
    {
        Random random = new(3);
        double tightest = 0;
        for (int i = 0; i < 60; i++)
        {
            int n = 1 + (i % 3);
            int points = random.Next(4, 12);
            Embedding f = i % 4 == 0 ? Draw.Grid(random, points, n) : Draw.Gaussian(random, points, n);
            Labels labels = Draw.Classes(random, points, 2 + (i % 2));
            BracketReport report = BracketSolver.Solve(f, labels, Little, null, TestContext.Current.CancellationToken);
            double bound = ClassHullBound.Of(f, labels);
            Assert.True(bound <= report.Haus.Upper.Value * (1 + 1e-12), $"instance {i}: {bound} above {report.Haus.Upper.Value}");
            tightest = Math.Max(tightest, report.Haus.Upper.Value > 0 ? bound / report.Haus.Upper.Value : 0);
        }
        Assert.True(1.01 * tightest > 1, $"tightest {tightest}");
    }

    [Fact]
    public void Of_LittleWork_IsStillABound()
    {
        Embedding sphere = UnitSphere.Normalise(Draw.Gaussian(new Random(2), 60, 3));
        Labels labels = Draw.Classes(new Random(2), 60, 2);
        double full = ClassHullBound.Of(sphere, labels);
        Assert.InRange(ClassHullBound.Of(sphere, labels, 1e4), 0, full * (1 + 1e-3));
        Assert.InRange(ClassHullBound.Of(sphere, labels, 0), 0, full * (1 + 1e-3));
    }
}
