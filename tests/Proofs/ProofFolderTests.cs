using IsoTriplet.Experiments.Proofs;

namespace IsoTriplet.Tests.Proofs;

public sealed class ProofFolderTests
{
    private const string Negated = "; the conclusion, negated";

    private static readonly Z3Prover Prover = new();

    public static TheoryData<string> Lemmas => [.. ProofFolder.Lemmas.Select(l => l.Id)];

    private static ProverStatus Ask(string script) => Prover.Ask(script, TestContext.Current.CancellationToken).Status;

    [Theory]
    [MemberData(nameof(Lemmas))]
    public void Script_EveryLemma_IsProvedAndItsControlIsNot(string id)
    {
        SmtLemma lemma = ProofFolder.Lemma(id);
        Assert.Equal((ProverStatus.Unsatisfiable, ProverStatus.Satisfiable), (Ask(lemma.Script), Ask(lemma.ControlScript)));
    }

    [Theory]
    [MemberData(nameof(Lemmas))]
    public void Script_HypothesesAlone_AreConsistent(string id)
    {
        string[] parts = ProofFolder.Lemma(id).Script.Split(Negated);
        Assert.True(parts.Length == 2, $"{id}.smt2 has no line '{Negated.Trim()}', or several");
        Assert.Equal(ProverStatus.Satisfiable, Ask(parts[0] + "(check-sat)"));
    }

    [Theory]
    [MemberData(nameof(Lemmas))]
    public void ControlScript_OfALemma_DiffersInOneHypothesisOrInTheConclusion(string id)
    {
        SmtLemma lemma = ProofFolder.Lemma(id);
        string[] dropped = [.. Body(lemma.Script).Except(Body(lemma.ControlScript), StringComparer.Ordinal)];
        string[] added = [.. Body(lemma.ControlScript).Except(Body(lemma.Script), StringComparer.Ordinal)];
        bool hypothesis = added.Length == 0 && lemma.Control.StartsWith("without the hypothesis", StringComparison.Ordinal);
        Assert.True(hypothesis || (dropped.Length <= 1 && added.Length == 1), string.Join('\n', [.. dropped, .. added]));
    }

    /// <summary>A script that no claim and no theorem of docs/mathematics names proves nothing of ours; the control is one that is not there.</summary>
    [Fact]
    public void Lemmas_OfTheFolder_AreNamedByAClaimOrATheorem()
    {
        string docs = Path.Combine(House.Root, "docs");
        string[] pages =
        [
            Path.Combine(docs, "claims.md"),
            Path.Combine(docs, "mathematics.md"),
            .. Directory.GetFiles(Path.Combine(docs, "mathematics"), "*.md"),
        ];
        string text = string.Concat(pages.Order(StringComparer.Ordinal).Select(File.ReadAllText));
        bool IsNamed(string id) =>
            text.Contains($"proofs/{id}.smt2", StringComparison.Ordinal) || text.Contains($"`{id}`", StringComparison.Ordinal);
        Assert.All(ProofFolder.Lemmas, l => Assert.True(IsNamed(l.Id), l.Id));
        Assert.False(IsNamed("no-such-lemma"));
    }

    [Fact]
    public void Lemma_UnknownId_IsRefused() => Assert.Throws<ArgumentException>(() => ProofFolder.Lemma("no-such-lemma"));

    [Theory]
    [InlineData("; id: x\n; statement: s\n(check-sat)", "source")]
    [InlineData("; id: y\n; statement: s\n; source: t\n; control: c\n", "'y'")]
    public void Header_WithAFault_SaysWhichFileAndWhat(string text, string names)
    {
        FormatException fault = Assert.Throws<FormatException>(() =>
            ProofFolder.Header("x.smt2", text, "id", "statement", "source", "control")
        );
        Assert.Contains("x.smt2", fault.Message, StringComparison.Ordinal);
        Assert.Contains(names, fault.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Body(string script) => script.Split('\n').Where(l => l.StartsWith('('));
}

public sealed class Z3ProverTests
{
    [Fact]
    public void Ask_MissingProgram_SaysWhatToInstall()
    {
        var error = Assert.Throws<ProverMissingException>(() =>
            new Z3Prover("no-such-prover-here").Ask("(check-sat)", TestContext.Current.CancellationToken)
        );
        Assert.Contains("apt-get install z3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ask_MalformedScript_Fails()
    {
        var answer = new Z3Prover().Ask("(assert (> x 0))\n(check-sat)", TestContext.Current.CancellationToken);
        Assert.Equal(ProverStatus.Failed, answer.Status);
        Assert.Contains("unknown constant", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Ask_Cancelled_Throws()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => new Z3Prover().Ask("(check-sat)", source.Token));
    }

    // The factors of a product of two primes of 19 digits each: z3 has no way to them in a second.
    [Fact]
    public void Ask_MoreThanItsTimeAllows_TimesOut()
    {
        const string script =
            "(declare-const x Int)(declare-const y Int)(assert (> x 1))(assert (> y x))"
            + "(assert (= (* x y) (* 2305843009213693951 4611686018427388039)))(check-sat)";
        var answer = new Z3Prover("z3", TimeSpan.FromSeconds(1)).Ask(script, TestContext.Current.CancellationToken);
        Assert.Equal(ProverStatus.TimedOut, answer.Status);
    }

    [Theory]
    [InlineData("unsat\n", ProverStatus.Unsatisfiable)]
    [InlineData("unsat\n(error \"model is not available\")", ProverStatus.Unsatisfiable)]
    [InlineData("sat\n", ProverStatus.Satisfiable)]
    [InlineData("unknown\n", ProverStatus.Unknown)]
    [InlineData("timeout\n", ProverStatus.TimedOut)]
    [InlineData("(error \"line 1\")\nunsat\n", ProverStatus.Failed)]
    [InlineData("", ProverStatus.Failed)]
    public void Read_EachVerdict_IsKnown(string text, ProverStatus expected) => Assert.Equal(expected, Z3Prover.Read(text).Status);

    [Fact]
    public void Z3Prover_NoTime_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => new Z3Prover("z3", TimeSpan.Zero));
}
