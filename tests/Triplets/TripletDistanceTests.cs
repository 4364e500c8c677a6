using IsoTriplet.Triplets;

namespace IsoTriplet.Tests.Triplets;

public sealed class TripletDistanceTests
{
    public static TheoryData<string> Names => [.. TripletDistances.All.Select(d => d.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void ByName_OwnName_SameDistance(string name) => Assert.Equal(name, TripletDistances.ByName(name).Name);

    [Fact]
    public void ByName_Unknown_Refused() => Assert.Throws<ArgumentException>(() => TripletDistances.ByName("manhattan"));

    [Theory]
    [InlineData("euclidean", 5)]
    [InlineData("squared-euclidean", 25)]
    [InlineData("chord", 0.6324555320336759)]
    [InlineData("squared-chord", 0.4)]
    [InlineData("geodesic", 0.6435011087932844)]
    [InlineData("cosine", 0.2)]
    public void Between_ThreeFourFive_ExactCase(string name, double expected) =>
        // (0, 5) and (3, 9) - the first four lie at distance 5; the angle is that of (0, 5) and (3, 4).
        Assert.Equal(expected, TripletDistances.ByName(name).Between([0, 5], name.Contains("euclid") ? [3, 9] : [3, 4]), 1e-15);

    [Theory]
    [MemberData(nameof(Names))]
    public void AddGradient_RandomRows_AgreesWithCentralDifferences(string name)
    {
        TripletDistance distance = TripletDistances.ByName(name);
        Random random = new(7);
        foreach (int n in new[] { 1, 2, 3, 8, 17 })
        {
            if (n == 1 && distance.IsAngular)
            {
                continue;
            }
            double[] x = Draw.Gaussian(random, 1, n).Values.ToArray();
            double[] y = Draw.Gaussian(random, 1, n).Values.ToArray();
            double[] gx = new double[n];
            double[] gy = new double[n];
            distance.AddGradient(x, y, 1, gx, gy);
            for (int k = 0; k < n; k++)
            {
                Assert.Equal(CentralDifference(x, k, () => distance.Between(x, y)), gx[k], 1e-7);
                Assert.Equal(CentralDifference(y, k, () => distance.Between(x, y)), gy[k], 1e-7);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void AddGradient_EqualRows_IsZero(string name)
    {
        double[] x = [0.3, -0.7, 1.9];
        double[] gx = new double[3];
        double[] gy = new double[3];
        TripletDistances.ByName(name).AddGradient(x, x, 5, gx, gy);
        Assert.All(gx.Concat(gy), g => Assert.Equal(0, g));
        Assert.Equal(0, TripletDistances.ByName(name).Between(x, x));
    }

    [Theory]
    [InlineData("chord", 2)]
    [InlineData("squared-chord", 4)]
    [InlineData("geodesic", Math.PI)]
    [InlineData("cosine", 2)]
    public void AddGradient_OppositeRows_IsZeroAndValueIsGreatest(string name, double expected)
    {
        double[] x = [0.3, -0.7, 1.9];
        double[] y = [-0.3, 0.7, -1.9];
        double[] gx = new double[3];
        double[] gy = new double[3];
        TripletDistances.ByName(name).AddGradient(x, y, 1, gx, gy);
        Assert.All(gx.Concat(gy), g => Assert.Equal(0, g));
        Assert.Equal(expected, TripletDistances.ByName(name).Between(x, y), 1e-14);
    }

    [Theory]
    [InlineData(1e-3)]
    [InlineData(1e-9)]
    [InlineData(1e-15)]
    [InlineData(1e-160)]
    public void Geodesic_TinyAngle_KeepsItsDigits(double angle)
    {
        Assert.Equal(1, TripletDistances.Geodesic.Between([1, 0], [Math.Cos(angle), Math.Sin(angle)]) / angle, 1e-12);
        double[] gx = new double[2];
        TripletDistances.Geodesic.AddGradient([1, 0], [Math.Cos(angle), Math.Sin(angle)], 1, gx, new double[2]);
        Assert.Equal(-1, gx[1], 1e-12);
    }

    [Theory]
    [InlineData(1e-3)]
    [InlineData(1e-7)]
    public void Geodesic_NearPi_KeepsItsDigits(double gap)
    {
        Assert.Equal(gap, Math.PI - TripletDistances.Geodesic.Between([1, 0], [-Math.Cos(gap), Math.Sin(gap)]), 1e-14);
        double[] gx = new double[2];
        TripletDistances.Geodesic.AddGradient([1, 0], [-Math.Cos(gap), Math.Sin(gap)], 1, gx, new double[2]);
        Assert.Equal(-1, gx[1], 1e-12);
    }

    [Fact]
    public void InverseCosine_TinyAngle_LosesWhatTheHalfAngleFormKeeps()
    {
        // Negative control: the formula that the geodesic must not use returns 0 here.
        double angle = 1e-9;
        Assert.Equal(0, Math.Acos(Math.Cos(angle)));
        Assert.True(TripletDistances.Geodesic.Between([1, 0], [Math.Cos(angle), Math.Sin(angle)]) > 0);
    }

    [Theory]
    [InlineData("chord")]
    [InlineData("geodesic")]
    [InlineData("cosine")]
    [InlineData("squared-chord")]
    public void Between_ZeroRowUnderAnAngle_Refused(string name) =>
        Assert.Throws<ArgumentException>(() => TripletDistances.ByName(name).Between([0, 0], [1, 0]));

    [Fact]
    public void AngularGradients_AnyRows_AreTangentAndHaveTheStatedLengths()
    {
        Random random = new(3);
        for (int trial = 0; trial < 50; trial++)
        {
            Embedding unit = UnitSphere.Normalise(Draw.Gaussian(random, 2, 5));
            double t = TripletDistances.Geodesic.Between(unit.Row(0), unit.Row(1));
            AssertGradient(TripletDistances.Chord, unit, Math.Cos(t / 2));
            AssertGradient(TripletDistances.SquaredChord, unit, 2 * Math.Sin(t));
            AssertGradient(TripletDistances.Geodesic, unit, 1);
            AssertGradient(TripletDistances.Cosine, unit, Math.Sin(t));
        }
    }

    [Fact]
    public void Normalise_ZeroRow_NamesIt()
    {
        Embedding points = Embedding.FromRows([
            [1, 0],
            [0, 0],
        ]);
        Assert.Contains("row 1", Assert.Throws<ArgumentException>(() => UnitSphere.Normalise(points)).Message, StringComparison.Ordinal);
    }

    private static void AssertGradient(TripletDistance distance, Embedding unit, double length)
    {
        double[] g = new double[unit.Dimension];
        distance.AddGradient(unit.Row(0), unit.Row(1), 1, g, new double[unit.Dimension]);
        Assert.Equal(length, Math.Sqrt(g.Sum(v => v * v)), 1e-12);
        Assert.Equal(0, Enumerable.Range(0, g.Length).Sum(k => g[k] * unit[0, k]), 1e-12);
    }

    private static double CentralDifference(double[] x, int k, Func<double> value)
    {
        double step = 1e-6;
        double at = x[k];
        x[k] = at + step;
        double high = value();
        x[k] = at - step;
        double low = value();
        x[k] = at;
        return (high - low) / (2 * step);
    }
}
