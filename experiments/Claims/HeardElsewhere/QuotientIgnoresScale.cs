using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.HeardElsewhere;

/// <summary>folklore of triplet training, normalised losses.</summary>
public static class QuotientIgnoresScale
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "own-quotient-ignores-scale",
            Source = "own",
            Locator = "folklore of triplet training, normalised losses",
            Statement =
                "Hardness over the mean hardest negative distance keeps its value under every scaling by r > 0, as "
                + "long as that mean is not 0.",
            Hypotheses = "Mean hardest negative distance above 0.",
            Relation = "(r h)/(r d) = h/d",
            Expected = Verdict.Proved,
            Reason = "Both scale alike. The control drops the hypothesis: at a collapse it is 0/0.",
            Evidence = new ProofEvidence("Real arithmetic.", "heard-quotient-ignores-scale"),
        };
}
