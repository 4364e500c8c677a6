using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.ExtremeTripletLearning;

/// <summary>(38).</summary>
public static class Equation38
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "etl-38",
            Source = "ETL",
            Locator = "(38)",
            Statement = "(38): the length of q' after a second order step.",
            Hypotheses = "Unit vectors a, p, q; S_an is the cosine of anchor and negative.",
            Relation = "|q'|^2 = (1 - E S_an)^2 + E^2 (1 - S_an^2)",
            Expected = Verdict.Proved,
            Reason =
                "A polynomial identity in the coordinates. The print was not at hand: the equation is as the notes on"
                + " the source hand it down, its number where they give none by order.",
            Evidence = new ProofEvidence(
                "An identity of polynomials modulo |p| = |q| = 1 and gamma^2 + tau^2 = 1, for every state and every " + "b.",
                "etl-38"
            ),
        };
}
