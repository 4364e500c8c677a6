using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Experiments.Proofs;

namespace IsoTriplet.Tests.Claims.Ledger;

/// <summary>What each kind of evidence says of true, false and open relations.</summary>
[Collection("ledger")]
public sealed class EvidenceTests
{
    private static readonly InstanceSource Source = new(
        "test",
        "two points on a line",
        r => new Instance(Embedding.Create(2, 1, [0, r.NextDouble()]), Labels.FromIntegers([0, 1]), "")
    );

    private static Claim Claim(IEvidence evidence, Verdict expected = Verdict.Proved) =>
        new("test", "", expected)
        {
            Statement = "",
            Relation = "",
            Reason = "",
            Evidence = evidence,
        };

    private static ClaimContext Context(int instances = 1000, int? only = null) =>
        new("test", new ClaimSettings(instances, 0, only), new Z3Prover(), TestContext.Current.CancellationToken);

    [Fact]
    public void Instances_AllSupport_Holds() =>
        Assert.Equal(Verdict.Holds, Source.Try(_ => Judgement.Sides(1, 1)).Judge(Context()).Verdict);

    [Fact]
    public void Instances_OneContradicts_IsRefutedAndKept()
    {
        ClaimResult result = Source.Try(f => Judgement.Sides(f.Points[1, 0], 0.9)).Judge(Context());
        Assert.Equal(Verdict.Refuted, result.Verdict);
        Assert.All(result.Against, f => Assert.True(f.Points[1, 0] > 0.9));
    }

    [Fact]
    public void Instances_BracketsTooWide_StayUndecided()
    {
        ClaimResult result = Source.Try(_ => new Judgement((0, 2), (1, 1))).Judge(Context());
        Assert.Equal((Verdict.Undecided, 1000), (result.Verdict, result.Open));
    }

    [Fact]
    public void Instances_ReplayOfOne_IsTheSameInstance()
    {
        Trial trial = Source.Try(f => Judgement.Sides(f.Points[1, 0], -1));
        ClaimResult whole = trial.Judge(Context(2));
        ClaimResult replay = trial.Judge(Context(2, only: 1));
        Assert.Equal(whole.Against[1].Points.ToRows(), replay.Against[0].Points.ToRows());
        Assert.NotEqual(whole.Against[0].Points.ToRows(), replay.Against[0].Points.ToRows());
    }

    [Fact]
    public void InstanceControl_RelationWithRoom_DoesNotFlip() =>
        Assert.Equal(false, Claim(Source.Try(_ => Judgement.Sides(1, 2))).Broken(Context(10)).Flipped);

    [Fact]
    public void Certified_CertificateTampered_IsNotRefuted()
    {
        TripletProblem problem = new(
            1,
            [
                [0],
                [2],
                [1],
            ],
            [0, 0, 1]
        );
        SeparatedPointCertificate wrong = new(problem, "iso", 0.1, problem.Points);
        Certified evidence = Certified.Against("", 2, _ => new("", 2, 1, new NamedCertificate("x", wrong)));
        Assert.Equal(Verdict.Undecided, evidence.Judge(Context()).Verdict);
    }

    [Fact]
    public void Certified_LeftNotAboveRight_IsNotRefuted() =>
        Assert.Equal(Verdict.Undecided, Certified.Against("", 2, _ => new("", 1, 1)).Judge(Context()).Verdict);

    [Theory]
    [InlineData(1, Verdict.Proved)]
    [InlineData(1.1, Verdict.Undecided)]
    public void Certified_OneOfTwoRowsFails_ProvesNothing(double left, Verdict expected) =>
        Assert.Equal(expected, new Certified("", 1, _ => [new("", 0, 1), new("", left, 1)]).Judge(Context()).Verdict);

    [Fact]
    public void Certified_NothingFound_ProvesNothing() =>
        Assert.Equal(Verdict.Undecided, new Certified("", 1, _ => []).Judge(Context()).Verdict);

    [Fact]
    public void Runner_WithoutProver_IsUndecidedAndSaysWhatIsMissing()
    {
        Scripts evidence = new("quadrilateral-inequality");
        ClaimContext context = new("x", new ClaimSettings(), new Z3Prover("no-such-prover"), TestContext.Current.CancellationToken);
        Assert.Contains("z3", Assert.Throws<ProverMissingException>(() => evidence.Judge(context)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Proof_OfATheoremThatIsThere_IsProved()
    {
        Verdict Judged(string proof, double left) =>
            (Claim(Source.Try(_ => Judgement.Sides(left, 1))) with { Proof = proof }).Judge(Context()).Verdict;
        Assert.Equal(Verdict.Proved, Judged("Theorem 5.2", 1));
        Assert.Equal(Verdict.Proved, Judged("separated_iff_hardness", 1));
        Assert.Equal(Verdict.Undecided, Judged("Theorem 99.9", 1));
        Assert.Equal(Verdict.Refuted, Judged("Theorem 5.2", 2));
    }

    [Fact]
    public void Control_ThatGetsTheVerdict_DoesNotFlip()
    {
        Computed Says(Verdict verdict) => new("", _ => new ClaimResult(verdict, 1, "", ""));
        bool? Flipped(string? proof, Verdict broken) =>
            (Claim(Says(Verdict.Proved)) with { Proof = proof, Control = Says(broken) }).Broken(Context()).Flipped;
        Assert.Equal((false, true), (Flipped(null, Verdict.Proved), Flipped(null, Verdict.Holds)));
        Assert.Equal((false, true), (Flipped("Theorem 5.2", Verdict.Holds), Flipped("Theorem 5.2", Verdict.Refuted)));
        Assert.Equal(
            true,
            (Claim(Says(Verdict.Refuted), Verdict.Refuted) with { Control = Says(Verdict.Proved) }).Broken(Context()).Flipped
        );
    }

    [Fact]
    public void Proof_AtASize_HoldsAndIsNotProved() =>
        Assert.Equal(Verdict.Holds, new Scripts("separation-is-inherited").Judge(Context()).Verdict);

    [Fact]
    public void NoEvidence_Always_IsUndecidedWithoutAControl()
    {
        NoEvidence none = new("a million years");
        Assert.Equal((Verdict.Undecided, (bool?)null), (none.Judge(Context()).Verdict, Claim(none).Broken(Context()).Flipped));
    }
}

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
