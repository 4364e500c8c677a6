using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.ExtremeTripletLearning;

/// <summary>(7)-(10), under a small rate.</summary>
public static class SmallRate
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "own-etl-small-rate",
            Source = "own",
            Locator = "(7)-(10), under a small rate",
            Statement =
                "To first order in b a step with weights w on the positive and v on the negative moves S_ap by b (2 w"
                + " s_p^2 - v gamma s_p s_q) and S_an by b (w gamma s_p s_q - 2 v s_q^2); first order and vanilla have "
                + "w = v = 1 and so the same directions.",
            Hypotheses = "Unit vectors a, p, q; S_an is the cosine of anchor and negative.",
            Relation = "derivatives at b = 0",
            Expected = Verdict.Proved,
            Reason =
                "What a step does along the point itself is lost by normalising. The length factors of the vanilla " + "step drop out.",
            Evidence = new ProofEvidence(
                "The odd parts in b of products and squared lengths, for any w, v and any factors on p and q.",
                "etl-small-rate-positive",
                "etl-small-rate-negative"
            ),
        };
}
