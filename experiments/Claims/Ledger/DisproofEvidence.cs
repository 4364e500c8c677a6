namespace IsoTriplet.Experiments.Claims.Ledger;

/// <summary>The opposite of the claim, proved: lemmas that z3 discharges. Their own negative controls are the claim's.</summary>
/// <param name="Argument">How the lemmas give the opposite of the claim.</param>
/// <param name="Lemmas">Names of files in proofs/, without extension.</param>
public sealed record DisproofEvidence(string Argument, params IReadOnlyList<string> Lemmas) : IEvidence
{
    private ProofEvidence Opposite => new(Argument, Lemmas);

    /// <summary>What the verdict rests on.</summary>
    public string Description => $"the opposite, proved: {string.Join(", ", Lemmas.Select(id => $"proofs/{id}.smt2"))}. {Argument}";

    /// <inheritdoc/>
    public ClaimResult Judge(ClaimContext context)
    {
        ClaimResult opposite = Opposite.Judge(context);
        return opposite with { Verdict = opposite.Verdict == Verdict.Proved ? Verdict.Refuted : Verdict.Undecided };
    }

    /// <inheritdoc/>
    public ControlResult Control(ClaimContext context) => Opposite.Control(context);
}
