using FsCheck.Xunit;

namespace IsoTriplet.Tests.Certificates;

[Properties(Arbitrary = [typeof(FiniteDoubles)], Replay = "(3,1)")]
public sealed class HexFloatTests
{
    [Theory]
    [InlineData(3.0, "0x1.8p+1")]
    [InlineData(0.0, "0x0p+0")]
    [InlineData(-0.0, "-0x0p+0")]
    [InlineData(-1.0, "-0x1p+0")]
    [InlineData(0.1, "0x1.999999999999ap-4")]
    [InlineData(double.Epsilon, "0x0.0000000000001p-1022")]
    [InlineData(double.MaxValue, "0x1.fffffffffffffp+1023")]
    public void Format_KnownValue_IsWhatC99Prints(double value, string text) => Assert.Equal(text, HexFloat.Format(value));

    [Property(MaxTest = 5000)]
    public void Parse_OfFormat_GivesEveryBitBack(double x) =>
        Assert.Equal(BitConverter.DoubleToInt64Bits(x), BitConverter.DoubleToInt64Bits(HexFloat.Parse(HexFloat.Format(x))));

    [Theory]
    [InlineData("")]
    [InlineData("1.5")]
    [InlineData("0x")]
    [InlineData("0x1")]
    [InlineData("0x1p")]
    [InlineData("0x1p+")]
    [InlineData("0x1p1")]
    [InlineData("0x2p+0")]
    [InlineData("0x1.p+0")]
    [InlineData("0x1.gp+0")]
    [InlineData("0x1.00000000000001p+0")]
    [InlineData("0x1p+1024")]
    [InlineData("0x1p+99999")]
    [InlineData("0x1p-1075")]
    [InlineData("0x1.8p-1074")]
    [InlineData(" 0x1p+0")]
    [InlineData("+0x1p+0")]
    [InlineData("nan")]
    [InlineData("-")]
    [InlineData("-0x1p+-1")]
    public void Parse_NotExactlyADouble_Throws(string text) => Assert.Throws<CertificateException>(() => HexFloat.Parse(text));

    [Fact]
    public void Format_NotFinite_Throws() => Assert.Throws<CertificateException>(() => HexFloat.Format(double.NaN));
}
