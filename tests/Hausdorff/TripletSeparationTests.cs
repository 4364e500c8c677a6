using IsoTriplet.Tests.Cases;

namespace IsoTriplet.Tests.Hausdorff;

public sealed class TripletSeparationTests
{
    public static TheoryData<string> Cases => ReferenceCase.Names;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Of_ReferenceCase_GivesTheHeldHardness(string name)
    {
        ReferenceCase held = ReferenceCase.Named(name);

        Assert.Equal(1, TripletSeparation.Of(held.F, held.Y).Hardness!.Value / held.Hardness, 1e-6);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void CheapBounds_ReferenceCase_BracketTheHeldNumbers(string name)
    {
        ReferenceCase held = ReferenceCase.Named(name);
        double hardness = TripletSeparation.Of(held.F, held.Y).Hardness!.Value;

        Assert.True(hardness / 4 <= held.DHaus.UpperFound);
        Assert.True(hardness / 2 <= held.DIso.UpperFound * (1 + 1e-12));
        Assert.True(SmallestEnclosingBall.OfClasses(held.F, held.Y).Max(b => b.Radius) >= held.DHaus.LowerSdp);
        Assert.True(Diameter.Of(held.F).Value >= held.DIso.LowerHalfHardness);
    }

    [Fact]
    public void Of_OneClass_HasNoTripleAndIsSeparated()
    {
        TripletSeparation measured = TripletSeparation.Of(Embedding.Create(3, 1, [0, 1, 2]), Labels.FromIntegers([7, 7, 7]));

        Assert.Null(measured.Hardness);
        Assert.Null(measured.HardestTriple);
        Assert.True(measured.IsSeparated);
        Assert.Equal(0, measured.HardNegativeLoss(1));
        Assert.Equal(new AnchorHardness(1, 1, -1, double.NaN), measured.Anchors[2] with { Positive = 1, PositiveDistance = 1 });
    }

    [Fact]
    public void Of_ClassesOfOnePoint_HasNoTriple() =>
        Assert.Null(TripletSeparation.Of(Embedding.Create(2, 1, [0, 1]), Labels.FromIntegers([0, 1])).Hardness);

    [Fact]
    public void Of_OneSinglePointClass_IsNoAnchorButANegative()
    {
        TripletSeparation measured = TripletSeparation.Of(Embedding.Create(3, 1, [0, 3, 1]), Labels.FromIntegers([0, 0, 1]));

        Assert.Equal((2, false), (measured.Hardness, measured.IsSeparated));
        Assert.Equal(new Triple(0, 1, 2), measured.HardestTriple);
        Assert.Equal(-1, measured.Anchors[2].Positive);
    }

    [Fact]
    public void Of_AllEqual_HasHardnessZeroAndTheLowestTriple()
    {
        TripletSeparation measured = TripletSeparation.Of(Embedding.Create(4, 2, new double[8]), Labels.FromIntegers([0, 1, 0, 1]));

        Assert.Equal(0, measured.Hardness);
        Assert.True(measured.IsSeparated);
        Assert.Equal(new Triple(0, 2, 1), measured.HardestTriple);
    }

    // A tie that is exact, with a rounded hardness above 0; a triple that fails by 5e-19, with a rounded hardness of 0.
    [Theory]
    [InlineData(9.8, 0.9, -0.9, -9.8, true)]
    [InlineData(1, 1e-9, -1, 0, false)]
    [InlineData(1, 0, -1, 1e-9, true)]
    [InlineData(1, 1e-170, -1, 0, false)]
    [InlineData(1, 0, -1, 0, true)]
    public void IsSeparated_HardnessWithinRounding_IsDecidedExactly(double px, double py, double qx, double qy, bool separated)
    {
        TripletSeparation measured = TripletSeparation.Of(Embedding.Create(3, 2, [0, 0, px, py, qx, qy]), Labels.FromIntegers([0, 0, 1]));
        Assert.InRange(measured.Hardness!.Value, -1e-14, 1e-14);
        Assert.Equal(separated, measured.IsSeparated);
    }

    // Both positives of the first point are at the rounded distance 1 from it, as the negatives are, and the second positive is the farther one.
    [Fact]
    public void IsSeparated_PositivesThatTieInDoubles_LooksAtAll()
    {
        foreach (double last in new[] { 1e-9, -1e-9 })
        {
            Embedding f = Embedding.Create(4, 3, [0, 0, 0, 1, 0, 0, 1, last, 0, -1, 0, 0]);
            Assert.False(TripletSeparation.Of(f, Labels.FromIntegers([0, 0, 0, 1])).IsSeparated);
        }
    }

    [Fact]
    public void Of_TiesOnAGrid_MatchesTheDirectSearch()
    {
        Random random = new(3);
        for (int round = 0; round < 200; round++)
        {
            int count = random.Next(2, 40);
            Embedding points = Draw.Grid(random, count, random.Next(1, 5));
            Labels labels = Draw.Classes(random, count, random.Next(1, Math.Min(count, 6)));

            TripletSeparation measured = TripletSeparation.Of(points, labels);

            Assert.Equal(DirectSearch(points, labels), (measured.Hardness, measured.HardestTriple));
        }
    }

    // Large enough that several workers sweep it; the grid has ties everywhere.
    [Fact]
    public void Of_ManyPoints_MatchesTheDirectSearch()
    {
        Random random = new(5);
        Labels labels = Draw.Classes(random, 1200, 4);
        foreach (Embedding points in (Embedding[])[Draw.Gaussian(random, 1200, 12), Draw.Grid(random, 1200, 12)])
        {
            TripletSeparation measured = TripletSeparation.Of(points, labels);
            AnchorHardness[] anchors = [.. Enumerable.Range(0, 1200).Select(a => Hardest(points, labels, a))];
            Assert.Equal(anchors.Max(h => h.Hardness), measured.Hardness);
            Assert.Equal(anchors, measured.Anchors);
        }
    }

    private static AnchorHardness Hardest(Embedding points, Labels labels, int anchor)
    {
        AnchorHardness hardest = new(-1, double.NegativeInfinity, -1, double.PositiveInfinity);
        for (int i = 0; i < points.Points; i++)
        {
            double d = PairwiseDistances.Between(points.Row(anchor), points.Row(i));
            if (i != anchor && labels[i] == labels[anchor] && d > hardest.PositiveDistance)
            {
                hardest = hardest with { Positive = i, PositiveDistance = d };
            }
            if (labels[i] != labels[anchor] && d < hardest.NegativeDistance)
            {
                hardest = hardest with { Negative = i, NegativeDistance = d };
            }
        }
        return hardest;
    }

    [Theory]
    [InlineData(-0.5, 0)]
    [InlineData(0, 0)]
    [InlineData(2, 1)]
    public void HardNegativeLoss_OfHardnessMinusOne_IsClippedAtZero(double margin, double expected)
    {
        TripletSeparation measured = TripletSeparation.Of(Embedding.Create(3, 1, [0, 1, 3]), Labels.FromIntegers([0, 0, 1]));

        Assert.Equal((-1, true), (measured.Hardness, measured.IsSeparated));
        Assert.Equal(expected, measured.HardNegativeLoss(margin));
    }

    private static (double? Hardness, Triple? Triple) DirectSearch(Embedding points, Labels labels)
    {
        (double? hardness, Triple? triple) = (null, null);
        int n = points.Points;
        for (int a = 0; a < n; a++)
        {
            for (int p = 0; p < n; p++)
            {
                for (int q = 0; q < n && p != a && labels[p] == labels[a]; q++)
                {
                    double h =
                        PairwiseDistances.Between(points.Row(a), points.Row(p)) - PairwiseDistances.Between(points.Row(a), points.Row(q));
                    if (labels[q] != labels[a] && !(h <= hardness))
                    {
                        (hardness, triple) = (h, new Triple(a, p, q));
                    }
                }
            }
        }
        return (hardness, triple);
    }
}
