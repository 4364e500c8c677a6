using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>Separation passes to sub-families.</summary>
public static class SeparationInherited
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "iat-separation-inherited",
            Source = "IAT",
            Locator = "implied by Definition 1",
            Statement =
                "Every family taken from the classes of a Triplet-Separated embedding, with or without repetition, is Triplet-"
                + "Separated.",
            Hypotheses = "Labels are kept.",
            Relation = "[G is TS] implies [G_s is TS] for every map s of the indices that keeps classes",
            Expected = Verdict.Proved,
            Reason = "docs/mathematics.md, Lemma 2.2; the lemma for z3 has classes of three and two points.",
            Evidence = new ProofEvidence(
                "A triple of the family is a triple of G, or its positive side is 0; a triple involves at most three points.",
                "separation-is-inherited"
            ),
        };
}
