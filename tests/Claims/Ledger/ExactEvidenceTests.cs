using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Experiments.Claims.Proofs;

namespace IsoTriplet.Tests.Claims.Ledger;

/// <summary>Fractions, and what refutations by exact figures, disproofs and sampled cases say of true and false relations.</summary>
public sealed class ExactEvidenceTests
{
    private static readonly ExactFigures True = new("here", new(1, 3), "<", new(1, 2));
    private static readonly ExactFigures False = new("here", new(1, 2), "<=", new(1, 3));

    private static ClaimContext Context(int instances = 1000, int? only = null) =>
        new("test", new ClaimSettings(instances, 0, only), new Z3Prover(), TestContext.Current.CancellationToken);

    private static Case Below(Random r, double bound) => new("", r.NextDouble(), bound);

    [Fact]
    public void Fraction_IsInLowestTerms_WithAPositiveDenominator() => Assert.Equal("-2/3", new Fraction(4, -6).ToString());

    [Fact]
    public void Fraction_Default_IsZero() => Assert.Equal(0, default(Fraction) + default(Fraction));

    [Fact]
    public void Fraction_OfADouble_IsExact() => Assert.Equal(new Fraction(3602879701896397, 36028797018963968), Fraction.Of(0.1));

    [Fact]
    public void Fraction_DenominatorZero_IsRefused() => Assert.Throws<DivideByZeroException>(() => new Fraction(1, 0));

    [Theory]
    [InlineData(-1, 2, -1, 4)]
    [InlineData(1, 2, 1, 4)]
    public void SignedSquare_EitherSign_KeepsIt(int n, int d, int squareN, int squareD) =>
        Assert.Equal(new Fraction(squareN, squareD), new Fraction(n, d).SignedSquare);

    [Fact]
    public void Exact_FiguresThatHoldAndThatFail_ProveAndRefute()
    {
        Assert.Equal(Verdict.Proved, new Exact("", () => True).Judge(Context()).Verdict);
        Assert.Equal(Verdict.Refuted, new Exact("", () => False).Judge(Context()).Verdict);
    }

    [Fact]
    public void Disproof_ProvedLemma_Refutes() => Assert.Equal(Verdict.Refuted, Scripts.Against("", "etl-30").Judge(Context()).Verdict);

    [Fact]
    public void Sampled_OneCaseAgainst_IsRefuted() =>
        Assert.Equal(Verdict.Refuted, Trial.Of("", r => Below(r, 0.99)).Judge(Context()).Verdict);

    [Fact]
    public void Sampled_NotANumber_SpeaksAgainst() => Assert.True(new Case("", double.NaN, 1).Judgement.Contradicts(1e-9));

    [Fact]
    public void Sampled_TooFewCases_StayUndecided() =>
        Assert.Equal(Verdict.Undecided, Trial.Of("", r => Below(r, 1)).Judge(Context(900)).Verdict);

    [Fact]
    public void Sampled_ReplayOfOne_IsTheSameCase()
    {
        Trial trial = Trial.Of("", r => new Case($"{r.NextDouble():R}", 1, 0));
        Assert.Equal(trial.Judge(Context(20, only: 17)).Worst, trial.Judge(Context(20, only: 17)).Worst);
        Assert.NotEqual<object>(trial.Judge(Context(20, only: 16)).Worst, trial.Judge(Context(20, only: 17)).Worst);
    }
}
