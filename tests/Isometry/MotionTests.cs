namespace IsoTriplet.Tests.Isometry;

/// <summary>Nearest isometries with answers in closed form, the fields of the answer, and the least displacement over refined angles.</summary>
public sealed class MotionTests
{
    // On the line the best shift halves the range of g -+ f: here 0, 0, 1 against 0, 2, 3.
    [Theory]
    [InlineData(new double[] { 0, 1, 3 }, new double[] { 5, 6, 9 }, 0.5, 1, 5.5)]
    [InlineData(new double[] { 0, 1, 3 }, new double[] { 5, 4, 1 }, 0.5, -1, 4.5)]
    [InlineData(new double[] { 0, 1 }, new double[] { 7, 7 }, 0.5, 1, 6.5)]
    public void Of_Line_IsTheBetterSignWithTheBestShift(double[] f, double[] g, double expected, int sign, double shift)
    {
        NearestIsometry found = NearestIsometry.Of(Embedding.Create(f.Length, 1, f), Embedding.Create(g.Length, 1, g));

        Assert.Equal(expected, found.Upper, 1e-12);
        Assert.InRange(found.Lower, expected * (1 - 1e-9), expected);
        Assert.Equal([(double)sign], found.Motion.Matrix);
        Assert.Equal(sign < 0, found.Motion.IsReflection);
        Assert.Equal(shift, found.Motion.Shift[0], 1e-12);
    }

    // The two ends ask for opposite signs: + is off by 1, though no distance changes by more than 1.
    [Fact]
    public void Of_LineWithATwist_RestsOnBothSigns()
    {
        NearestIsometry found = NearestIsometry.Of(Embedding.Create(4, 1, [0, 1, 10, 11]), Embedding.Create(4, 1, [0, 1, 11, 10]));
        Assert.Equal("both signs", found.LowerFrom);
        Assert.InRange(found.Lower, 1 - 1e-9, 1);
        Assert.Equal(1, found.Upper, 1e-12);
    }

    [Fact]
    public void Of_OneDistanceChanged_RestsOnHalfOfIt()
    {
        NearestIsometry found = NearestIsometry.Of(Embedding.Create(2, 3, [0, 0, 0, 1, 0, 0]), Embedding.Create(2, 3, [0, 0, 0, 3, 0, 0]));
        Assert.Equal("half of d_iso", found.LowerFrom);
        Assert.Equal(1, found.Lower, 1e-13);
        Assert.True(found.Lower < 1);
        Assert.Equal(1, found.Upper, 1e-12);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Of_RandomPairs_UpperIsTheDisplacementOfTheMotion(int n)
    {
        Random random = new(n);
        for (int round = 0; round < 10; round++)
        {
            Embedding f = Draw.Gaussian(random, random.Next(1, 9), n);
            Embedding g = Draw.Gaussian(random, f.Points, n);

            NearestIsometry found = NearestIsometry.Of(f, g);

            Assert.Equal(found.Upper, NearestIsometryTests.LargestDisplacement(found.Motion.Apply(f), g), 1e-12);
            Assert.InRange(found.Lower, 0, found.Upper);
            Assert.Equal(n == 1 ? found.Motion.Matrix[0] < 0 : Determinant.IsNegative(found.Motion.Matrix, n), found.Motion.IsReflection);
            AssertOrthogonal(found.Motion.Matrix, n);
        }
    }

    [Fact]
    public void Fit_TwoRotatedPairs_GivesTheSumsInClosedForm()
    {
        // A cross against one with its second arm shortened from 2 to 1: identity is best, two points are off by 1.
        Embedding f = Embedding.Create(4, 2, [3, 0, -3, 0, 0, 2, 0, -2]);
        Embedding g = Embedding.Create(4, 2, [4, 1, -2, 1, 1, 2, 1, 0]);

        Procrustes fit = Procrustes.Fit(f, g);

        Assert.Equal(Math.Sqrt(2), fit.Residual, 1e-12);
        Assert.Equal(1, fit.LargestDisplacement, 1e-12);
        Assert.Equal([1.0, 1], fit.Motion.Shift, (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Contains(fit.Point, new[] { 2, 3 });
        Assert.False(fit.Motion.IsReflection);
    }

    [Fact]
    public void Fit_EqualDisplacements_NamesTheLowestRow()
    {
        Procrustes fit = Procrustes.Fit(Embedding.Create(2, 1, [0, 2]), Embedding.Create(2, 1, [0, 6]));
        Assert.Equal((2.0, 0), (fit.LargestDisplacement, fit.Point));
        Procrustes same = Procrustes.Fit(Embedding.Create(2, 1, [0, 2]), Embedding.Create(2, 1, [0, 2]));
        Assert.Equal((0.0, 0), (same.LargestDisplacement, same.Point));
    }

    // A mirror image in 3-D: the best rotation loses twice the least singular value of the cross products.
    [Fact]
    public void Fit_RotationsOnly_LosesTwiceTheLeastSingularValue()
    {
        Embedding f = Embedding.Create(6, 3, [3, 0, 0, -3, 0, 0, 0, 2, 0, 0, -2, 0, 0, 0, 1, 0, 0, -1]);
        Embedding g = Draw.Moved(f, [1, 0, 0, 0, 1, 0, 0, 0, -1], [0, 0, 5]);

        Procrustes mirror = Procrustes.Fit(f, g);
        Procrustes turned = Procrustes.Fit(f, g, rotationsOnly: true);

        // Cross products 18, 8, 2: the residual is 4 times the last, by a half turn or none about the third axis.
        Assert.Equal((true, 0.0), (mirror.Motion.IsReflection, Math.Round(mirror.Residual, 12)));
        Assert.False(turned.Motion.IsReflection);
        Assert.Equal(Math.Sqrt(8), turned.Residual, 1e-12);
        Assert.False(Determinant.IsNegative(turned.Motion.Matrix, 3));
    }

    // The lower bound with weights: below every motion, and equal to the best sum of squares up to its slack.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void WeightedProcrustes_RandomWeights_LowerIsTheSumAtItsMotion(bool rotationsOnly)
    {
        Random random = new(6);
        for (int round = 0; round < 20; round++)
        {
            Embedding f = Draw.Gaussian(random, 7, 3);
            Embedding g = Draw.Gaussian(random, 7, 3);
            double[] weights = [.. Enumerable.Range(0, 7).Select(_ => random.NextDouble())];
            double total = weights.Sum();
            weights = [.. weights.Select(w => w / total)];

            (RigidMotion motion, double lower) = WeightedProcrustes.Solve(f, g, weights, rotationsOnly);

            Embedding image = motion.Apply(f);
            double sum = Enumerable.Range(0, 7).Sum(i => weights[i] * PairwiseDistances.SquaredBetween(image.Row(i), g.Row(i)));
            Assert.InRange(lower, sum * (1 - 1e-12), sum);
            Assert.Equal(Determinant.IsNegative(motion.Matrix, 3), motion.IsReflection);
            Assert.False(rotationsOnly && motion.IsReflection);
        }
    }

    // Whole numbers far from the origin are exact: the answers are those of the same points nearby. A lower bound from a rounded mean was above them.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Of_FarPoints_HasTheBracketOfTheSamePointsNearby(int n)
    {
        Random random = new(n);
        for (int round = 0; round < 6; round++)
        {
            Embedding f = Draw.Grid(random, 7, n, 9);
            Embedding g = Draw.Grid(random, 7, n, 9);
            NearestIsometry near = NearestIsometry.Of(f, g);
            NearestIsometry far = NearestIsometry.Of(Shifted(f, 1e15), Shifted(g, -1e15));
            Assert.InRange(far.Lower, near.Lower * 0.99, near.Upper * (1 + 1e-12));
            Assert.InRange(far.Upper, near.Lower * (1 - 1e-12), near.Upper * 1.01);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Of_FarImage_IsZero(int n)
    {
        Embedding f = Draw.Gaussian(new Random(n), 9, n);
        Embedding far = Shifted(Draw.Grid(new Random(n), 9, n, 9), 1e12);
        Assert.InRange(NearestIsometry.Of(far, Shifted(far, -1e12)).Upper, 0, 1e-12);
        Assert.InRange(WeightedProcrustes.Solve(far, Shifted(far, -1e12), [.. Enumerable.Repeat(1 / 9.0, 9)], false).Lower, -1e-9, 0);
        Assert.InRange(NearestIsometry.Of(f, Shifted(f, 0)).Upper, 0, 1e-12);
    }

    // Sampled angles, the best of them refined by golden section: Lower must not be above, Upper not more than 1e-6 above.
    [Theory]
    [InlineData(3, 1)]
    [InlineData(5, 0.3)]
    [InlineData(9, 2)]
    public void Of_PlanePairs_IsTheLeastOverRefinedAngles(int points, double noise)
    {
        Random random = new(points);
        for (int round = 0; round < 4; round++)
        {
            Embedding f = Draw.Gaussian(random, points, 2);
            Embedding g = NearestIsometryTests.Perturbed(f, random, noise);
            if (round % 2 == 1)
            {
                g = Draw.Moved(g, [0, 1, 1, 0], [3, 4]);
            }

            NearestIsometry found = NearestIsometry.Of(f, g);

            double least = Math.Min(LeastOverAngles(f, g, 1), LeastOverAngles(f, g, -1));
            Assert.InRange(found.Lower, least * (1 - 1e-6), least * (1 + 1e-9));
            Assert.InRange(found.Upper, least * (1 - 1e-9), least * (1 + 1e-6));
            Assert.Matches("branch and bound over the angle|half of d_iso", found.LowerFrom);
        }
    }

    [Fact]
    public void Of_Space_RestsOnProcrustes()
    {
        Random random = new(9);
        Embedding f = Draw.Gaussian(random, 12, 3);
        Assert.Equal("weighted Procrustes", NearestIsometry.Of(f, NearestIsometryTests.Perturbed(f, random, 0.2)).LowerFrom);
    }

    internal static double LeastOverAngles(Embedding f, Embedding g, int sign)
    {
        const int Steps = 120;
        double[] sampled = [.. Enumerable.Range(0, Steps).Select(i => Radius(f, g, 2 * Math.PI * i / Steps, sign))];
        int[] best = [.. Enumerable.Range(0, Steps).OrderBy(i => sampled[i]).Take(4)];
        return best.Min(i => Golden(a => Radius(f, g, a, sign), 2 * Math.PI * (i - 1) / Steps, 2 * Math.PI * (i + 1) / Steps));
    }

    private static double Radius(Embedding f, Embedding g, double angle, int sign)
    {
        (double sin, double cos) = Math.SinCos(angle);
        Embedding moved = Draw.Moved(f, [cos, sin, -sign * sin, sign * cos], [0, 0]);
        return SmallestEnclosingBall
            .Of(Embedding.FromRows([.. g.ToRows().Select((r, i) => new[] { r[0] - moved[i, 0], r[1] - moved[i, 1] })]))
            .Radius;
    }

    internal static double Golden(Func<double, double> f, double a, double b)
    {
        for (int step = 0; step < 40; step++)
        {
            (double x, double y) = (a + ((b - a) * 0.382), a + ((b - a) * 0.618));
            (a, b) = f(x) < f(y) ? (a, y) : (x, b);
        }
        return f((a + b) / 2);
    }

    private static Embedding Shifted(Embedding f, double by) =>
        Embedding.FromRows([.. f.ToRows().Select(r => r.Select(v => v + by).ToArray())]);

    private static void AssertOrthogonal(double[] q, int n)
    {
        double[] product = SmallDense.TimesTransposed(q, q, n, n);
        for (int i = 0; i < n * n; i++)
        {
            Assert.Equal(i % (n + 1) == 0 ? 1 : 0, product[i], 1e-12);
        }
    }
}
