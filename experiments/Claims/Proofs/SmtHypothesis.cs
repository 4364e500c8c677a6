namespace IsoTriplet.Experiments.Claims.Proofs;

/// <summary>One named hypothesis of a lemma.</summary>
/// <param name="Name">What it says, in words; the negative control names it when it drops it.</param>
/// <param name="Formulas">The SMT-LIB formulas, each asserted on its own.</param>
public sealed record SmtHypothesis(string Name, params IReadOnlyList<string> Formulas);
