using System.Numerics.Tensors;

namespace IsoTriplet.Tests.Isometry;

public sealed class AffineHullTests
{
    [Theory]
    [InlineData(1, 3, 0)]
    [InlineData(2, 3, 1)]
    [InlineData(3, 3, 2)]
    [InlineData(4, 3, 3)]
    [InlineData(9, 3, 3)]
    [InlineData(5, 1, 1)]
    public void Of_PointsInGeneralPosition_HasTheLargestDimension(int points, int n, int expected)
    {
        AffineHull hull = AffineHull.Of(Draw.Gaussian(new Random(points), points, n));

        Assert.Equal(expected, hull.Dimension);
        Assert.Equal(Math.Min(points, n), hull.SingularValues.Count);
        Assert.Equal(points * expected, hull.Coordinates.Length);
        Assert.Equal(Math.Max(points, n) * Math.ScaleB(1, -50), hull.RelativeTolerance);
    }

    // Singular values of the centred points: sqrt 2 times 3 and 1 along the axes.
    [Fact]
    public void Of_StretchedCross_GivesValuesDirectionsAndCoordinates()
    {
        AffineHull hull = AffineHull.Of(Embedding.Create(4, 3, [8, 5, 1, 2, 5, 1, 5, 6, 1, 5, 4, 1]));

        Assert.Equal(2, hull.Dimension);
        Assert.Equal(3 * Math.Sqrt(2), hull.SingularValues[0], 1e-12);
        Assert.Equal(Math.Sqrt(2), hull.SingularValues[1], 1e-12);
        Assert.Equal([1, 0, 0], Absolute(hull.Direction(0)), Near);
        Assert.Equal([0, 1, 0], Absolute(hull.Direction(1)), Near);
        Assert.Equal([0, 0, 1], Absolute(hull.Direction(2)), Near);
        Assert.Equal([3, 0, 3, 0, 0, 1, 0, 1], Absolute(hull.Coordinates), Near);
    }

    [Theory]
    [InlineData(3, 4)]
    [InlineData(6, 4)]
    public void Coordinates_AnyPoints_KeepDistances(int points, int n)
    {
        Embedding f = Draw.Gaussian(new Random(n), points, n);
        AffineHull hull = AffineHull.Of(f);
        Embedding inside = Embedding.Create(points, hull.Dimension, hull.Coordinates);

        Assert.InRange(IsometricDistance.Between(f, inside).Value, 0, 1e-13);
    }

    // The tolerance is max(N, n) 2^-50 = 3.6e-15 of the largest singular value.
    [Theory]
    [InlineData(1e-13, 2)]
    [InlineData(1e-16, 1)]
    public void Dimension_ThinPoints_CountsWhatIsAboveTheTolerance(double height, int expected) =>
        Assert.Equal(expected, AffineHull.Of(Embedding.Create(4, 2, [1, 0, -1, 0, 0, height, 0, -height])).Dimension);

    // Rotations from the left change neither values nor directions, so parts give what the whole gives; a line in space stays one.
    [Theory]
    [InlineData(200, 5, 5, 1)]
    [InlineData(200, 5, 7, 1)]
    [InlineData(199, 5, 64, 1e6)]
    [InlineData(50, 3, 1, 1e-6)]
    public void Of_PartsOfTheRows_GivesWhatTheWholeGives(int points, int n, int part, double offset)
    {
        Embedding drawn = Draw.Gaussian(new Random(points), points, n);
        Embedding f = Embedding.Create(points, n, [.. drawn.Values.ToArray().Select((v, i) => ((i % n) + 1) * (v + offset))]);
        (AffineHull whole, AffineHull parts) = (AffineHull.Of(f), AffineHull.Of(f, part));
        Assert.Equal(n, parts.Dimension);
        for (int k = 0; k < n; k++)
        {
            Assert.Equal(1, parts.SingularValues[k] / whole.SingularValues[k], 1e-12);
            Assert.Equal(Absolute(whole.Direction(k)), Absolute(parts.Direction(k)), static (a, b) => Math.Abs(a - b) < 1e-9);
        }
        Embedding line = Embedding.Create(points, n, [.. Enumerable.Range(0, points * n).Select(i => offset + (i / n * ((i % n) + 1.0)))]);
        Assert.Equal(1, AffineHull.Of(line, part).Dimension);
    }

    // Two passes: far from the origin the mean is that of the digits that the points have.
    [Fact]
    public void Centred_FarPoints_KeepTheirDigits()
    {
        (double[] values, double[] mean) = Centring.Centred(Embedding.Create(3, 1, [1e9, 1e9 + 1, 1e9 + 5]));
        Assert.Equal([-2.0, -1, 3], values);
        Assert.Equal([1e9 + 2], mean);
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 3)]
    [InlineData(3, 3)]
    [InlineData(4, 7)]
    public void Complement_FewPoints_IsAUnitDirectionAcrossTheHull(int points, int n)
    {
        Embedding f = Draw.Gaussian(new Random(n), points, n);

        double[] across = Complement.Of(AffineHull.Of(f), n);

        Assert.Equal(1, TensorPrimitives.Dot(across, across), 1e-14);
        Assert.InRange(ThicknessTests.Width(f, across), 0, 1e-14);
    }

    [Fact]
    public void Complement_OfAnAxis_IsTheFirstOtherAxis()
    {
        AffineHull hull = AffineHull.Of(Embedding.Create(2, 3, [0, 0, 0, 4, 0, 0]));
        Assert.Equal([0.0, 1, 0], Complement.Of(hull, 3));
    }

    private static double[] Absolute(ReadOnlySpan<double> values) => [.. values.ToArray().Select(Math.Abs)];

    private static bool Near(double a, double b) => Math.Abs(a - b) <= 1e-12;
}
