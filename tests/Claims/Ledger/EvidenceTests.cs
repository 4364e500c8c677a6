using IsoTriplet.Certificates;
using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Experiments.Claims.Proofs;
using IsoTriplet.Numerics;

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

    private static ClaimContext Context(int instances = 1000, int? only = null) =>
        new("test", new ClaimSettings(instances, 0, only), new Z3Prover(), TestContext.Current.CancellationToken);

    private static ClaimResult Judge(InstanceEvidence evidence, ClaimContext context) => ((IEvidence)evidence).Judge(context);

    [Fact]
    public void Instances_AllSupport_Holds() =>
        Assert.Equal(Verdict.Holds, Judge(new(Source, _ => Judgement.Exact(1, 1)), Context()).Verdict);

    [Fact]
    public void Instances_OneContradicts_IsRefutedAndKept()
    {
        ClaimResult result = Judge(new(Source, f => Judgement.Exact(f.Points[1, 0], 0.9)), Context());
        Assert.Equal(Verdict.Refuted, result.Verdict);
        Assert.All(result.Against, f => Assert.True(f.Points[1, 0] > 0.9));
    }

    [Fact]
    public void Instances_BracketsTooWide_StayUndecided()
    {
        ClaimResult result = Judge(new(Source, _ => new Judgement((0, 2), (1, 1))), Context());
        Assert.Equal((Verdict.Undecided, 1000), (result.Verdict, result.Open));
    }

    [Fact]
    public void Instances_ReplayOfOne_IsTheSameInstance()
    {
        InstanceEvidence evidence = new(Source, f => Judgement.Exact(f.Points[1, 0], -1));
        ClaimResult whole = Judge(evidence, Context(2));
        ClaimResult replay = Judge(evidence, Context(2, only: 1));
        Assert.Equal(whole.Against[1].Points.ToRows(), replay.Against[0].Points.ToRows());
        Assert.NotEqual(whole.Against[0].Points.ToRows(), replay.Against[0].Points.ToRows());
    }

    [Fact]
    public void InstanceControl_RelationWithRoom_DoesNotFlip() =>
        Assert.Equal(false, new InstanceEvidence(Source, _ => Judgement.Exact(1, 2)).Control(Context(10)).Flipped);

    [Fact]
    public void Counterexample_CertificateTampered_IsNotRefuted()
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
        CounterexampleEvidence evidence = new("", _ => new Counterexample("", 2, 1, [new NamedCertificate("x", wrong)], null));
        Assert.Equal(Verdict.Undecided, evidence.Judge(Context()).Verdict);
    }

    [Fact]
    public void Counterexample_LeftNotAboveRight_IsNotRefuted() =>
        Assert.Equal(
            Verdict.Undecided,
            new CounterexampleEvidence("", _ => new Counterexample("", 1, 1, [], null)).Judge(Context()).Verdict
        );

    [Fact]
    public void Runner_WithoutProver_IsUndecidedAndSaysWhatIsMissing()
    {
        ProofEvidence evidence = new("", "quadrilateral-inequality");
        ClaimContext context = new("x", new ClaimSettings(), new Z3Prover("no-such-prover"), TestContext.Current.CancellationToken);
        Assert.Contains("z3", Assert.Throws<ProverMissingException>(() => evidence.Judge(context)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WrittenProof_OfATheoremThatIsThere_IsProved()
    {
        InstanceEvidence holds = new(Source, _ => Judgement.Exact(1, 1));
        Assert.Equal(Verdict.Proved, new WrittenProof("Theorem 5.2", holds).Judge(Context()).Verdict);
        Assert.Equal(Verdict.Undecided, new WrittenProof("Theorem 99.9", holds).Judge(Context()).Verdict);
        Assert.Equal(
            Verdict.Refuted,
            new WrittenProof("Theorem 5.2", holds with { Judge = _ => Judgement.Exact(2, 1) }).Judge(Context()).Verdict
        );
    }

    [Fact]
    public void Proof_AtASize_HoldsAndIsNotProved() =>
        Assert.Equal(
            Verdict.Holds,
            new ProofEvidence("", "separation-is-inherited") { Size = "3 + 2 points" }
                .Judge(Context())
                .Verdict
        );

    [Fact]
    public void NoEvidence_Always_IsUndecidedWithoutAControl()
    {
        NoEvidence none = new("a million years");
        Assert.Equal((Verdict.Undecided, (bool?)null), (none.Judge(Context()).Verdict, none.Control(Context()).Flipped));
    }
}
