using IsoTriplet.Optimizers.Angles;
using IsoTriplet.Tests.Certificates;

namespace IsoTriplet.Tests.Optimizers.Angles;

public sealed class AngleBoundTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(8)]
    public void Find_EqualSegments_IsTheFormulaAndThatOfTheBracket(int classes)
    {
        (Embedding points, Labels labels) = Of(StackRows.Problem(classes));
        Bound bound = AngleBound.Find(points, labels, 0, Token);
        // sqrt 3: by both ends of three classes, and by one end of six.
        Assert.InRange(bound.Value, AngleStars.Value(6) * (1 - 1e-7), AngleStars.Value(6));
        BracketReport report = BracketSolver.Solve(points, labels, BracketSettings.Fast with { Work = 1e9 }, null, Token);
        Assert.Equal(bound.Value, report.Iso.Lower.Value);
        Assert.Matches("wide angles|three long classes", report.Iso.Lower.RestsOn);
        if (classes == 3)
        {
            Assert.True(report.Iso.Closed, $"{report.Iso.Lower.Value:R} to {report.Iso.Upper.Value:R}");
        }
    }

    [Fact]
    public void Find_DrawnClasses_StaysBelowEverySeparatedEmbeddingFound()
    {
        int found = 0;
        for (int k = 0; k < 60; k++)
        {
            Random random = new(k);
            int dimension = 1 + (k % 3),
                classes = dimension == 3 ? 9 : 3 + (k % 5),
                each = 2 + (k / 3 % 2);
            double narrow = random.NextDouble();
            double[] Row(int i) => [.. Enumerable.Range(0, dimension).Select(c => NormalDraw.Next(random) * (c == 0 ? 1 : narrow))];
            Embedding points = Embedding.FromRows([.. Enumerable.Range(0, classes * each).Select(Row)]);
            Labels labels = Labels.FromIntegers([.. Enumerable.Range(0, classes * each).Select(i => i % classes)]);
            BracketSettings settings = BracketSettings.Fast with { Starts = 4, Work = 3e8, StressPoints = 0, Hulls = null };
            BracketReport report = BracketSolver.Solve(points, labels, settings, null, Token);
            Bound bound = AngleBound.Find(points, labels, 0, Token);
            Assert.True(bound.Value <= report.Iso.Upper.Value, $"instance {k}");
            if (bound.Certificate is { } certificate)
            {
                found++;
                Assert.True(CertificateChecker.Check(certificate).Valid);
                Assert.False(CertificateChecker.Check(certificate with { Bound = 1.01 * bound.Value }).Valid);
                Assert.Equal(points.Select([.. bound.Rows!]).ToRows(), certificate.Problem.Points);
            }
        }
        Assert.InRange(found, 10, 60);
    }

    /// <summary>What is certified is all that its rule gives, and below the change of the distances that separated embeddings at hand make.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Find_DrawnClasses_IsAllThatItsPointsProve(int dimension)
    {
        int found = 0;
        for (int seed = 0; seed < 30; seed++)
        {
            Random random = new(seed);
            int classes = dimension == 3 ? 9 : 3 + (seed % 5);
            double narrow = random.NextDouble();
            double[] Row(int i) => [.. Enumerable.Range(0, dimension).Select(c => NormalDraw.Next(random) * (c == 0 ? 1 : narrow))];
            Embedding f = Embedding.FromRows([.. Enumerable.Range(0, 3 * classes).Select(Row)]);
            Labels labels = Labels.FromIntegers([.. Enumerable.Range(0, 3 * classes).Select(i => i % classes)]);
            Bound bound = AngleBound.Find(f, labels, 0, Token);
            if (bound.Certificate is not AngleCertificate certificate)
            {
                continue;
            }
            found++;
            Assert.Equal(bound.Value, CertificateChecker.Check(certificate).Bound);
            Assert.False(CertificateChecker.Check(certificate with { Bound = (1 + 1e-5) * bound.Value }).Valid);
            Embedding collapsed = IsoTriplet.Optimizers.Local.Collapse.OfClasses(f, labels, SmallestEnclosingBall.OfClasses(f, labels));
            Assert.True(bound.Value <= IsometricDistance.Between(f, collapsed).Value);
            Assert.Same(Bound.Zero, AngleBound.Find(f, labels, bound.Value, Token));
        }
        Assert.True(found > 3, $"{found}");
    }

    /// <summary>On a line the classes that are chosen prove as much as any others, by Theorem 17.7 as it is written.</summary>
    [Fact]
    public void Find_OnALine_IsTheBestOfAllChoicesOfClasses()
    {
        (int best, int all) = (0, 0);
        for (int seed = 0; seed < 40; seed++)
        {
            Random random = new(seed);
            int classes = 2 + (seed % 5);
            double apart = random.NextDouble();
            double[] middle = [.. Enumerable.Range(0, classes).Select(_ => apart * NormalDraw.Next(random))];
            double[] x = [.. Enumerable.Range(0, 4 * classes).Select(i => middle[i % classes] + NormalDraw.Next(random))];
            (double Least, double Most)[] ends =
            [
                .. Enumerable.Range(0, classes).Select(k => x.Where((_, i) => i % classes == k)).Select(c => (c.Min(), c.Max())),
            ];
            double known = Enumerable
                .Range(1, (1 << classes) - 1)
                .Select(set => Proved([.. ends.Where((_, k) => (set >> k & 1) == 1)]))
                .Max();
            (double found, AnglePoint[] pairs) = LongIntervals.Best(
                Embedding.Create(x.Length, 1, x),
                Labels.FromIntegers([.. x.Select((_, i) => i % classes)]),
                Token
            );
            Assert.InRange(found, 0, known * (1 + 1e-9));
            Assert.True(found == 0 || pairs.Length >= 2);
            all += known > 0 ? 1 : 0;
            best += known > 0 && found > 0.999 * known ? 1 : 0;
        }
        Assert.True(all > 30 && best >= all - 2, $"{best} of {all}");

        // The largest eps that the inequalities allow, by bisection.
        static double Proved((double Least, double Most)[] chosen)
        {
            (double low, double high) = (0, chosen.Min(c => c.Most - c.Least));
            for (int step = 0; step < 60; step++)
            {
                double eps = (low + high) / 2;
                (low, high) = Holds(chosen, eps) ? (eps, high) : (low, eps);
            }
            return chosen.Length < 2 ? 0 : low;
        }

        static bool Holds((double Least, double Most)[] chosen, double eps)
        {
            double[] m = [.. chosen.Select(c => c.Most - c.Least - eps)];
            double two = (2 * m.Sum()) - m.Min();
            return Enumerable
                .Range(0, m.Length)
                .All(i =>
                    Enumerable
                        .Range(0, i)
                        .All(j =>
                        {
                            double p = Math.Abs(chosen[i].Least - chosen[j].Least) + eps,
                                q = Math.Abs(chosen[i].Most - chosen[j].Most) + eps;
                            return Math.Min(p, q) < two - Math.Max(m[i], m[j]) && Math.Max(p, q) < two;
                        })
                );
        }
    }

    [Fact]
    public void Find_FewClassesOrManyDimensionsOrMoreKnown_IsZero()
    {
        TripletProblem f = StackRows.Problem(4);
        (Embedding points, Labels labels) = Of(f);
        Assert.NotEqual(Bound.Zero, AngleBound.Find(points, labels, 1.17, Token));
        Assert.Equal(Bound.Zero, AngleBound.Find(points, labels, AngleStars.Value(6), Token));
        Assert.Equal(Bound.Zero, AngleBound.Find(points, Labels.FromIntegers([.. f.Labels.Select(l => l / 2)]), 0, Token));
        Assert.Equal(
            Bound.Zero,
            AngleBound.Find(Embedding.FromRows([.. f.Points.Select(p => (double[])[.. p, 0, 0, 0, 0])]), labels, 0, Token)
        );
    }

    private static (Embedding Points, Labels Labels) Of(TripletProblem f) => (Embedding.FromRows(f.Points), Labels.FromIntegers(f.Labels));
}
