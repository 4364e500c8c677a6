using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.ExtremeTripletLearning;

/// <summary>(22).</summary>
public static class Equation22Corrected
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "etl-22",
            Source = "ETL",
            Locator = "(22)",
            Statement = "(22) with 1 - gamma^2 once: the length of a' after a first order step.",
            Hypotheses = "Unit vectors a, p, q; S_an is the cosine of anchor and negative.",
            Relation = "|a'|^2 = (21) + b^2 (1 - gamma^2)(1 - S_ap^2)",
            Expected = Verdict.Proved,
            Reason =
                "As printed (etl-22-printed) it is false; the lemma's control is the printed form. The print was not "
                + "at hand: the equation is as the notes on the source hand it down, its number where they give none by"
                + " order.",
            Evidence = new ProofEvidence(
                "An identity of polynomials modulo |p| = |q| = 1 and gamma^2 + tau^2 = 1, for every state and every " + "b.",
                "etl-22"
            ),
        };
}
