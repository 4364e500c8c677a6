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
    public void DownAndUp_AnySizeSignAndDigits_AreTheNearestDecimalsOnTheirSide()
    {
        Random random = new(7);
        for (int k = 0; k < 4000; k++)
        {
            int digits = 1 + random.Next(12);
            double value =
                (random.Next(2) == 0 ? 1 : -1) * Math.Pow(10, random.Next(-140, 140)) * (random.Next(4) == 0 ? 1 : random.NextDouble());
            (double down, double up) = (Numbers.Down(value, digits), Numbers.Up(value, digits));
            Assert.True(down <= value && value <= up, $"{value:R} at {digits}: {down:R} {up:R}");
            Assert.True(IsDecimal(down, digits) && IsDecimal(up, digits), $"{value:R} at {digits}: {down:R} {up:R}");
            Assert.True(up - down <= 1.0000001 * Math.Abs(value) * Math.Pow(10, 1 - digits), $"{value:R} at {digits}: {down:R} {up:R}");
        }
    }

    [Theory]
    [InlineData(99999.5, 4, 99990, 100000)]
    [InlineData(1.0000001, 3, 1, 1.01)]
    [InlineData(0.99999999, 3, 0.999, 1)]
    [InlineData(-0.99999999, 3, -1, -0.999)]
    [InlineData(5e-324, 3, 4.94e-324, 4.95e-324)]
    [InlineData(0, 3, 0, 0)]
    [InlineData(double.PositiveInfinity, 3, double.PositiveInfinity, double.PositiveInfinity)]
    public void DownAndUp_AtPowersOfTenAndTheirEnds_AreWhatTheyShouldBe(double value, int digits, double down, double up) =>
        Assert.Equal((down, up), (Numbers.Down(value, digits), Numbers.Up(value, digits)));

    [Fact]
    public void Interval_NearestDigitsOnTheWrongSide_IsRoundedOutwards()
    {
        Assert.Equal("[1.59319, 1.72974]", Numbers.Interval(1.5931984847829455, 1.7297380819334944, 6));
        Assert.Equal("1.5932", Numbers.Interval(1.5931984847829455, 1.5931984847829455, 6));
    }

    [Fact]
    public void Lower_OfSizesBeyondDecimals_IsWritten() => Assert.Equal("1.593E+80", Numbers.Lower(1.5939e80));

    private static bool IsDecimal(double value, int digits) =>
        double.Parse(value.ToString($"E{digits - 1}", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).Equals(value);

    [Fact]
    public void Bracket_WrittenOut_IsRoundedOutwards() =>
        Assert.Equal("between 0.8172 and 0.8173", Numbers.Bracket(0.81726468, 0.81726475));

    [Fact]
    public void Of_NegativeNumber_HasAMinusSign() => Assert.Equal("\u22120.25", Numbers.Of(-0.25));

    private static decimal Read(string text) =>
        decimal.Parse(text.Replace('\u2212', '-'), NumberStyles.Float, CultureInfo.InvariantCulture);
}
