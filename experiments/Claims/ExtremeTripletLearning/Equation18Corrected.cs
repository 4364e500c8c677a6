using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.ExtremeTripletLearning;

/// <summary>(18).</summary>
public static class Equation18Corrected
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "etl-18",
            Source = "ETL",
            Locator = "(18)",
            Statement = "(18) with S_an in its first term: the product a'.q' after a first order step.",
            Hypotheses = "Unit vectors a, p, q; S_an is the cosine of anchor and negative.",
            Relation = "a'.q' = (1 + b^2) S_an - 2b + b S_pn - b^2 S_ap",
            Expected = Verdict.Proved,
            Reason =
                "As printed (etl-18-printed) it is false; the lemma's control is the printed form. The print was not "
                + "at hand: the equation is as the notes on the source hand it down, its number where they give none by"
                + " order.",
            Evidence = new ProofEvidence(
                "An identity of polynomials modulo |p| = |q| = 1 and gamma^2 + tau^2 = 1, for every state and every " + "b.",
                "etl-18"
            ),
        };
}
