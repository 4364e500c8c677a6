using IsoTriplet.Optimizers.Hull;

namespace IsoTriplet.Tests.Optimizers.Hull;

public sealed class ClassHullBoundTests
{
    private const double TooMuch = 1.01;

    private static readonly BracketSettings Little = new()
    {
        Starts = 2,
        Work = 1e7,
        SearchIso = false,
        Hulls = null,
    };

    private static readonly Labels Pairs = Labels.FromIntegers([0, 1, 0, 1]);

    [Fact]
    public void Find_TwoClassesOnTheSameTwoPoints_IsTotalCollapse()
    {
        Bound bound = Find(Embedding.Create(4, 1, [-1, -1, 1, 1]), Pairs);
        Assert.Equal(1, bound.Value, 12);
        Assert.False(CertificateChecker.Check(bound.Certificate! with { Bound = TooMuch }).Valid);
    }

    [Fact]
    public void Find_DisjointHullsOrNoPair_IsZero()
    {
        Embedding apart = Embedding.Create(4, 2, [0, 0, 5, 0, 0, 1, 5, 1]);
        Assert.Same(Bound.Zero, Find(apart, Pairs));
        Assert.Same(Bound.Zero, Find(apart, Labels.FromIntegers([0, 0, 0, 0])));
        Assert.Same(Bound.Zero, Find(Embedding.Create(4, 2, new double[8]), Pairs));
        Assert.Same(Bound.Zero, Find(Embedding.Create(1, 1, [0.0]), Labels.FromIntegers([0])));
    }

    [Fact]
    public void Find_AboveTheLimits_IsZero()
    {
        Embedding f = Draw.Gaussian(new Random(1), 12, 3);
        Labels labels = Draw.Classes(new Random(1), 12, 2);
        Assert.True(Find(f, labels).Value > 0);
        Assert.Same(Bound.Zero, Find(f, labels, new HullSettings { MaximumDimension = 2 }));
        Assert.Same(Bound.Zero, Find(f, labels, new HullSettings { MaximumPoints = 11 }));
        Assert.Same(Bound.Zero, Find(f, labels, null, 100));
        Assert.Throws<ArgumentException>(() => Find(f, Pairs));
    }

    // Squares of half side 1 and 2 around one centre: h = 3, D = 4 sqrt 2, kappa^2 = 3/4, r = 4 sqrt 2.
    [Fact]
    public void Find_NestedSquares_IsTheFormula()
    {
        double[] values = [1, 1, 2, 2, 1, -1, 2, -2, -1, 1, -2, 2, -1, -1, -2, -2];
        double kappa = Math.Sqrt(0.75);
        double expected = (3 + (kappa * 4 * Math.Sqrt(2))) / (2 + (2 * kappa));
        Bound bound = Find(Embedding.Create(8, 2, values), Labels.FromIntegers([0, 1, 0, 1, 0, 1, 0, 1]));
        Assert.InRange(bound.Value, expected * (1 - 1e-3), expected);
    }

    [Theory]
    [InlineData(2, 128, 0.95)]
    [InlineData(3, 512, 0.9)]
    public void Find_TwoClassesThatFillTheSphere_PassesWhatTheRelaxationCanReach(int dimension, int points, double share)
    {
        Embedding sphere = UnitSphere.Normalise(Draw.Gaussian(new Random(1), points, dimension));
        Labels labels = Labels.FromIntegers([.. Enumerable.Range(0, points).Select(i => i % 2)]);
        Bound bound = Find(sphere, labels);
        Assert.InRange(bound.Value / SmallestEnclosingBall.Of(sphere).Radius, share, 1);
        Assert.False(CertificateChecker.Check(bound.Certificate! with { Bound = bound.Value * TooMuch }).Valid);
    }

    [Fact]
    public void Find_RandomFamilies_NeverExceedsAnUpperBoundAndMoreWould()
    {
        Random random = new(3);
        double tightest = 0;
        for (int i = 0; i < 90; i++)
        {
            int n = 1 + (i % 3);
            int points = random.Next(4, 12);
            Embedding f = i % 4 == 0 ? Draw.Grid(random, points, n) : Draw.Gaussian(random, points, n);
            Labels labels = Draw.Classes(random, points, 2 + (i % 2));
            BracketReport report = BracketSolver.Solve(f, labels, Little, null, TestContext.Current.CancellationToken);
            double bound = Find(f, labels).Value;
            double upper = report.Haus.Upper.Value;
            Assert.True(bound <= upper * (1 + 1e-12), $"instance {i}: {bound} above {upper}");
            tightest = Math.Max(tightest, upper > 0 ? bound / upper : 0);
        }
        Assert.True(TooMuch * tightest > 1, $"tightest {tightest}");
    }

    // docs/mathematics.md, 6.3: on a line and for two classes d_haus is known.
    [Fact]
    public void Find_OnALine_NeverExceedsTheExactDistance()
    {
        Random random = new(5);
        int found = 0;
        double tightest = 0;
        for (int i = 0; i < 500; i++)
        {
            int points = random.Next(3, 9);
            Embedding f = i % 3 == 0 ? Draw.Grid(random, points, 1, 6) : Draw.Gaussian(random, points, 1);
            Labels labels = Draw.Classes(random, points, 2);
            double[] a = [.. labels.Members(0).ToArray().Select(k => f[k, 0])];
            double[] b = [.. labels.Members(1).ToArray().Select(k => f[k, 0])];
            double exact = Math.Min(Order(a, b), Order(b, a));
            double bound = Find(f, labels).Value;
            Assert.True(bound <= exact * (1 + 1e-12), $"instance {i}: {bound} above {exact}");
            found += bound > 0 ? 1 : 0;
            tightest = Math.Max(tightest, exact > 0 ? bound / exact : 0);
        }
        Assert.True(found > 100);
        Assert.True(TooMuch * tightest > 1, $"tightest {tightest}");
    }

    [Fact]
    public void Find_LittleWork_IsStillABound()
    {
        Embedding sphere = UnitSphere.Normalise(Draw.Gaussian(new Random(2), 60, 3));
        Labels labels = Draw.Classes(new Random(2), 60, 2);
        double full = Find(sphere, labels).Value;
        Assert.InRange(Find(sphere, labels, new HullSettings { Work = 5e6 }).Value, 0, full * (1 + 1e-3));
        Assert.InRange(Find(sphere, labels, new HullSettings { Work = 0 }).Value, 0, full * (1 + 1e-3));
    }

    [Fact]
    public void Solve_OverlappingClassesInThePlane_TakesTheHullsAndKeepsTheirCertificate()
    {
        Embedding f = Draw.Gaussian(new Random(8), 60, 2);
        Labels labels = Labels.FromIntegers([.. Enumerable.Range(0, 60).Select(i => i % 2)]);
        CancellationToken cancel = TestContext.Current.CancellationToken;
        Bound with = BracketSolver.Solve(f, labels, Little with { Hulls = new HullSettings() }, null, cancel).Haus.Lower;
        Bound without = BracketSolver.Solve(f, labels, Little, null, cancel).Haus.Lower;
        Assert.True(with.Value > without.Value);
        Assert.Equal("class hulls", with.RestsOn);
        Assert.Equal(with.Value, CertificateChecker.Check(CertificateFile.FromJson(CertificateFile.ToJson(with.Certificate!))).Bound);
    }

    private static Bound Find(Embedding f, Labels labels, HullSettings? settings = null, double known = 0) =>
        ClassHullBound.Find(f, labels, settings, known, TestContext.Current.CancellationToken);

    private static double Order(double[] a, double[] b)
    {
        double width = Math.Max(a.Max() - a.Min(), b.Max() - b.Min());
        double over = a.Max() - b.Min();
        return Math.Max(0, Math.Max(over / 2, (width + over) / 4));
    }
}
