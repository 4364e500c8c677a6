using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Experiments.Proofs;

namespace IsoTriplet.Tests.Claims.Ledger;

/// <summary>What refutations by exact figures, disproofs and sampled cases say of true and false relations.</summary>
public sealed class ExactEvidenceTests
{
    private static readonly ExactFigures True = new("here", new(1, 3), "<", new(1, 2));
    private static readonly ExactFigures False = new("here", new(1, 2), "<=", new(1, 3));

    private static ClaimContext Context(int instances = 1000, int? only = null) =>
        new("test", new ClaimSettings(instances, 0, only), new Z3Prover(), TestContext.Current.CancellationToken);

    private static Case Below(Random r, double bound) => new("", r.NextDouble(), bound);

    [Fact]
    public void Exact_FiguresThatHoldAndThatFail_ProveAndRefute()
    {
        Assert.Equal(Verdict.Proved, new Exact("", () => True).Judge(Context()).Verdict);
        Assert.Equal(Verdict.Refuted, new Exact("", () => False).Judge(Context()).Verdict);
    }

    [Fact]
    public void Disproof_ProvedLemma_Refutes() => Assert.Equal(Verdict.Refuted, Scripts.Against("etl-30").Judge(Context()).Verdict);

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
