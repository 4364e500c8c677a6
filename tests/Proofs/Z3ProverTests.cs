using IsoTriplet.Experiments.Proofs;

namespace IsoTriplet.Tests.Proofs;

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
