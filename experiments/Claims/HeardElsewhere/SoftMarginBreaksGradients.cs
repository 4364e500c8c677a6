using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.HeardElsewhere;

/// <summary>folklore of triplet training.</summary>
public static class SoftMarginBreaksGradients
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "heard-soft-margin-breaks-gradients",
            Source = "heard",
            Locator = "folklore of triplet training",
            Statement = "The soft margin with normalised embeddings breaks the gradient flow: its weight can fall below 1/9.",
            Hypotheses = "Chords of unit vectors, so D_ap - D_an in [-2, 2]; margin 0.",
            Relation = "softplus'(D_ap - D_an) <= 1/9 somewhere",
            Expected = Verdict.Refuted,
            Reason =
                "The weight is the logistic function on [-2, 2]: between 0.119 and 0.881 (own-soft-margin-weight). It"
                + " cannot fade; what can fade is the chord's own slope, at antipodes (geo-no-pull-between-antipodes). "
                + "It does not vanish on separated triples either, which is another matter.",
            Evidence = new ProofEvidence(
                "Chords lie in [0, 2], so x >= -2 and e^-x <= e^2 < 8; hence 1/(1 + e^-x) > 1/9.",
                "heard-soft-margin-weight"
            )
            {
                Opposite = true,
            },
        };
}
