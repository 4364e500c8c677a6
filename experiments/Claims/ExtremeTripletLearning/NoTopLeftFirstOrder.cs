using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.ExtremeTripletLearning;

/// <summary>section 4, Figure 2.</summary>
public static class NoTopLeftFirstOrder
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "etl-no-top-left-first-order",
            Source = "ETL",
            Locator = "section 4, Figure 2",
            Statement = "First order and vanilla steps never move a triple to the top left.",
            Hypotheses =
                "Unit vectors a, p, q; S_an is the cosine of anchor and negative. A small rate: signs are those of "
                + "the derivatives at rate 0, where these are not 0.",
            Relation = "not (dS_ap < 0 and dS_an > 0)",
            Expected = Verdict.Proved,
            Reason =
                "Both at once would need gamma^2 > 4. Holds on all of [-1, 1]^2 and with entanglement; at large rates"
                + " it fails (etl-no-top-left-large-rate).",
            Evidence = new ProofEvidence(
                "gamma s_q > 2 s_p and gamma s_p > 2 s_q exclude each other; entanglement adds none.",
                "etl-no-top-left-first-order",
                "etl-entanglement-makes-no-top-left"
            ),
        };
}
