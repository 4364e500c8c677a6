namespace IsoTriplet.Tests.Numerics;

public sealed class CountedTests
{
    [Theory]
    [InlineData(0, "point", "0 points")]
    [InlineData(1, "point", "1 point")]
    [InlineData(2, "class", "2 classes")]
    [InlineData(1, "class", "1 class")]
    [InlineData(3, "query", "3 queries")]
    [InlineData(4, "batch", "4 batches")]
    public void Of_CountAndNoun_AgreeInNumber(long count, string noun, string expected) => Assert.Equal(expected, Counted.Of(count, noun));

    [Fact]
    public void Of_NoNoun_IsRefused() => Assert.Throws<ArgumentException>(() => Counted.Of(1, ""));
}
