using IsoTriplet.Optimizers.Local;
using IsoTriplet.Optimizers.Stress;

namespace IsoTriplet.Tests.Optimizers;

/// <summary>The bracket of d_iso: stress certificate, Gram relaxation and class shift inside <see cref="BracketSolver"/>.</summary>
public sealed class IsoBracketTests
{
    // No step of any local search: what is left are the constructions.
    private static readonly BracketSettings NoSearch = new()
    {
        Starts = 1,
        LeastSteps = 0,
        Work = 0,
        Local = new LocalSettings { Polish = new PolishSettings { Coordinates = 0 } },
    };

    private static BracketReport Solve(Embedding f, Labels labels, BracketSettings? settings = null) =>
        BracketSolver.Solve(f, labels, settings, null, TestContext.Current.CancellationToken);

    [Fact]
    public void Solve_ChainOfTriangles_LowerAboveTwiceTheHardnessFromStress()
    {
        (Embedding f, Labels labels) = SimplexChain.Create(3, 5, 1e-7);
        double hardness = TripletSeparation.Of(f, labels).Hardness!.Value;
        BracketReport report = Solve(f, labels);
        Assert.Equal("stress", report.Iso.Lower.RestsOn);
        Assert.InRange(report.Iso.Lower.Value, 2.09 * hardness, report.Iso.Upper.Value);
        StressCertificate certificate = Assert.IsType<StressCertificate>(report.Iso.Lower.Certificate);
        Assert.Equal(report.Iso.Lower.Value, CertificateChecker.Check(certificate).Bound);
        Assert.False(CertificateChecker.Check(certificate with { Bound = 1.01 * report.Iso.Upper.Value }).Valid);
    }

    [Fact]
    public void Solve_ChainWithLargerHardness_UpperNearTheFirstOrderValue()
    {
        (Embedding f, Labels labels) = SimplexChain.Create(3, 5, 5e-4);
        BracketReport report = Solve(f, labels);
        Assert.InRange(report.Iso.Upper.Value / TripletSeparation.Of(f, labels).Hardness!.Value, 2.09, 2.095);
        Assert.InRange(report.Iso.Lower.Value, 0, report.Iso.Upper.Value);
    }

    [Theory]
    [InlineData(1e-7, true)]
    [InlineData(5e-3, true)]
    [InlineData(2e-2, false)]
    public void Promises_Chain_OnlyWhereTheRemainderIsSmall(double excess, bool expected)
    {
        (Embedding f, Labels labels) = SimplexChain.Create(3, 5, excess);
        Assert.Equal(expected, StressBound.Promises(f, labels));
    }

    [Fact]
    public void Promises_SeparatedOrFlat_False()
    {
        (Embedding tied, Labels labels) = SimplexChain.Create(3, 5, 1e-7);
        Assert.False(StressBound.Promises(tied, Labels.FromIntegers(new int[15].AsSpan())));
        Embedding flat = Embedding.FromRows([.. tied.ToRows().Select(r => (double[])[.. r, 1])]);
        Assert.False(StressBound.Promises(flat, labels));
    }

    [Fact]
    public void Solve_NearlySeparatedInstances_LowerNeverAboveAKnownDistance()
    {
        for (int seed = 0; seed < 30; seed++)
        {
            (Embedding f, Labels labels, double above) = Stress.SeparatedPairs.Make(seed);
            BracketReport report = Solve(f, labels, NoSearch);
            Assert.True(report.Iso.Lower.Value <= Math.Min(above, report.Iso.Upper.Value), $"seed {seed}: {report.Iso}, {above}");
        }
    }

    // On a line distances add up, and the relaxation exceeds H/2.
    [Fact]
    public void Solve_OnALine_GramRelaxationRaisesTheLowerBoundNotAboveTheUpper()
    {
        int raised = 0;
        for (int seed = 0; seed < 12; seed++)
        {
            Random random = new(seed);
            Embedding f = Draw.Gaussian(random, 6, 1);
            BracketReport report = Solve(f, Labels.FromIntegers([0, 1, 0, 1, 0, 1]), new BracketSettings { Starts = 4, GramPoints = 6 });
            Assert.True(report.Iso.Lower.Value <= report.Iso.Upper.Value, $"seed {seed}: {report.Iso}");
            raised += report.Iso.Lower.RestsOn == "Gram relaxation" ? 1 : 0;
        }
        Assert.True(raised > 0);
    }

    [Fact]
    public void Solve_DisturbedChains_StressRaisesTheLowerBoundNotAboveTheUpper()
    {
        for (int seed = 0; seed < 6; seed++)
        {
            Random random = new(seed);
            (Embedding chain, Labels labels) = SimplexChain.CreateAlternating(2, 2 + (seed % 2), 4, 1e-6);
            double[] noise = Draw.Gaussian(random, chain.Points, chain.Dimension).Values.ToArray();
            Embedding f = Embedding.Create(chain.Points, chain.Dimension, [.. chain.Values.ToArray().Zip(noise, (x, e) => x + (1e-7 * e))]);
            BracketReport report = Solve(f, labels, new BracketSettings { Starts = 2 });
            Assert.Equal("stress", report.Iso.Lower.RestsOn);
            Assert.True(report.Iso.Lower.Value > 0.6 * TripletSeparation.Of(f, labels).Hardness!.Value, $"seed {seed}: {report.Iso}");
            Assert.True(report.Iso.Lower.Value <= report.Iso.Upper.Value, $"seed {seed}: {report.Iso}");
        }
    }

    [Fact]
    public void Embed_RoomForTheClassShift_SeparatedWithinTwiceTheHardness()
    {
        int best = 0;
        for (int seed = 0; seed < 60; seed++)
        {
            Random random = new(seed);
            int points = random.Next(4, 12),
                classes = random.Next(2, 4),
                own = random.Next(1, 4);
            Labels labels = Labels.FromIntegers([.. Enumerable.Range(0, points).Select(i => i % classes)]);
            double[][] rows = Draw.Gaussian(random, points, own).ToRows();
            int free = seed % 2 == 0 ? classes - 1 : Math.Max(0, points - 1 - own);
            Embedding f = Embedding.FromRows([.. rows.Select(r => (double[])[.. r, .. new double[free]])]);
            if (TripletSeparation.Of(f, labels) is not { IsSeparated: false, Hardness: { } hardness })
            {
                continue;
            }
            Frame frame = new(f, labels);
            Embedding g = LocalSearch.Repair(frame, ClassShift.Embed(frame)!)!;
            Assert.True(TripletSeparation.Of(g, labels).IsSeparated);
            double distance = IsometricDistance.Between(f, g).Value;
            Assert.True(distance <= 2 * hardness * (1 + 1e-9), $"seed {seed}: {distance} of {hardness}");
            BracketReport report = Solve(f, labels, NoSearch);
            Assert.True(report.Iso.Upper.Value <= distance * (1 + 1e-12), $"seed {seed}");
            best += report.Iso.Upper.RestsOn == "class shift" ? 1 : 0;
        }
        Assert.True(best > 0);
    }

    [Fact]
    public void Embed_NoRoomOrNoTriple_Null()
    {
        Random random = new(3);
        Embedding f = Draw.Gaussian(random, 8, 3);
        Assert.Null(ClassShift.Embed(new Frame(f, Labels.FromIntegers([0, 1, 0, 1, 0, 1, 0, 1]))));
        Assert.Null(ClassShift.Embed(new Frame(f, Labels.FromIntegers(new int[8].AsSpan()))));
    }
}
