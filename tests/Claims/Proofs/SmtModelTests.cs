using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Experiments.Claims.Proofs;

namespace IsoTriplet.Tests.Claims.Proofs;

public sealed class SmtModelTests
{
    [Theory]
    [InlineData("2.0", 2, 1)]
    [InlineData("7", 7, 1)]
    [InlineData("0.25", 1, 4)]
    [InlineData("(- 1.0)", -1, 1)]
    [InlineData("(/ 6.0 4.0)", 3, 2)]
    [InlineData("(- (/ 1.0 3.0))", -1, 3)]
    [InlineData("(/ 1.0 (- 2.0))", -1, 2)]
    public void Rational_EveryFormOfZ3_IsExact(string value, int numerator, int denominator) =>
        Assert.Equal(new Fraction(numerator, denominator), Model(value).Rational("x"));

    [Fact]
    public void Rational_AlgebraicNumber_IsRefused()
    {
        var model = Model("(root-obj (+ (^ x 2) (- 2)) 2)");
        Assert.Equal(["x"], model.Names);
        Assert.Throws<FormatException>(() => model.Rational("x"));
    }

    [Fact]
    public void Parse_OldForm_WithTheWordModel() =>
        Assert.Equal(0.5, SmtModel.Parse("(model (define-fun y () Real (/ 1.0 2.0)))").Value("y"));

    [Fact]
    public void Parse_MissingParenthesis_IsRefused() =>
        Assert.Throws<FormatException>(() => SmtModel.Parse("( (define-fun x () Real 1.0)"));

    [Fact]
    public void Rational_UnknownName_IsRefused() => Assert.Throws<KeyNotFoundException>(() => Model("1.0").Rational("z"));

    private static SmtModel Model(string value) => SmtModel.Parse($"(\n  (define-fun x () Real\n    {value})\n)");
}
