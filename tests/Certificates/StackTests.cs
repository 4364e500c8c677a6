namespace IsoTriplet.Tests.Certificates;

public sealed class StackTests
{
    private const int Pieces = 64;

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(9)]
    public void Check_EqualSegments_ProvesTheFormulaAndNoMore(int classes)
    {
        double value = StackRows.Value(classes);
        Assert.True(CertificateChecker.Check(StackRows.Certificate(classes, value * (1 - 1e-3), Pieces)).Valid);
        CheckResult more = CertificateChecker.Check(StackRows.Certificate(classes, value * (1 + 1e-6), Pieces));
        Assert.False(more.Valid);
        Assert.Contains("leave room", more.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_TurnedScaledAndMovedFar_IsTheSame()
    {
        StackCertificate c = StackRows.Certificate(4, 0.9, Pieces);
        double[] Moved(double[] p) => [1e6 + (3 * ((0.6 * p[0]) - (0.8 * p[1]))), -2e6 + (3 * ((0.8 * p[0]) + (0.6 * p[1])))];
        StackCertificate moved = c with
        {
            Problem = c.Problem with { Points = [.. c.Problem.Points.Select(Moved)] },
            Direction = [6, 8],
            Offset = 30 * c.Offset,
            Bound = 3 * c.Bound,
        };
        Assert.True(CertificateChecker.Check(moved).Valid);
        Assert.False(CertificateChecker.Check(moved with { Direction = [8, -6] }).Valid);
    }

    [Theory]
    [InlineData("two classes in one segment", "is not of one class")]
    [InlineData("a class twice", "a class that had one")]
    [InlineData("line beside a segment", "might not cross")]
    [InlineData("no direction", "might not cross")]
    [InlineData("flat slopes", "leave room")]
    [InlineData("comparisons", "needs triples")]
    public void Check_Spoilt_IsRefusedWithTheReason(string how, string reason)
    {
        StackCertificate c = StackRows.Certificate(3, 0.8, Pieces);
        StackSegment first = c.Segments[0];
        StackCertificate spoilt = how switch
        {
            "two classes in one segment" => With(c, first with { Q = 3 }),
            "a class twice" => With(c, c.Segments[1]),
            "line beside a segment" => c with { Offset = c.Offset + 0.25 },
            "no direction" => c with { Direction = [0, 0] },
            "flat slopes" => With(c, first with { Up = [9], Down = [9] }),
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
        StackCertificate c = StackRows.Certificate(3, 0.8, 4);
        StackSegment first = c.Segments[0];
        Malformed(c with { Segments = c.Segments[..2] });
        Malformed(c with { Segments = null! });
        Malformed(c with { Direction = [1] });
        Malformed(c with { Offset = double.NaN });
        Malformed(With(c, first with { P = -1 }));
        Malformed(With(c, first with { Q = 6 }));
        Malformed(With(c, first with { Up = [] }));
        Malformed(With(c, first with { Down = [double.PositiveInfinity] }));
        Malformed(c with { Problem = new(1, [.. c.Problem.Points.Select(p => p[..1])], c.Problem.Labels) });
    }

    private static void Malformed(StackCertificate bad) => Assert.Throws<CertificateException>(() => CertificateChecker.Check(bad));

    private static StackCertificate With(StackCertificate c, StackSegment first) => c with { Segments = [first, .. c.Segments[1..]] };
}
