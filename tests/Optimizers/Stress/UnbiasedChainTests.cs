using IsoTriplet.Optimizers.Stress;

namespace IsoTriplet.Tests.Optimizers.Stress;

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
