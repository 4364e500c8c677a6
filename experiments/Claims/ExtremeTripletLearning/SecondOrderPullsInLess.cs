using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.ExtremeTripletLearning;

/// <summary>section 5, Figure 5, under S_ap + S_an >= 1.</summary>
public static class SecondOrderPullsInLess
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "own-etl-second-order-pulls-in-less",
            Source = "own",
            Locator = "section 5, Figure 5, under S_ap + S_an >= 1",
            Statement =
                "Where S_ap + S_an >= 1, every triple whose negative the second order step pulls in is one whose "
                + "negative the first order step pulls in.",
            Hypotheses = "S_ap < 1. A small rate: signs are those of the derivatives at rate 0, where these are not 0.",
            Relation = "[dS_an > 0 under second order] <= [dS_an > 0 under first order]",
            Expected = Verdict.Proved,
            Reason = "This is what holds of the repair: for hard negatives near (1, 1) the region shrinks.",
            Evidence = new ProofEvidence("The weight ratio S_an / (1 - S_ap) is at least 1 there.", "etl-second-order-pulls-in-less"),
        };
}
