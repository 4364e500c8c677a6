using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.ExtremeTripletLearning;

/// <summary>section 5, Figure 5, under S_ap + S_an >= 1.</summary>
public static class SecondOrderPushesAwayMore
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "own-etl-second-order-pushes-away-more",
            Source = "own",
            Locator = "section 5, Figure 5, under S_ap + S_an >= 1",
            Statement =
                "Where S_ap + S_an >= 1, every triple whose positive the first order step pushes away is one whose "
                + "positive the second order step pushes away.",
            Hypotheses = "0 < S_an, S_ap <= 1. A small rate: signs are those of the derivatives at rate 0, where these are not" + " 0.",
            Relation = "[dS_ap < 0 under first order] <= [dS_ap < 0 under second order]",
            Expected = Verdict.Proved,
            Reason = "The price of the repair: the small weight 1 - S_ap leaves the positive to the push on the anchor.",
            Evidence = new ProofEvidence("The weight ratio S_an / (1 - S_ap) is at least 1 there.", "etl-second-order-pushes-away-more"),
        };
}
