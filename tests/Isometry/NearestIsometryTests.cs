namespace IsoTriplet.Tests.Isometry;

public sealed class NearestIsometryTests
{
    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 20)]
    [InlineData(3, 20)]
    [InlineData(6, 4)]
    public void Of_IsometricImage_IsZero(int n, int points)
    {
        Random random = new(n);
        for (int round = 0; round < 4; round++)
        {
            Embedding f = Draw.Gaussian(random, points, n);

            NearestIsometry found = NearestIsometry.Of(f, Draw.Moved(f, random));

            Assert.InRange(found.Upper, 0, 1e-12);
            Assert.InRange(found.Lower, 0, found.Upper);
        }
    }

    [Fact]
    public void Of_OnePoint_IsZero()
    {
        NearestIsometry found = NearestIsometry.Of(Embedding.Create(1, 2, [1, 2]), Embedding.Create(1, 2, [4, 4]));

        Assert.InRange(found.Upper, 0, 1e-14);
        Assert.Equal(0, found.Lower);
    }

    [Theory]
    [InlineData(2, 3)]
    [InlineData(5, 3)]
    [InlineData(12, 0.3)]
    [InlineData(40, 0.01)]
    [InlineData(10, 1e-6)]
    public void Of_PlanePairs_ClosesAndIsBelowEverySampledAngle(int points, double noise)
    {
        Random random = new(points);
        for (int round = 0; round < 3; round++)
        {
            Embedding f = Draw.Gaussian(random, points, 2);
            Embedding g = Draw.Moved(Perturbed(f, random, noise), random);

            NearestIsometry found = NearestIsometry.Of(f, g);

            Assert.InRange(found.Lower, found.Upper * (1 - 1e-6), found.Upper);
            Assert.True(found.Upper >= IsometricDistance.Between(f, g).Value / 2 * (1 - 1e-12));
            Assert.True(found.Lower <= Math.Min(MotionTests.LeastOverAngles(f, g, 1), MotionTests.LeastOverAngles(f, g, -1)));
            Assert.True(found.Upper <= Procrustes.Fit(f, g).LargestDisplacement * (1 + 1e-12));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(6)]
    public void Of_RotationsOnlyOnAMirrorImage_IsFarWhereTheReflectionIsExact(int n)
    {
        Embedding f = Draw.Gaussian(new Random(n), 12, n);
        Embedding g = Embedding.Create(12, n, [.. f.Values.ToArray().Select((v, k) => k % n == 0 ? -v : v)]);

        NearestIsometry free = NearestIsometry.Of(f, g);
        NearestIsometry turned = NearestIsometry.Of(f, g, rotationsOnly: true);

        Assert.InRange(free.Upper, 0, 1e-10);
        Assert.True(free.Motion.IsReflection);
        Assert.False(turned.Motion.IsReflection);
        Assert.True(turned.Lower > 0.05);
        Assert.True(turned.Lower <= turned.Upper * (1 + 1e-12));
        Assert.Equal(turned.Upper, LargestDisplacement(turned.Motion.Apply(f), g), 1e-10);
    }

    [Theory]
    [InlineData(1, 2.5)]
    [InlineData(3, 0.01)]
    [InlineData(4, 1)]
    public void BestScale_OfAScaledAndMovedCopy_IsTheScale(int n, double scale)
    {
        Random random = new(n);
        Embedding f = Draw.Gaussian(random, 15, n);
        Embedding g = Draw.Moved(f, random, scale);

        (double? found, double left) = Procrustes.Fit(f, g).BestScale(f, g);

        Assert.Equal(scale, found!.Value, 1e-12);
        Assert.InRange(left, 0, 1e-11);
    }

    /// <summary>Every scale moves a single point alike; to a single point the best scale is none of F at all.</summary>
    [Fact]
    public void BestScale_PointsThatCoincide_IsAnyOfFAndNoneOfG()
    {
        Embedding one = Embedding.Create(4, 2, [.. Enumerable.Repeat(new[] { 0.1, 0.7 }, 4).SelectMany(p => p)]);
        Embedding some = Embedding.Create(4, 2, [3, 0, -3, 0, 0, 4, 0, -4]);
        Assert.Equal((null, 4), Procrustes.Fit(one, some).BestScale(one, some));
        Assert.Equal((0, 0), Procrustes.Fit(some, one).BestScale(some, one));
    }

    [Fact]
    public void BestScale_ChangedALittle_IsNoBetter()
    {
        Random random = new(8);
        (Embedding f, Embedding g) = (Draw.Gaussian(random, 20, 3), Draw.Gaussian(random, 20, 3));
        Procrustes fit = Procrustes.Fit(f, g);
        double best = fit.BestScale(f, g).Scale!.Value;
        double Residual(double s) => Procrustes.Fit(Embedding.Create(20, 3, [.. f.Values.ToArray().Select(v => s * v)]), g).Residual;
        Assert.True(Residual(best) < Residual(best * 1.01));
        Assert.True(Residual(best) < Residual(best * 0.99));
    }

    [Theory]
    [InlineData(3, 8, 0.1)]
    [InlineData(4, 30, 0.5)]
    [InlineData(8, 20, 0.01)]
    [InlineData(5, 3, 1)]
    public void Of_HigherDimensions_BracketsBetweenTheoremAndProcrustes(int n, int points, double noise)
    {
        Random random = new(n);
        Embedding f = Draw.Gaussian(random, points, n);
        Embedding g = Draw.Moved(Perturbed(f, random, noise), random);

        NearestIsometry found = NearestIsometry.Of(f, g);

        Assert.True(found.Lower <= found.Upper);
        Assert.True(found.Lower >= IsometricDistance.Between(f, g).Value / 2 * (1 - 1e-9));
        Assert.True(found.Upper <= Procrustes.Fit(f, g).LargestDisplacement * (1 + 1e-12));
        Assert.Equal(found.Upper, LargestDisplacement(found.Motion.Apply(f), g), 1e-11);
        Assert.True(found.Lower > 0.5 * found.Upper);
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(7, false)]
    public void Procrustes_MovedPoints_RecoversThem(int n, bool rotationsOnly)
    {
        Random random = new(n);
        Embedding f = Draw.Gaussian(random, 20, n);
        double[] q = Draw.Orthogonal(random, n);
        Embedding g = Draw.Moved(f, q, new double[n]);

        Procrustes fit = Procrustes.Fit(f, g);
        Procrustes turned = Procrustes.Fit(f, g, rotationsOnly);

        Assert.InRange(fit.Residual, 0, 1e-12);
        Assert.Equal(rotationsOnly && fit.Motion.IsReflection, turned.Residual > 0.1);
        Assert.False(rotationsOnly && turned.Motion.IsReflection);
    }

    [Fact]
    public void Procrustes_RandomPairs_IsBelowEverySampledMotion()
    {
        Random random = new(2);
        Embedding f = Draw.Gaussian(random, 8, 3);
        Embedding g = Draw.Gaussian(random, 8, 3);
        double best = Procrustes.Fit(f, g).Residual;
        for (int round = 0; round < 2000; round++)
        {
            Embedding moved = Draw.Moved(f, Draw.Orthogonal(random, 3), Mean(g, f));
            double sum = Enumerable.Range(0, 8).Sum(i => PairwiseDistances.SquaredBetween(moved.Row(i), g.Row(i)));
            Assert.True(best <= Math.Sqrt(sum));
        }
    }

    [Theory]
    [InlineData(2, 10)]
    [InlineData(3, 15)]
    [InlineData(5, 40)]
    public void DisplacementBound_SmallAndLargeEps_Holds(int n, int points)
    {
        Random random = new(points);
        foreach (double noise in new[] { 1e-8, 1e-3, 0.1, 1, 10 })
        {
            Embedding f = Draw.Gaussian(random, points, n);
            Embedding g = Draw.Moved(Perturbed(f, random, noise), random);
            double eps = IsometricDistance.Between(f, g).Value;
            Thickness thickness = Thickness.Of(f);

            double bound = ApproximationConstant.Of(f).DisplacementBound(eps);
            double loose = ApproximationConstant.FromThickness(eps, thickness.Lower, Diameter.Of(f).Value, points);

            Assert.True(Procrustes.Fit(f, g).Residual <= bound * (1 + 1e-6));
            Assert.True(NearestIsometry.Of(f, g).Lower <= bound);
            Assert.True(bound <= loose);
        }
    }

    [Fact]
    public void DisplacementBound_WithoutTheSingularValue_Fails()
    {
        // Negative control: on a thin F the bound needs sigma_n; with sigma_1 in its place it is broken.
        Embedding f = Embedding.Create(4, 2, [-1, 0, 1, 0, 0, 1e-3, 0, -1e-3]);
        Embedding g = Embedding.Create(4, 2, [-1, 0, 1, 0, 0, 0.04, 0, 0.04]);
        ApproximationConstant constant = ApproximationConstant.Of(f);
        double eps = IsometricDistance.Between(f, g).Value;
        double best = Procrustes.Fit(f, g).Residual;

        Assert.True(best <= constant.DisplacementBound(eps));
        Assert.False(best <= (constant with { LeastSingularValue = Math.Sqrt(2) }).DisplacementBound(eps));
    }

    [Fact]
    public void NearIsometry_AtTheExactChange_Holds()
    {
        Embedding f = Embedding.Create(3, 1, [0, 1, 3]);
        Embedding g = Embedding.Create(3, 1, [0, 1, 2.5]);

        Assert.True(NearIsometry.Check(f, g, 0.5).Holds);
        Assert.False(NearIsometry.Check(f, g, 0.499).Holds);
        Assert.Equal(new PairWitness(0.5, 0, 2), NearIsometry.Check(f, g, 0.1).Worst);
        Assert.Throws<ArgumentException>(() => NearIsometry.Check(f, g, -1));
    }

    internal static Embedding Perturbed(Embedding f, Random random, double noise) =>
        Embedding.FromRows([.. f.ToRows().Select(r => r.Select(v => v + (noise * NormalDraw.Next(random))).ToArray())]);

    internal static double LargestDisplacement(Embedding f, Embedding g) =>
        Enumerable.Range(0, f.Points).Max(i => PairwiseDistances.Between(f.Row(i), g.Row(i)));

    private static double[] Mean(Embedding g, Embedding f) =>
        [.. Enumerable.Range(0, g.Dimension).Select(k => Enumerable.Range(0, g.Points).Average(i => g[i, k] - f[i, k]))];
}
