using IsoTriplet.Experiments.Claims.Proofs;

namespace IsoTriplet.Experiments.Claims.Ledger;

/// <summary>Lemmas that z3 discharges; together they are the claim. Their own negative controls are the claim's.</summary>
/// <param name="Argument">How the lemmas give the claim, in a sentence or two.</param>
/// <param name="Lemmas">Names of files in proofs/, without extension.</param>
public sealed record ProofEvidence(string Argument, params IReadOnlyList<string> Lemmas) : IEvidence
{
    /// <inheritdoc/>
    public string Description => $"z3: {string.Join(", ", Lemmas.Select(id => $"proofs/{id}.smt2"))}. {Argument}";

    /// <inheritdoc/>
    public ClaimResult Judge(ClaimContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        foreach (string id in Lemmas)
        {
            ProverAnswer answer = context.Prover.Ask(ProofLibrary.Lemma(id).Script(), context.Cancel);
            if (answer.Status != ProverStatus.Unsatisfiable)
            {
                return new ClaimResult(Verdict.Undecided, 0, $"proofs/{id}.smt2", $"z3 answered {answer.Status} where unsat was expected.");
            }
        }
        string files = string.Join(", ", Lemmas.Select(id => $"proofs/{id}.smt2"));
        return new ClaimResult(Verdict.Proved, 0, files, $"{Argument} z3 answers unsat to {files}.");
    }

    /// <inheritdoc/>
    public ControlResult Control(ClaimContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        List<string> changes = [];
        bool flipped = true;
        foreach (SmtLemma lemma in Lemmas.Select(ProofLibrary.Lemma))
        {
            flipped &= context.Prover.Ask(lemma.ControlScript(), context.Cancel).Status == ProverStatus.Satisfiable;
            changes.Add($"{lemma.Id}: {lemma.Control.Change}");
        }
        return new ControlResult(flipped, string.Join("; ", changes));
    }
}
