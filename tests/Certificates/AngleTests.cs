namespace IsoTriplet.Tests.Certificates;

public sealed class AngleTests
{
    [Theory]
    [InlineData(4, 0, 1.17157287525)]
    [InlineData(5, 0, 1.23606797750)]
    [InlineData(6, 0, 1.26794919243)]
    [InlineData(9, 0, 1.26794919243)]
    [InlineData(4, 0.5, 1.46446609407)]
    public void Check_EqualSegments_ProvesTheFormulaAndNoMore(int classes, double margin, double value)
    {
        Assert.Equal(value, AngleStars.Value(classes, margin), 1e-9);
        Assert.True(CertificateChecker.Check(AngleStars.Tight(classes, margin)).Valid);
        CheckResult more = CertificateChecker.Check(AngleStars.Certificate(classes, value * (1 + 1e-6), margin));
        Assert.False(more.Valid);
        Assert.Contains("might be wide enough", more.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 3, 2, true)]
    [InlineData(1, 2, 2, true)]
    [InlineData(3, 9, 1.4142135, true)]
    [InlineData(3, 8, 1.4142135, false)]
    [InlineData(4, 17, 1.4142135, true)]
    [InlineData(4, 16, 1.4142135, false)]
    [InlineData(2, 3, 1.7320508, true)]
    [InlineData(2, 2, 1, false)]
    public void Check_OtherDimensions_NeedsAsManyPointsAsTheTheoremSays(int dimension, int classes, double ratio, bool valid)
    {
        AngleCertificate plane = AngleStars.Certificate(classes, 2 * ratio / (1 + ratio) * (1 - 1e-6));
        double[][] points = [.. plane.Problem.Points.Select(p => (double[])[p[0], .. new double[dimension - 1]])];
        CheckResult result = CertificateChecker.Check(plane with { Problem = new(dimension, points, plane.Problem.Labels) });
        Assert.Equal(valid, result.Valid);
        Assert.Equal(!valid, result.Reason.Contains("need not form", StringComparison.Ordinal));
    }

    [Fact]
    public void Check_SeparatedSquareOfPairs_IsNotCalledFar()
    {
        // Four pairs far apart are separated, d_iso = 0: their first points form a square, whose angles are wide enough at any bound.
        double[][] corners = Instances.Rows(2, 0, 0, 9, 0, 9, 9, 0, 9);
        TripletProblem f = new(2, [.. corners.SelectMany(c => new[] { c, [c[0] + 1, c[1]] })], [0, 0, 1, 1, 2, 2, 3, 3]);
        Assert.False(CertificateChecker.Check(new AngleCertificate(f, 1e-12, [new(0, 1), new(2, 3), new(4, 5), new(6, 7)])).Valid);
    }

    [Theory]
    [InlineData("two classes in one pair", "is not of one class")]
    [InlineData("a point twice", "might be one point")]
    [InlineData("no positive", "might be one point")]
    [InlineData("two points", "need not form a wide angle")]
    [InlineData("comparisons", "needs triples")]
    public void Check_Spoilt_IsRefusedWithTheReason(string how, string reason)
    {
        AngleCertificate c = AngleStars.Tight(4, 0);
        AngleCertificate spoilt = how switch
        {
            "two classes in one pair" => With(c, new(0, 3)),
            "a point twice" => With(c, new(2, 3)),
            "no positive" => c with { Points = [.. c.Points.Select(p => new AnglePoint(p.Point, p.Point))] },
            "two points" => c with { Points = c.Points[..2] },
            _ => c with { Problem = c.Problem with { Comparisons = [new(0, 1, 0, 2, 0)] } },
        };
        Assert.True(CertificateChecker.Check(c).Valid);
        CheckResult result = CertificateChecker.Check(spoilt);
        Assert.False(result.Valid);
        Assert.Contains(reason, result.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.25)]
    [InlineData(1.5)]
    public void Check_ThreeClassesInThePlane_ProvesTheFormulaAndNoMore(double shift)
    {
        Assert.True(CertificateChecker.Check(AngleStars.Three(shift, 1 - 1e-12)).Valid);
        CheckResult more = CertificateChecker.Check(AngleStars.Three(shift, 1 + 1e-9));
        Assert.False(more.Valid);
        Assert.Contains("might be far enough apart", more.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_ThreeClassesSpoilt_IsRefusedWithTheReason()
    {
        AngleCertificate c = AngleStars.Three(0, 0.9);
        (AngleCertificate Bad, string Reason)[] spoilt =
        [
            (With(c, new(0, 3)), "Pair 0 is not of one class"),
            (With(c, new(2, 3)), "one of each"),
            (With(c, new(0, 0)), "might be one point"),
            (With(c, new(1, 0)), "Pairs 0 and 1 might be far enough apart"),
            (c with { Bound = 2 }, "might be one point"),
        ];
        Assert.True(CertificateChecker.Check(c).Valid);
        foreach ((AngleCertificate bad, string reason) in spoilt)
        {
            CheckResult result = CertificateChecker.Check(bad);
            Assert.False(result.Valid);
            Assert.Contains(reason, result.Reason, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(3, 0)]
    [InlineData(7, 0)]
    [InlineData(3, 0.3)]
    public void Check_EqualSegmentsOfALine_ProvesWhatIsAttainedAndNoMore(int classes, double margin)
    {
        double[] ends = [.. Enumerable.Range(0, 2 * classes).Select(i => (2.0 * (i % 2)) - 1)];
        double value = (((2 * classes) - 2) * 2 + ((classes - 1) * margin)) / ((2 * classes) - 1);
        Assert.True(CertificateChecker.Check(AngleStars.Line(ends, value * (1 - 1e-12), margin)).Valid);
        Assert.False(CertificateChecker.Check(AngleStars.Line(ends, value * (1 + 1e-9), margin)).Valid);
        // Segments of 2 - value, as far from one another, and the margin: separated, and no distance changes by more.
        double length = 2 - value;
        double[] images = [.. Enumerable.Range(0, 2 * classes).Select(i => (i * length) + (i / 2 * margin))];
        double change = IsometricDistance.Between(OfLine(ends), OfLine(images)).Value;
        Assert.Equal(value, change, 1e-12);
    }

    /// <summary>Theorem 17.7 on drawn families: no bound at which it is accepted is reached by a separated embedding, whatever its order.</summary>
    [Fact]
    public void Check_SegmentsOfALine_IsNotAcceptedWhereASeparatedEmbeddingIsAsNear()
    {
        (int near, int wide) = (0, 0);
        for (int seed = 0; seed < 3000; seed++)
        {
            Random random = new(seed);
            int classes = 2 + random.Next(4);
            double spread = random.NextDouble() * random.NextDouble();
            double[] ends = [.. Enumerable.Range(0, 2 * classes).Select(i => (i % 2) + (spread * (random.NextDouble() - 0.5)))],
                images = new double[2 * classes];
            // One class after the other, in a drawn order, either way round, as short as the best of equal ones or drawn.
            double at = 0,
                before = 0;
            foreach (int k in Enumerable.Range(0, classes).OrderBy(_ => random.Next()).ToArray())
            {
                double length = (0.8 + (0.4 * spread * random.NextDouble())) / ((2 * classes) - 1);
                at += before > 0 ? Math.Max(before, length) : 0;
                int first = random.Next(2);
                (images[(2 * k) + first], images[(2 * k) + 1 - first]) = (at, at + length);
                (at, before) = (at + length, length);
            }
            double change = IsometricDistance.Between(OfLine(ends), OfLine(images)).Value;
            Labels labels = Labels.FromIntegers([.. ends.Select((_, i) => i / 2)]);
            Assert.True(TripletSeparation.Of(OfLine(images), labels).Hardness <= 1e-12);
            Assert.False(CertificateChecker.Check(AngleStars.Line(ends, change * (1 + 1e-12))).Valid, $"{seed}");
            near += CertificateChecker.Check(AngleStars.Line(ends, 0.9 * change)).Valid ? 1 : 0;
            wide += CertificateChecker.Check(AngleStars.Line(ends, 0.6 * change)).Valid ? 1 : 0;
        }
        Assert.True(near >= 20 && wide >= 300, $"{near} at 0.9, {wide} at 0.6");
    }

    private static Embedding OfLine(double[] x) => Embedding.Create(x.Length, 1, x);

    // Lemma 17.6, by descents towards a counterexample: two triangles that meet, all six points at least 1 apart, all sides shorter than sqrt 3.
    [Fact]
    public void Lemma_TwoTrianglesThatMeet_HaveALongSide()
    {
        int met = 0;
        double least = double.PositiveInfinity;
        for (int seed = 0; seed < 400; seed++)
        {
            Random random = new(seed);
            double[] x = Draw.Uniform(12, seed, 0, 1.5);
            for (int step = 0; step < 4000; step++)
            {
                // Sides are drawn together above 1.5, all pairs kept 1 apart; only the size of the step falls.
                double[] move = new double[12];
                for (int i = 0; i < 6; i++)
                {
                    for (int j = 0; j < i; j++)
                    {
                        double d = double.Hypot(x[2 * i] - x[2 * j], x[(2 * i) + 1] - x[(2 * j) + 1]),
                            force = d < 1 ? 1 - d
                            : (i < 3) == (j < 3) && d > 1.5 ? (1.5 - d) / 50
                            : 0;
                        for (int c = 0; c < 2; c++)
                        {
                            double push = 0.4 * force * (x[(2 * i) + c] - x[(2 * j) + c]) / (d + 1e-9);
                            (move[(2 * i) + c], move[(2 * j) + c]) = (move[(2 * i) + c] + push, move[(2 * j) + c] - push);
                        }
                    }
                }
                x = [.. x.Select((v, k) => v + move[k])];
            }
            double apart = Enumerable.Range(0, 36).Where(k => k / 6 < k % 6).Min(k => Length(x, k / 6, k % 6)),
                side = Enumerable.Range(0, 36).Where(k => k / 6 < k % 6 && k / 18 == k % 6 / 3).Max(k => Length(x, k / 6, k % 6));
            if (Meet(x))
            {
                met++;
                least = Math.Min(least, side / apart);
            }
        }
        Assert.True(met >= 40 && least >= Math.Sqrt(3) - 1e-12, $"{met} met, {least:R}");
    }

    private static double Length(double[] x, int i, int j) => double.Hypot(x[2 * i] - x[2 * j], x[(2 * i) + 1] - x[(2 * j) + 1]);

    // By the separating axes of two triangles: normals of their sides.
    private static bool Meet(double[] x)
    {
        for (int k = 0; k < 6; k++)
        {
            int next = (k / 3 * 3) + ((k + 1) % 3);
            (double nx, double ny) = (x[(2 * next) + 1] - x[(2 * k) + 1], x[2 * k] - x[2 * next]);
            double[] along = [.. Enumerable.Range(0, 6).Select(i => (nx * x[2 * i]) + (ny * x[(2 * i) + 1]))];
            if (along[..3].Max() < along[3..].Min() || along[3..].Max() < along[..3].Min())
            {
                return false;
            }
        }
        return true;
    }

    [Fact]
    public void Check_Malformed_Throws()
    {
        AngleCertificate c = AngleStars.Tight(4, 0);
        Malformed(c with { Points = null! });
        Malformed(c with { Points = [.. Enumerable.Repeat(c.Points[0], AngleCertificate.MostPoints + 1)] });
        Malformed(With(c, null!));
        Malformed(With(c, new(-1, 1)));
        Malformed(With(c, new(0, 8)));
    }

    private static void Malformed(AngleCertificate bad) => Assert.Throws<CertificateException>(() => CertificateChecker.Check(bad));

    private static AngleCertificate With(AngleCertificate c, AnglePoint first) => c with { Points = [first, .. c.Points[1..]] };
}
