using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.ExtremeTripletLearning;

/// <summary>(11), (12).</summary>
public static class EntanglementKeepsTheGap
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "own-etl-entanglement",
            Source = "own",
            Locator = "(11), (12)",
            Statement =
                "Entanglement multiplies the change of S_ap - S_an by 1 - p sqrt(S_ap S_an): it slows the separation "
                + "and cannot turn it, nor make a top-left movement where there was none.",
            Hypotheses = "k = p sqrt(S_ap S_an) in [0, 1).",
            Relation = "(11) - (12) = (1 - k)(dS_ap - dS_an)",
            Expected = Verdict.Proved,
            Reason = "Linear in the two changes.",
            Evidence = new ProofEvidence("Linear arithmetic.", "etl-entanglement-keeps-the-gap", "etl-entanglement-makes-no-top-left"),
        };
}
