namespace IsoTriplet.Tests.Laws;

/// <summary>Each quantity is a length: a rigid motion leaves it, a scaling scales it, a permutation leaves it.</summary>
public sealed class InvarianceTests
{
    private const double Rounding = 1e-9;
    private static readonly Labels Y = Labels.FromIntegers([0, 1, 2, 0, 1, 2, 0, 1, 2, 0]);

    public static TheoryData<string> Lengths => [.. Quantities.Keys];

    private static readonly Dictionary<string, Func<Embedding, Labels, double>> Quantities = new(StringComparer.Ordinal)
    {
        ["diameter"] = (f, _) => Diameter.Of(f).Value,
        ["hardness"] = (f, y) => TripletSeparation.Of(f, y).Hardness!.Value,
        ["enclosing ball"] = (f, _) => SmallestEnclosingBall.Of(f).Radius,
        ["class balls"] = (f, y) => SmallestEnclosingBall.OfClasses(f, y).Max(b => b.Radius),
        ["thickness"] = (f, _) => Thickness.Of(f).Upper,
        ["spread"] = (f, y) => CollapseMeasures.Of(f, y).Spread,
        ["centre distance"] = (f, y) => CollapseMeasures.Of(f, y).CentreDistance!.Value,
        ["slack of the boundary"] = (f, y) => SeparatedBoundary.Of(f, y, y[0]).Slack(f.Row(1)),
    };

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Length_UnderARigidMotion_Stays(string name)
    {
        Random random = new(11);
        for (int n = 1; n <= 3; n++)
        {
            Embedding f = Draw.Gaussian(random, 10, n);

            Assert.Equal(Quantities[name](f, Y), Quantities[name](Draw.Moved(f, random), Y), Rounding);
        }
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Length_UnderAScaling_Scales(string name)
    {
        Random random = new(12);
        for (int n = 1; n <= 3; n++)
        {
            Embedding f = Draw.Gaussian(random, 10, n);

            Assert.Equal(7 * Quantities[name](f, Y), Quantities[name](Draw.Moved(f, random, 7), Y), Rounding * 7);
        }
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Length_UnderAPermutation_Stays(string name)
    {
        Random random = new(13);
        Embedding f = Draw.Gaussian(random, 10, 3);
        int[] order = [0, 1, .. Draw.Permutation(random, 8).Select(i => i + 2)];

        Assert.Equal(Quantities[name](f, Y), Quantities[name](f.Select(order), Y.Select(order)), Rounding);
    }

    // Negative control: a shear is no motion, and every quantity notices.
    [Theory]
    [MemberData(nameof(Lengths))]
    public void Length_UnderAShear_Changes(string name)
    {
        Embedding f = Draw.Gaussian(new Random(14), 10, 2);
        Embedding sheared = Draw.Moved(f, [1, 0.6, 0, 1], [0, 0]);

        Assert.True(Math.Abs(Quantities[name](f, Y) - Quantities[name](sheared, Y)) > 1e-3);
    }

    [Fact]
    public void EffectiveRankAndCentreSeparation_UnderASimilarity_Stay()
    {
        Random random = new(15);
        Embedding f = Draw.Gaussian(random, 10, 3);
        CollapseMeasures here = CollapseMeasures.Of(f, Y);
        CollapseMeasures there = CollapseMeasures.Of(Draw.Moved(f, random, 5), Y);

        Assert.Equal(here.EffectiveRank, there.EffectiveRank, Rounding);
        Assert.Equal(here.CentreSeparation!.Value, there.CentreSeparation!.Value, Rounding);
    }

    [Fact]
    public void DistancesOfPairs_UnderACommonMotionAndScaling_Scale()
    {
        Random random = new(16);
        Embedding f = Draw.Gaussian(random, 10, 3);
        Embedding g = Draw.Gaussian(random, 10, 3);
        double[] q = Draw.Orthogonal(random, 3);
        Embedding fm = Draw.Moved(f, q, [1, 2, 3], 4);
        Embedding gm = Draw.Moved(g, q, [1, 2, 3], 4);

        Assert.Equal(4 * IsometricDistance.Between(f, g).Value, IsometricDistance.Between(fm, gm).Value, Rounding);
        Assert.Equal(4 * ClassHausdorffDistance.Between(f, g, Y).Value, ClassHausdorffDistance.Between(fm, gm, Y).Value, Rounding);
        Assert.Equal(IsometricDistance.Between(f, g).Value, IsometricDistance.Between(f, Draw.Moved(g, random)).Value, Rounding);
        Assert.True(
            Math.Abs(ClassHausdorffDistance.Between(f, g, Y).Value - ClassHausdorffDistance.Between(f, Draw.Moved(g, random), Y).Value)
                > 1e-3
        );
    }
}
