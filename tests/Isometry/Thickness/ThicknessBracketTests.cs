using System.Numerics.Tensors;

namespace IsoTriplet.Tests.Isometry;

/// <summary>Sets whose thickness is a formula, the fields of the answer, and every pair of points in the plane.</summary>
public sealed class ThicknessBracketTests
{
    // Above three dimensions the lower bound comes from a search that ends a hundredth or so below: with every kernel of OpenBLAS at another place.
    private const double FromBelow = 0.95;

    // Corners +-a_k e_k: the width along e is 2 max a_k |e_k|, least where all are equal, at 2 / sqrt(sum 1 / a_k^2). The design with weights
    // proportional to 1 / a_k^2 reaches it, so that the bracket may close in every dimension.
    [Theory]
    [InlineData("extent", 3.0)]
    [InlineData("rotating calipers", 1.0, 4.0)]
    [InlineData("hull facets and edge pairs", 1.0, 1.0, 1.0)]
    [InlineData("hull facets and edge pairs", 2.0, 0.5, 3.0)]
    [InlineData("design and descent", 1.0, 1.0, 1.0, 1.0)]
    [InlineData("design and descent", 1.0, 2.0, 3.0, 0.25, 1.5)]
    [InlineData("design and descent", 1000.0, 1.0, 1.0, 1.0)] // few differences: the weights of the design take turns
    [InlineData("design and descent", 1.0, 5.0, 2.0, 2.0, 2.0, 1.0, 1.5)]
    public void Of_StretchedCross_IsTheFormula(string method, params double[] axes)
    {
        int n = axes.Length;
        double expected = 2 / Math.Sqrt(axes.Sum(a => 1 / (a * a)));
        Embedding f = Draw.Moved(Draw.Cross(axes), new Random(n));

        Thickness measured = Thickness.Of(f);

        Assert.Equal((method, n, false), (measured.Method, measured.AffineDimension, measured.IsVacuous));
        Assert.Equal(new Enclosure(measured.Lower, measured.Upper), measured.WithinAffineHull);
        Assert.Equal(1, measured.Upper / expected, n > 3 ? 1e-6 : 1e-9);
        Assert.InRange(measured.Lower / expected, n > 3 ? FromBelow : 1 - 1e-9, 1 + 1e-12);
        Assert.Equal(1, TensorPrimitives.Dot(measured.Direction, measured.Direction), 1e-12);
        Assert.Equal(measured.Upper, ThicknessTests.Width(f, measured.Direction), 1e-10);
    }

    [Fact]
    public void Of_FewerPointsThanDimensions_IsZeroAcrossTheHull()
    {
        Embedding f = Embedding.Create(3, 4, [0, 0, 0, 0, 3, 4, 0, 0, 0, 0, 0, 12]);

        Thickness measured = Thickness.Of(f);

        Assert.Equal((0.0, 0.0, 2, true), (measured.Lower, measured.Upper, measured.AffineDimension, measured.IsVacuous));
        Assert.Equal("proper affine subspace; inside it rotating calipers", measured.Method);
        Assert.Equal(60.0 / 13, measured.WithinAffineHull.Upper, 1e-12);
        Assert.Equal(60.0 / 13, measured.WithinAffineHull.Lower, 1e-12);
        Assert.InRange(ThicknessTests.Width(f, measured.Direction), 0, 1e-14);
    }

    [Fact]
    public void Of_FlatPoints_IsMeasuredAcross()
    {
        Thickness measured = Thickness.Of(Embedding.Create(4, 2, [0, 0, 1, 1, 2, 2, 3, 3 + 4e-15]));

        Assert.Equal((0.0, 1, "proper affine subspace; inside it extent"), (measured.Lower, measured.AffineDimension, measured.Method));
        Assert.InRange(measured.Upper, 1e-15, 1e-13);
        Assert.Equal(0, measured.Direction[0] + measured.Direction[1], 1e-12);
    }

    [Fact]
    public void Of_AllEqual_SaysSo()
    {
        Thickness measured = Thickness.Of(Embedding.Create(3, 2, [0.1, 0.3, 0.1, 0.3, 0.1, 0.3]));
        Assert.Equal(("all points equal", 0.0, 0.0, 0), (measured.Method, measured.Lower, measured.Upper, measured.AffineDimension));
        Assert.Equal(new Enclosure(0, 0), measured.WithinAffineHull);
        Assert.Equal(1, TensorPrimitives.Dot(measured.Direction, measured.Direction), 1e-14);
    }

    // Ties, repeated and collinear points, against the normals of every pair of points.
    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(12)]
    public void Of_PlaneGrids_AgreesWithAllPairs(int side)
    {
        Random random = new(side);
        int plane = 0;
        for (int round = 0; round < 60; round++)
        {
            Embedding f = Draw.Grid(random, random.Next(3, 20), 2, side);
            Thickness measured = Thickness.Of(f);
            bool onALine =
                Normals(f).Any(e => ThicknessTests.Width(f, e) == 0)
                || Enumerable.Range(1, f.Points - 1).All(i => f.Row(i).SequenceEqual(f.Row(0)));
            Assert.Equal(onALine, measured.AffineDimension < 2);
            if (!onALine)
            {
                plane++;
                double expected = Normals(f).Min(e => ThicknessTests.Width(f, e));
                Assert.Equal(1, measured.Lower / expected, 1e-12);
                Assert.Equal(1, measured.Upper / expected, 1e-12);
            }
        }
        Assert.True(plane > 50, $"{plane} of 60 grids fill the plane");
    }

    [Fact]
    public void Of_LittleEffort_IsAWiderBracketOfTheSame()
    {
        Embedding f = Draw.Gaussian(new Random(3), 20, 5);

        Thickness full = Thickness.Of(f);
        Thickness little = Thickness.Of(f, 0, 1e-6);

        Assert.InRange(little.Lower, full.Lower / 3, full.Lower * 0.999);
        Assert.InRange(little.Upper, full.Upper * (1 - 1e-9), full.Upper * 1.5);
        Assert.Equal(full.Lower, Thickness.Of(f).Lower);
    }

    private static IEnumerable<double[]> Normals(Embedding f)
    {
        for (int i = 0; i < f.Points; i++)
        {
            for (int j = 0; j < i; j++)
            {
                (double x, double y) = (f[i, 0] - f[j, 0], f[i, 1] - f[j, 1]);
                double length = double.Hypot(x, y);
                if (length > 0)
                {
                    yield return [y / length, -x / length];
                }
            }
        }
    }
}
