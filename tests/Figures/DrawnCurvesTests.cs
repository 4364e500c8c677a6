using IsoTriplet.Experiments.Results;

namespace IsoTriplet.Tests.Figures;

public sealed class DrawnCurvesTests
{
    [Theory]
    [InlineData(3, 1)]
    [InlineData(6, 2)]
    [InlineData(12, 3)]
    public void Boundary_OfAClass_IsWhereTheSlackIsZero(int size, int seed)
    {
        Random random = new(seed);
        Embedding points = Embedding.FromRows([
            .. Enumerable.Range(0, size).Select(_ => new[] { random.NextDouble(), random.NextDouble() }),
        ]);
        SeparatedBoundary boundary = SeparatedBoundary.Of(points, Labels.FromIntegers(new int[size]), 0);
        IReadOnlyList<CurvePoint> curve = DiscUnion.Boundary(Discs(points, boundary));
        Assert.NotEmpty(curve);
        Assert.All(curve, c => Assert.Equal(0, boundary.Slack([c.X, c.Y]), 1e-9));
    }

    [Fact]
    public void Boundary_OfOneDisc_IsTheWholeCircle() =>
        Assert.Equal(2 * Math.PI * 3, Length(DiscUnion.Boundary([new Disc(1, 2, 3)])), 1e-2);

    [Fact]
    public void Boundary_OfTouchingEqualAndInnerDiscs_IsTheOuterCircles()
    {
        Disc[] discs = [new(0, 0, 1), new(0, 0, 1), new(0.2, 0, 0.5), new(2, 0, 1), new(9, 0, 0)];
        Assert.Equal(4 * Math.PI, Length(DiscUnion.Boundary(discs)), 1e-2);
    }

    [Fact]
    public void Boundary_OfTwoOverlappingDiscs_LeavesOutTheLens()
    {
        double length = Length(DiscUnion.Boundary([new Disc(0, 0, 1), new Disc(1, 0, 1)]));
        Assert.Equal(2 * (2 * Math.PI * 2 / 3), length, 1e-2);
    }

    [Fact]
    public void Zero_OfALine_IsExact()
    {
        double[,] values = new double[5, 5];
        for (int k = 0; k < 25; k++)
        {
            values[k / 5, k % 5] = (k % 5) + (k / 5) - 2.5;
        }
        List<CurvePoint> line = ContourLines.Zero(values, 0.25);
        Assert.NotEmpty(line);
        Assert.All(line, c => Assert.Equal(2.5 * 0.25, c.X + c.Y, 1e-12));
        Assert.All(line.GroupBy(c => c.Part), p => Assert.Equal(2, p.Count()));
    }

    [Fact]
    public void Zero_WithoutAChangeOfSign_IsEmpty() => Assert.Empty(ContourLines.Zero(new double[4, 4], 1));

    [Fact]
    public void Beside_APointAmongLines_FindsTheFreeSide()
    {
        Viewport frame = new(0, 10, 0, 10);
        (double x, double y) = new LabelPlaces(frame).Avoid(5, 5, 5, 9).Avoid(5, 5, 9, 5).Avoid(5, 5, 1, 5).Beside(5, 5);
        Assert.True(y < 5 && Math.Abs(x - 5) < 0.2, $"({x}, {y})");
    }

    private static Disc[] Discs(Embedding points, SeparatedBoundary boundary) =>
        [.. boundary.Anchors.Zip(boundary.Radii, (a, r) => new Disc(points.Row(a)[0], points.Row(a)[1], r))];

    private static double Length(IReadOnlyList<CurvePoint> curve) =>
        curve
            .GroupBy(c => c.Part)
            .Sum(part => part.Zip(part.Skip(1), (a, b) => Math.Sqrt(((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y)))).Sum());
}
