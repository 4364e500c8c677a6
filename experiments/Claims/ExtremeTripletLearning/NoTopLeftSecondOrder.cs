using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.ExtremeTripletLearning;

/// <summary>section 4, Figure 5.</summary>
public static class NoTopLeftSecondOrder
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "etl-no-top-left-second-order",
            Source = "ETL",
            Locator = "section 4, Figure 5",
            Statement = "Second order steps never move a triple of [0, 1]^2 to the top left.",
            Hypotheses = "S_ap, S_an in [0, 1]. A small rate: signs are those of the derivatives at rate 0, where these are " + "not 0.",
            Relation = "not (dS_ap < 0 and dS_an > 0)",
            Expected = Verdict.Proved,
            Reason =
                "With weights w, v >= 0 both at once would need gamma^2 > 4. For S_an < 0 it fails "
                + "(etl-no-top-left-second-order-negative).",
            Evidence = new ProofEvidence(
                "The weights are not negative; entanglement adds none.",
                "etl-no-top-left-second-order",
                "etl-entanglement-makes-no-top-left"
            ),
        };
}
