namespace IsoTriplet.Experiments.Claims.Proofs;

/// <summary>What the prover said.</summary>
public enum ProverStatus
{
    /// <summary>No model exists: the negated conclusion contradicts the hypotheses, the lemma is proved.</summary>
    Unsatisfiable,

    /// <summary>A model exists: a counterexample.</summary>
    Satisfiable,

    /// <summary>The prover gave up.</summary>
    Unknown,

    /// <summary>The time limit was reached.</summary>
    TimedOut,

    /// <summary>The script has an error; the answer's text says which.</summary>
    Failed,
}

/// <summary>The prover's answer to one script.</summary>
public sealed record ProverAnswer(ProverStatus Status, string Text, SmtModel? Model);
