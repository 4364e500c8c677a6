using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.ExtremeTripletLearning;

/// <summary>(17).</summary>
public static class Equation17
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "etl-17",
            Source = "ETL",
            Locator = "(17)",
            Statement = "(17): the product a'.p' after a first order step.",
            Hypotheses = "Unit vectors a, p, q; S_an is the cosine of anchor and negative.",
            Relation = "a'.p' = (1 + b^2) S_ap + 2b - b S_pn - b^2 S_an",
            Expected = Verdict.Proved,
            Reason =
                "A polynomial identity in the coordinates. The print was not at hand: the equation is as the notes on"
                + " the source hand it down, its number where they give none by order.",
            Evidence = new ProofEvidence(
                "An identity of polynomials modulo |p| = |q| = 1 and gamma^2 + tau^2 = 1, for every state and every " + "b.",
                "etl-17"
            ),
        };
}
