using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.ExtremeTripletLearning;

/// <summary>(24).</summary>
public static class Equation24Corrected
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "etl-24",
            Source = "ETL",
            Locator = "(24)",
            Statement = "(24) with S_an in its first term: the product a'.q' after a vanilla step.",
            Hypotheses = "Unit vectors a, p, q; S_an is the cosine of anchor and negative.",
            Relation = "a'.q' = (1 + b + b^2) S_an - 2b - b^2 + b (1 + b) S_pn - b^2 S_ap",
            Expected = Verdict.Proved,
            Reason =
                "As printed (etl-24-printed) it is false; the lemma's control is the printed form. The print was not "
                + "at hand: the equation is as the notes on the source hand it down, its number where they give none by"
                + " order.",
            Evidence = new ProofEvidence(
                "An identity of polynomials modulo |p| = |q| = 1 and gamma^2 + tau^2 = 1, for every state and every " + "b.",
                "etl-24"
            ),
        };
}
