using IsoTriplet.Certificates;

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
    [InlineData(1, 2, 2, false)]
    [InlineData(3, 9, 1.4142135, true)]
    [InlineData(3, 8, 1.4142135, false)]
    [InlineData(4, 17, 1.4142135, true)]
    [InlineData(4, 16, 1.4142135, false)]
    [InlineData(2, 3, 1, false)]
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
        double[][] corners =
        [
            [0, 0],
            [9, 0],
            [9, 9],
            [0, 9],
        ];
        TripletProblem f = new(2, [.. corners.SelectMany(c => new[] { c, [c[0] + 1, c[1]] })], [0, 0, 1, 1, 2, 2, 3, 3]);
        Assert.False(CertificateChecker.Check(new AngleCertificate(f, 1e-12, [new(0, 1), new(2, 3), new(4, 5), new(6, 7)])).Valid);
    }

    [Theory]
    [InlineData("two classes in one pair", "is not of one class")]
    [InlineData("a point twice", "might be one point")]
    [InlineData("no positive", "might be one point")]
    [InlineData("three points", "need not form a wide angle")]
    [InlineData("comparisons", "needs triples")]
    public void Check_Spoilt_IsRefusedWithTheReason(string how, string reason)
    {
        AngleCertificate c = AngleStars.Tight(4, 0);
        AngleCertificate spoilt = how switch
        {
            "two classes in one pair" => With(c, new(0, 3)),
            "a point twice" => With(c, new(2, 3)),
            "no positive" => c with { Points = [.. c.Points.Select(p => new AnglePoint(p.Point, p.Point))] },
            "three points" => c with { Points = c.Points[..3] },
            _ => c with { Problem = c.Problem with { Comparisons = [new(0, 1, 0, 2, 0)] } },
        };
        Assert.True(CertificateChecker.Check(c).Valid);
        CheckResult result = CertificateChecker.Check(spoilt);
        Assert.False(result.Valid);
        Assert.Contains(reason, result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_Malformed_Throws()
    {
        AngleCertificate c = AngleStars.Tight(4, 0);
        Assert.All(
            (AngleCertificate[])
                [
                    c with
                    {
                        Points = null!,
                    },
                    c with
                    {
                        Points = [.. Enumerable.Repeat(c.Points[0], AngleCertificate.MostPoints + 1)],
                    },
                    With(c, null!),
                    With(c, new(-1, 1)),
                    With(c, new(0, 8)),
                ],
            bad => Assert.Throws<CertificateException>(() => CertificateChecker.Check(bad))
        );
    }

    private static AngleCertificate With(AngleCertificate c, AnglePoint first) => c with { Points = [first, .. c.Points[1..]] };
}
