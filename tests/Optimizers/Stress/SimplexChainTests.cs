using IsoTriplet.Optimizers.Stress;

namespace IsoTriplet.Tests.Optimizers.Stress;

public sealed class SimplexChainTests
{
    [Theory]
    [InlineData(2, 3, 1e-3)]
    [InlineData(3, 5, 1e-7)]
    [InlineData(3, 8, 5e-4)]
    [InlineData(4, 6, 1e-4)]
    [InlineData(15, 6, 1e-6)]
    public void Create_Chain_HasItsDistancesAndHardness(int m, int classes, double h)
    {
        (Embedding f, Labels labels) = SimplexChain.Create(m, classes, h, 2);
        Assert.Equal(((2 * m) - 1, m * classes), (f.Dimension, f.Points));
        double hardness = double.NegativeInfinity;
        double[] d = PairwiseDistances.All(f);
        for (int a = 0; a < f.Points; a++)
        {
            double positive = 0;
            double negative = double.PositiveInfinity;
            for (int j = 0; j < f.Points; j++)
            {
                double x = d[(a * f.Points) + j];
                switch (Math.Abs(labels[a] - labels[j]))
                {
                    case 0 when j != a:
                        Assert.Equal(2 + h, x, 1e-14);
                        positive = Math.Max(positive, x);
                        break;
                    case 1:
                        Assert.Equal(2 - h, x, 1e-14);
                        negative = Math.Min(negative, x);
                        break;
                    case > 1:
                        Assert.True(x > 2 - h);
                        negative = Math.Min(negative, x);
                        break;
                    default:
                        break;
                }
            }
            hardness = Math.Max(hardness, positive - negative);
        }
        Assert.Equal(2 * h, hardness, 4e-15);
    }

    // As K grows the ratio tends to the harmonic mean of the two class sizes.
    [Theory]
    [InlineData(1, 2, 2)]
    [InlineData(2, 3, 4)]
    [InlineData(2, 2, 3)]
    public void CreateAlternating_LongerChains_ApproachTheHarmonicMeanFromBelow(int even, int odd, int dimension)
    {
        double limit = 2.0 * even * odd / (even + odd);
        double previous = 0;
        foreach (int classes in (int[])[5, 9, 15])
        {
            (Embedding f, Labels labels) = SimplexChain.CreateAlternating(even, odd, classes, 1e-7);
            Assert.Equal(dimension, f.Dimension);
            double ratio = StressBound.FirstOrder(f, labels, TestContext.Current.CancellationToken).Value / 2e-7;
            Assert.InRange(ratio, previous + 0.01, limit);
            previous = ratio;
        }
        Assert.True(previous > 0.85 * limit, $"{previous} of {limit}");
    }

    [Fact]
    public void Create_BadArguments_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => SimplexChain.Create(1, 3, 0));
        Assert.Contains(
            "too large",
            Assert.Throws<ArgumentException>(() => SimplexChain.Create(3, 3, 0.3)).Message,
            StringComparison.Ordinal
        );
        // Classes four apart coincide up to a shift of 4s = 4 rho / sqrt m: from m = 16 on they come nearer than neighbours.
        Assert.Throws<ArgumentException>(() => SimplexChain.Create(17, 5, 1e-6));
        Assert.Throws<ArgumentException>(() => SimplexChain.Create(16, 5, 1e-6));
        Assert.Throws<ArgumentException>(() => SimplexChain.Create(3, 3, 0, 0));
    }
}

public sealed class UnbiasedChainTests
{
    [Theory]
    [InlineData(2, true)]
    [InlineData(1, false)]
    public void Create_TwoRooms_HaveHardnessTwiceTheExcess(int rooms, bool twice)
    {
        (Embedding f, Labels labels) = UnbiasedChain.Create(rooms, 13, 1e-6);
        Assert.Equal((13 * UnbiasedChain.Size, (64 * rooms) + 1), (f.Points, f.Dimension));
        Assert.Equal(twice, Math.Abs(TripletSeparation.Of(f, labels).Hardness!.Value - 2e-6) < 1e-11);
    }

    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(1, 17, 0)]
    [InlineData(1, 0, 0)]
    [InlineData(1, 1, 0.1)]
    public void Create_OutOfRange_IsRefused(int rooms, int classes, double excess) =>
        Assert.ThrowsAny<ArgumentException>(() => UnbiasedChain.Create(rooms, classes, excess));
}
