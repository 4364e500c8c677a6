using IsoTriplet.Tests.Cases;

namespace IsoTriplet.Tests.Isometry;

public sealed class ThicknessTests
{
    public static TheoryData<string> Cases => [.. ReferenceCase.All.Where(c => c.Thickness is not null).Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Of_ReferenceCase_GivesTheHeldNumber(string name)
    {
        Thickness measured = Thickness.Of(ReferenceCase.Named(name).F);
        double held = ReferenceCase.Named(name).Thickness!.Value;

        Assert.Equal(1, measured.Upper / held, 1e-6);
        Assert.Equal(1, measured.Lower / held, 1e-6);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(6)]
    public void Of_Cube_IsItsEdge(int n)
    {
        double[][] corners =
        [
            .. Enumerable.Range(0, 1 << n).Select(c => Enumerable.Range(0, n).Select(k => (double)((c >> k) & 1)).ToArray()),
        ];

        Thickness measured = Thickness.Of(Draw.Moved(Embedding.FromRows(corners), new Random(n)));

        Assert.Equal(1, measured.Upper, 1e-12);
        Assert.InRange(measured.Lower, n <= 3 ? 1 - 1e-9 : 0.95, measured.Upper);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(11)]
    public void Of_RegularSimplex_IsTheKnownWidth(int n)
    {
        // The least width separates the corners into halves of h and n + 1 - h: the distance of their centres is sqrt(1/h + 1/(n+1-h)).
        double[][] corners =
        [
            .. Enumerable.Range(0, n + 1).Select(i => Enumerable.Range(0, n + 1).Select(k => i == k ? 1.0 : 0).ToArray()),
        ];
        int half = (n + 1) / 2;
        double expected = Math.Sqrt((n + 1.0) / (half * (n + 1.0 - half)));

        Thickness measured = Thickness.Of(Embedding.FromRows(corners));

        Assert.Equal((0.0, 0.0, n), (measured.Lower, measured.Upper, measured.AffineDimension));
        Assert.Equal(expected, measured.WithinAffineHull.Upper, 1e-9);
        Assert.InRange(measured.WithinAffineHull.Lower, expected / Math.Sqrt(n), expected * (1 + 1e-12));
    }

    [Fact]
    public void Of_OnePoint_IsZeroWithDimensionZero()
    {
        Thickness measured = Thickness.Of(Embedding.Create(1, 2, [1, 2]));

        Assert.Equal((0.0, 0.0, 0, true), (measured.Lower, measured.Upper, measured.AffineDimension, measured.IsVacuous));
    }

    [Fact]
    public void Of_CollinearPointsInSpace_IsZeroWithTheExtentInside()
    {
        Thickness measured = Thickness.Of(Embedding.Create(5, 3, [0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 1, 1, 1]));

        Assert.Equal(1, measured.AffineDimension);
        Assert.InRange(measured.Upper, 0, 1e-13);
        Assert.Equal(0, measured.Lower);
        Assert.Equal(Math.Sqrt(27), measured.WithinAffineHull.Upper, 1e-12);
        Assert.Equal(Math.Sqrt(27), measured.WithinAffineHull.Lower, 1e-12);
    }

    [Theory]
    [InlineData(2, 60)]
    [InlineData(3, 60)]
    [InlineData(3, 12)]
    [InlineData(4, 30)]
    [InlineData(5, 200)]
    public void Of_GaussianPoints_BracketsEverySampledWidth(int n, int points)
    {
        Random random = new(points);
        Embedding f = Draw.Gaussian(random, points, n);

        Thickness measured = Thickness.Of(f);

        double sampled = Enumerable.Range(0, 4000).Min(_ => Width(f, Draw.Orthogonal(random, n).AsSpan(0, n)));
        Assert.True(measured.Lower <= measured.Upper);
        Assert.True(measured.Upper <= sampled);
        Assert.True(measured.Lower > 0 && measured.Lower >= measured.Upper / Math.Sqrt(n));
        Assert.Equal(measured.Upper, Width(f, measured.Direction), 1e-12);
    }

    [Fact]
    public void Of_GridPointsInThreeDimensions_AgreesWithAllFacetsAndEdgePairs()
    {
        Random random = new(4);
        for (int round = 0; round < 25; round++)
        {
            Embedding f = Draw.Grid(random, random.Next(5, 12), 3, 4);
            Thickness measured = Thickness.Of(f);
            if (measured.AffineDimension == 3)
            {
                double expected = AllCandidates(f).Min(e => Width(f, e));
                Assert.InRange(measured.Lower, expected * (1 - 1e-9), expected * (1 + 1e-12));
                Assert.InRange(measured.Upper, expected * (1 - 1e-12), expected * (1 + 1e-9));
            }
        }
    }

    // Without the descent: from any direction the branch and bound finds the least width itself.
    [Fact]
    public void Bracket_AnyStart_AgreesWithAllFacetsAndEdgePairs()
    {
        Random random = new(9);
        for (int round = 0; round < 12; round++)
        {
            Embedding f = round % 2 == 0 ? Draw.Gaussian(random, 7, 3) : Draw.Grid(random, 10, 3, 4);
            double[] start = [.. Enumerable.Range(0, 3).Select(k => k == round % 3 ? 1.0 : 0)];
            double expected = AllCandidates(f).Min(e => Width(f, e));

            (double lower, double upper, double[] direction) = new SpaceThickness(new WidthFunction(f.Values.ToArray(), 3)).Bracket(
                Width(f, start),
                start
            );

            Assert.InRange(lower, expected * (1 - 1e-9), expected * (1 + 1e-12));
            Assert.InRange(upper, expected * (1 - 1e-12), expected * (1 + 1e-9));
            Assert.Equal(upper, Width(f, direction), 1e-12);
        }
    }

    // The normals of all pairs of difference vectors: facets and edge pairs are among them.
    private static IEnumerable<double[]> AllCandidates(Embedding f)
    {
        double[][] p = f.ToRows();
        double[][] v = [.. p.SelectMany((a, i) => p.Take(i).Select(b => a.Zip(b, (s, t) => s - t).ToArray()))];
        for (int i = 0; i < v.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double[] c =
                [
                    (v[i][1] * v[j][2]) - (v[i][2] * v[j][1]),
                    (v[i][2] * v[j][0]) - (v[i][0] * v[j][2]),
                    (v[i][0] * v[j][1]) - (v[i][1] * v[j][0]),
                ];
                double length = Math.Sqrt(c.Sum(x => x * x));
                if (length > 0)
                {
                    yield return [.. c.Select(x => x / length)];
                }
            }
        }
    }

    internal static double Width(Embedding f, ReadOnlySpan<double> e)
    {
        (double least, double most) = (double.PositiveInfinity, double.NegativeInfinity);
        for (int i = 0; i < f.Points; i++)
        {
            double along = 0;
            for (int k = 0; k < e.Length; k++)
            {
                along += f[i, k] * e[k];
            }
            (least, most) = (Math.Min(least, along), Math.Max(most, along));
        }
        return most - least;
    }
}
