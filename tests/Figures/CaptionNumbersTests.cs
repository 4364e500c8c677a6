using System.Globalization;
using IsoTriplet.Figures.Drawing;

namespace IsoTriplet.Tests.Figures;

public sealed class CaptionNumbersTests
{
    public static TheoryData<double> Values =>
        [0.8172646856268054, 0.81726, 1e-7, 3.19921064957565, 12345.678, 99999.5, 0.1, 1, 2.0, -0.4567891, 9.99996];

    [Theory]
    [MemberData(nameof(Values))]
    public void LowerAndUpper_OfAnyBound_StayBounds(double value)
    {
        Assert.True(Read(Numbers.Lower(value)) <= (decimal)value);
        Assert.True(Read(Numbers.Upper(value)) >= (decimal)value);
        Assert.True(Read(Numbers.Upper(value)) - Read(Numbers.Lower(value)) <= (decimal)(Math.Abs(value) * 1.1e-3));
    }

    [Fact]
    public void LowerAndUpper_SeededDraws_StayBounds()
    {
        Random random = new(5);
        for (int k = 0; k < 2000; k++)
        {
            double value = Math.Pow(10, (random.NextDouble() * 10) - 6);
            Assert.True(Read(Numbers.Lower(value)) <= (decimal)value && Read(Numbers.Upper(value)) >= (decimal)value, $"{value:R}");
        }
    }

    [Fact]
    public void Bracket_WrittenOut_IsRoundedOutwards() =>
        Assert.Equal("between 0.8172 and 0.8173", Numbers.Bracket(0.81726468, 0.81726475));

    [Fact]
    public void Of_NegativeNumber_HasAMinusSign() => Assert.Equal("\u22120.25", Numbers.Of(-0.25));

    private static decimal Read(string text) =>
        decimal.Parse(text.Replace('\u2212', '-'), NumberStyles.Float, CultureInfo.InvariantCulture);
}
