namespace IsoTriplet.Tests.Numerics;

public sealed class FractionTests
{
    [Fact]
    public void Fraction_NegativeDenominator_IsInLowestTermsWithAPositiveOne() => Assert.Equal("-2/3", new Fraction(4, -6).ToString());

    [Fact]
    public void Fraction_Default_IsZero() => Assert.Equal(0, default(Fraction) + default(Fraction));

    [Fact]
    public void Of_ADouble_IsExact() => Assert.Equal(new Fraction(3602879701896397, 36028797018963968), Fraction.Of(0.1));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void Of_NotFinite_IsRefused(double value) => Assert.Throws<ArgumentException>(() => Fraction.Of(value));

    [Fact]
    public void Fraction_DenominatorZero_IsRefused() => Assert.Throws<DivideByZeroException>(() => new Fraction(1, 0));

    [Theory]
    [InlineData(-1, 2, -1, 4)]
    [InlineData(1, 2, 1, 4)]
    public void SignedSquare_EitherSign_KeepsIt(int n, int d, int squareN, int squareD) =>
        Assert.Equal(new Fraction(squareN, squareD), new Fraction(n, d).SignedSquare);

    [Fact]
    public void ToDouble_OfAThird_IsTheNearestDouble() => Assert.Equal(-1.0 / 3, (double)new Fraction(-1, 3));
}
