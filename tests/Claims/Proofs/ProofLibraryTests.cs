using IsoTriplet.Experiments.Claims.Proofs;

namespace IsoTriplet.Tests.Claims.Proofs;

public sealed class ProofLibraryTests
{
    private static readonly Z3Prover Prover = new();

    public static TheoryData<string> Lemmas => [.. ProofLibrary.Lemmas.Select(l => l.Id)];

    public static TheoryData<string> Refutations => [.. ProofLibrary.Refutations.Select(r => r.Id)];

    [Theory]
    [MemberData(nameof(Lemmas))]
    public void Script_EveryLemma_IsUnsatisfiable(string id) =>
        Assert.Equal(ProverStatus.Unsatisfiable, Prover.Ask(ProofLibrary.Lemma(id).Script(), TestContext.Current.CancellationToken).Status);

    [Theory]
    [MemberData(nameof(Lemmas))]
    public void ControlScript_EveryLemma_HasACounterexample(string id)
    {
        var answer = Prover.Ask(ProofLibrary.Lemma(id).ControlScript(), TestContext.Current.CancellationToken);
        Assert.Equal(ProverStatus.Satisfiable, answer.Status);
        Assert.NotEmpty(answer.Model!.Names);
    }

    [Theory]
    [MemberData(nameof(Lemmas))]
    public void Script_HypothesesAlone_AreConsistent(string id)
    {
        var lemma = ProofLibrary.Lemma(id) with { Conclusion = "false" };
        Assert.Equal(ProverStatus.Satisfiable, Prover.Ask(lemma.Script(), TestContext.Current.CancellationToken).Status);
    }

    [Theory]
    [MemberData(nameof(Refutations))]
    public void Script_EveryRefutation_HasAModelWithSeparatedG(string id)
    {
        var refutation = ProofLibrary.Refutations.Single(r => r.Id == id);
        var (_, g) = refutation.Embeddings(Prover.Ask(refutation.Script(), TestContext.Current.CancellationToken).Model!);
        Assert.True(LineFamily.Hardness(g, refutation.Labels) <= 0);
    }

    [Fact]
    public void HausEqualsDisplacement_Model_HasEqualSetsAndAMovedPoint()
    {
        var (f, g) = Counterexample("haus-equals-displacement-for-a-given-embedding");
        Assert.Equal(f[..2].Order(), g[..2].Order());
        Assert.True(f.Zip(g, (x, y) => Math.Abs(x - y)).Max() >= 1);
    }

    [Fact]
    public void IsoAtMostTwiceHaus_Model_HasEqualSetsAndAChangedDistance()
    {
        var (f, g) = Counterexample("iso-at-most-twice-haus-for-a-given-embedding");
        Assert.Equal(f[..2].Order(), g[..2].Order());
        Assert.True(LineFamily.LargestChange(f, g, 1) > 1);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.99)]
    [InlineData(1.01)]
    [InlineData(2.0)]
    public void ScalingLowersTheSupremum_Model_GrowsUnderEveryScaling(double scale)
    {
        var (f, g) = Counterexample("scaling-lowers-the-supremum");
        Assert.True(LineFamily.LargestChange(f, g, scale) > LineFamily.LargestChange(f, g, 1));
    }

    [Fact]
    public void Files_FolderProofs_HoldsExactlyWhatTheGeneratorsWrite()
    {
        if (Environment.GetEnvironmentVariable("ISOTRIPLET_WRITE_PROOFS") == "1")
        {
            ProofLibrary.Write(ProofFiles.Folder);
        }
        var expected = ProofLibrary.Files();
        var present = Directory
            .EnumerateFiles(ProofFiles.Folder, "*.smt2", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(ProofFiles.Folder, f).Replace('\\', '/'));
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), present.Order(StringComparer.Ordinal));
        Assert.All(expected, t => Assert.Equal(t.Value, File.ReadAllText(Path.Combine(ProofFiles.Folder, t.Key))));
    }

    [Fact]
    public void Lemma_UnknownId_IsRefused() => Assert.Throws<ArgumentException>(() => ProofLibrary.Lemma("no-such-lemma"));

    [Fact]
    public void ControlScript_ThatDropsAnAbsentHypothesis_IsRefused()
    {
        var lemma = ProofLibrary.Lemmas[0] with { Control = SmtControl.Without("no such hypothesis") };
        Assert.Throws<InvalidOperationException>(lemma.ControlScript);
    }

    private static (double[] F, double[] G) Counterexample(string id)
    {
        var refutation = ProofLibrary.Refutations.Single(r => r.Id == id);
        return refutation.Embeddings(Prover.Ask(refutation.Script(), TestContext.Current.CancellationToken).Model!);
    }
}
