using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Optimizers.Shrink;
using IsoTriplet.Optimizers.Stress;

namespace IsoTriplet.Tests.Optimizers.Shrink;

/// <summary>Section 13 of docs/mathematics.md on drawn instances; ISOTRIPLET_INSTANCES=100000 is the long run.</summary>
public sealed class ClassShrinkTests
{
    private const double Rounding = 1e-11;

    [Fact]
    public void Kappa_OptimalWeights_IsAtLeastOneOverDimensionPlusOne()
    {
        foreach ((Embedding f, Labels labels, _) in NearSeparated.Stream(1, NearSeparated.Count))
        {
            int largest = Enumerable.Range(0, labels.Classes).Max(k => labels.Members(k).Length);
            int d = Math.Min(f.Dimension, largest - 1);
            Assert.True(ClassShrink.Of(f, labels).Kappa >= (1.0 / (d + 1)) - 1e-7);
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void Kappa_RegularSimplices_IsExactlyOneOverTheirSize(int m)
    {
        (Embedding f, Labels labels) = SimplexChain.Create(m, 4, 0.001);
        Assert.Equal(1.0 / m, ClassShrink.Of(f, labels).Kappa, 1e-9);
    }

    // Theorem 13.4.
    [Fact]
    public void At_FourTimesHardnessOverKappa_IsSeparatedAndNear()
    {
        foreach ((Embedding f, Labels labels, double h) in NearSeparated.Stream(2, NearSeparated.Count))
        {
            ClassShrink shrink = ClassShrink.Of(f, labels);
            double c = shrink.Bound(h);
            Embedding g = shrink.At(c);
            Assert.True(TripletSeparation.Of(g, labels).Hardness <= Rounding * NearSeparated.Size(f));
            Assert.True(ClassHausdorffDistance.LargestDisplacement(f, g).Value <= c * (1 + Rounding));
            Assert.True(IsometricDistance.Between(f, g).Value <= 2 * c * (1 + Rounding));
        }
    }

    // The constant cannot fall to what would contradict the lower bound; somewhere it breaks.
    [Fact]
    public void At_AQuarterOfHardness_IsNotAlwaysSeparated() =>
        Assert.Contains(
            NearSeparated.Stream(3, 200),
            x => TripletSeparation.Of(ClassShrink.Of(x.F, x.Labels).At(x.Hardness / 4 * 0.99), x.Labels).Hardness > 0
        );

    // Theorem 14.2, where its hypothesis holds.
    [Fact]
    public void At_WithMarginAndWideClasses_KeepsTheMargin()
    {
        int served = 0;
        foreach ((Embedding f, Labels labels, double h) in NearSeparated.Stream(4, 2 * NearSeparated.Count))
        {
            ClassShrink shrink = ClassShrink.Of(f, labels);
            double least = Enumerable.Range(0, labels.Classes).Where(k => labels.Members(k).Length > 1).Min(k => shrink.Diameters[k]);
            double alpha = Math.Max(0, (least * shrink.Kappa / 8) - h) * 0.999;
            if (alpha > 0 && shrink.ServesMargin(h + alpha))
            {
                served++;
                Embedding g = shrink.At(shrink.Bound(h + alpha));
                Assert.True(TripletSeparation.Of(g, labels).Hardness + alpha <= Rounding * NearSeparated.Size(f));
            }
        }
        Assert.True(served > 50, $"{served} instances");
    }

    /// <summary>The least shrink separates, a little less does not, and it is no farther than the theorem says.</summary>
    [Fact]
    public void Least_NearlySeparated_IsWhereSeparationBegins()
    {
        int sharp = 0;
        foreach ((Embedding f, Labels labels, double h) in NearSeparated.Stream(7, 60))
        {
            ClassShrink shrink = ClassShrink.Of(f, labels);
            Embedding g = ClassShrink.Least(f, labels)!;
            Assert.True(TripletSeparation.Of(g, labels).IsSeparated);
            double most = shrink.Spreads.Max(),
                moved = ClassHausdorffDistance.LargestDisplacement(f, g).Value;
            Assert.True(moved <= Math.Min(shrink.Bound(h), most) + (2e-7 * most));
            sharp += TripletSeparation.Of(shrink.At(0.99 * moved), labels).Hardness > 0 ? 1 : 0;
        }
        Assert.True(sharp > 55, $"{sharp} of 60");
        // What is separated is left within the last bisection.
        Embedding apart = Embedding.Create(4, 1, [0, 1, 10, 11]);
        Embedding kept = ClassShrink.Least(apart, Labels.FromIntegers([0, 0, 1, 1]))!;
        Assert.InRange(ClassHausdorffDistance.LargestDisplacement(apart, kept).Value, 0, 1e-6);
    }

    // Theorem 13.5: one shrink for all classes.
    [Fact]
    public void CommonShrink_SmallHardness_IsSeparated()
    {
        int served = 0;
        foreach ((Embedding f, Labels labels, double h) in NearSeparated.Stream(5, NearSeparated.Count))
        {
            ClassShrink shrink = ClassShrink.Of(f, labels);
            double delta = shrink.Diameters.Where(x => x > 0).Min();
            if (h <= shrink.Kappa * delta / 4)
            {
                served++;
                ClassExpansion family = new(f, labels, TripletSeparation.Of(f, labels).Anchors, shrink.Centres);
                double x = 2 * h / ((shrink.Kappa * delta) - (2 * h));
                Assert.True(TripletSeparation.Of(family.At(1, 1 - x), labels).Hardness <= Rounding * NearSeparated.Size(f));
            }
        }
        Assert.True(served > 50, $"{served} instances");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    public void LeastDilation_AnySize_IsWhereSeparationBegins(double margin)
    {
        (int sharp, int exact) = (0, 0);
        foreach ((Embedding f, Labels labels, _) in NearSeparated.Stream(6, 100))
        {
            ClassExpansion family = new(f, labels, TripletSeparation.Of(f, labels).Anchors, ClassShrink.Of(f, labels).Centres);
            double lambda = family.LeastDilation(0.5, margin);
            if (!double.IsFinite(lambda))
            {
                continue;
            }
            foreach (double factor in new[] { 1, 1.7 })
            {
                double size = NearSeparated.Size(f) * Math.Max(1, factor * lambda);
                Assert.True(TripletSeparation.Of(family.At(factor * lambda, 0.5), labels).Hardness + margin <= 1e-9 * size);
            }
            sharp += TripletSeparation.Of(family.At(0.999 * lambda, 0.5), labels).Hardness + margin > 0 ? 1 : 0;
            exact += TripletSeparation.Of(family.At(lambda, 0.5), labels).Hardness + margin > 0 ? 0 : 1;
        }
        // With the digits to spare that a check without any tolerance needs.
        Assert.True(sharp > 80 && exact > 80, $"{sharp} and {exact} of 100");
    }

    /// <summary>Simplices of edge 1 have kappa = 1/m, so that C = 4 m H, and serve a margin while their diameter is at least 2 C.</summary>
    [Fact]
    public void ServesMargin_Simplices_UpToAnEighthOfTheEdgeOverTheirSize()
    {
        (Embedding f, Labels labels) = SimplexChain.Create(3, 2, 0);
        ClassShrink shrink = ClassShrink.Of(f, labels);
        Assert.Equal(12 * 0.01, shrink.Bound(0.01), 1e-9);
        Assert.True(shrink.ServesMargin(0.999 / 24));
        Assert.False(shrink.ServesMargin(1.001 / 24));
        Assert.Equal(0, shrink.Bound(-1));
        // A class of one point asks for nothing.
        Embedding one = Embedding.Create(3, 1, [0, 1, 5]);
        ClassShrink pair = ClassShrink.Of(one, Labels.FromIntegers([0, 0, 1]));
        Assert.True(pair.ServesMargin(0.999 * pair.Kappa / 8));
        Assert.False(pair.ServesMargin(1.001 * pair.Kappa / 8));
        // Of classes of three and of two points the larger ones decide.
        (Embedding mixed, Labels unequal) = SimplexChain.CreateAlternating(3, 2, 3, 0);
        Assert.Equal(1.0 / 3, ClassShrink.Of(mixed, unequal).Kappa, 1e-9);
        Assert.Throws<ArgumentNullException>("embedding", () => ClassShrink.Of(null!, labels));
        Assert.Throws<ArgumentNullException>("labels", () => ClassShrink.Of(f, null!));
        string message = Assert.Throws<ArgumentException>(() => ClassShrink.Of(one, labels)).Message;
        Assert.Contains("the numbers of points and labels", message, StringComparison.Ordinal);
    }

    [Fact]
    public void LeastDilation_ManyClasses_AllocatesNoMatrixOfClassesByPoints()
    {
        Embedding f = Draw.Gaussian(new Random(1), 3000, 2);
        Labels labels = Labels.FromIntegers([.. Enumerable.Range(0, 3000).Select(i => i / 2)]);
        ClassExpansion family = new(f, labels, TripletSeparation.Of(f, labels).Anchors, ClassShrink.Of(f, labels).Centres);
        long before = GC.GetAllocatedBytesForCurrentThread();
        double lambda = family.LeastDilation(0.1, 0);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 3000L * 1500 * sizeof(double));
        Assert.InRange(lambda, 1, double.MaxValue);
        Assert.True(TripletSeparation.Of(family.At(lambda, 0.1), labels).Hardness <= 1e-9 * lambda);
    }

    [Fact]
    public void Solve_ManyPoints_IsNearerThanClassCollapse()
    {
        Random random = new(7);
        Labels labels = Draw.Classes(random, 700, 5);
        Embedding f = Draw.Gaussian(random, 700, 8);
        BracketSettings settings = new() { Hulls = null, SubFamilyPoints = 10 };
        BracketReport report = BracketSolver.Solve(f, labels, settings, null, TestContext.Current.CancellationToken);
        Assert.True(report.Haus.Upper.Value < report.ClassRadius);
    }
}

/// <summary>Families whose hardness is small against some of their classes, the ledger's: where a bound by H alone could fail.</summary>
internal static class NearSeparated
{
    /// <summary>How many instances: 1,000, or as many as ISOTRIPLET_INSTANCES says.</summary>
    public static int Count => int.TryParse(Environment.GetEnvironmentVariable("ISOTRIPLET_INSTANCES"), out int count) ? count : 1000;

    /// <summary>Drawn instances with positive hardness.</summary>
    public static IEnumerable<(Embedding F, Labels Labels, double Hardness)> Stream(int seed, int count)
    {
        Random random = new(seed);
        return Enumerable
            .Range(0, count)
            .Select(_ => Streams.NearSeparated.Draw(random))
            .Select(f => (f.Points, f.Labels, TripletSeparation.Of(f.Points, f.Labels).Hardness!.Value));
    }

    public static double Size(Embedding f) => Quantities.Largest(f);
}
