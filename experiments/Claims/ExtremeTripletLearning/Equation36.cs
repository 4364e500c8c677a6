using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.ExtremeTripletLearning;

/// <summary>(36).</summary>
public static class Equation36
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "etl-36",
            Source = "ETL",
            Locator = "(36)",
            Statement = "(36): the product a'.q' after a second order step.",
            Hypotheses = "Unit vectors a, p, q; S_an is the cosine of anchor and negative.",
            Relation = "a'.q' = (1 + E^2) S_an - 2E + B S_pn - B E S_ap",
            Expected = Verdict.Proved,
            Reason =
                "A polynomial identity in the coordinates. The print was not at hand: the equation is as the notes on"
                + " the source hand it down, its number where they give none by order.",
            Evidence = new ProofEvidence(
                "An identity of polynomials modulo |p| = |q| = 1 and gamma^2 + tau^2 = 1, for every state and every " + "b.",
                "etl-36"
            ),
        };
}
