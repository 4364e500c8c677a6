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

    private static SampledCase Below(Random r, double bound) => new("", r.NextDouble(), bound);

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
    public void ExactRefutation_FiguresThatHold_RefuteNothing() =>
        Assert.Equal(Verdict.Undecided, new ExactRefutation("", () => True, "", () => True).Judge(Context()).Verdict);

    [Fact]
    public void ExactRefutation_FiguresThatFail_Refute()
    {
        ExactRefutation evidence = new("", () => False, "", () => False);
        Assert.Equal(Verdict.Refuted, evidence.Judge(Context()).Verdict);
        Assert.Equal(false, evidence.Control(Context()).Flipped);
    }

    [Fact]
    public void Disproof_ProvedLemma_Refutes() =>
        Assert.Equal(
            Verdict.Refuted,
            new ProofEvidence("", "etl-30") { Opposite = true }
                .Judge(Context())
                .Verdict
        );

    [Fact]
    public void Sampled_OneCaseAgainst_IsRefuted() =>
        Assert.Equal(Verdict.Refuted, new SampledEvidence("", r => Below(r, 0.99), "", r => Below(r, 1)).Judge(Context()).Verdict);

    [Fact]
    public void Sampled_NotANumber_SpeaksAgainst() => Assert.True(new SampledCase("", double.NaN, 1).Contradicts);

    [Fact]
    public void Sampled_TooFewCases_StayUndecided() =>
        Assert.Equal(Verdict.Undecided, new SampledEvidence("", r => Below(r, 1), "", r => Below(r, 0)).Judge(Context(900)).Verdict);

    [Fact]
    public void Sampled_ControlWithRoom_DoesNotFlip() =>
        Assert.Equal(false, new SampledEvidence("", r => Below(r, 1), "", r => Below(r, 2)).Control(Context()).Flipped);

    [Fact]
    public void Sampled_ReplayOfOne_IsTheSameCase()
    {
        List<double> seen = [];
        SampledEvidence evidence = new(
            "",
            r =>
            {
                seen.Add(r.NextDouble());
                return new SampledCase("", 0, 1);
            },
            "",
            r => Below(r, 0)
        );
        evidence.Judge(Context(20));
        evidence.Judge(Context(20, only: 17));
        Assert.Equal(seen[17], seen[20]);
    }
}
