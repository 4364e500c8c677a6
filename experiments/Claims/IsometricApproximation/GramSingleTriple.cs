using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>The Gram relaxation of one triple.</summary>
public static class GramSingleTriple
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "own-gram-triple",
            Source = "own",
            Locator = "docs/mathematics.md, Theorem 9.1",
            Statement = "The Gram relaxation of a single triple is feasible only if the hardness of the triple is at most 2 eps.",
            Hypotheses = "One triple.",
            Relation = "D_ap - D_aq <= 2 eps",
            Expected = Verdict.Proved,
            Reason = "It is the bound H/2 in the form of a certificate.",
            Evidence = new ProofEvidence(
                "d_ap <= d_aq with (D_ap - eps)^2 <= d_ap, d_aq <= (D_aq + eps)^2.",
                "gram-relaxation-single-triple"
            ),
        };
}
