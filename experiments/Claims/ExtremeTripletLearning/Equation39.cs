using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.ExtremeTripletLearning;

/// <summary>(39).</summary>
public static class Equation39
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "etl-39",
            Source = "ETL",
            Locator = "(39)",
            Statement = "(39): the length of a' after a second order step.",
            Hypotheses = "Unit vectors a, p, q; S_an is the cosine of anchor and negative.",
            Relation = "|a'|^2 = (1 + B S_ap - E S_an)^2 + (B gamma s_p - E s_q)^2 + B^2 (1 - gamma^2) s_p^2",
            Expected = Verdict.Proved,
            Reason =
                "A polynomial identity in the coordinates. The print was not at hand: the equation is as the notes on"
                + " the source hand it down, its number where they give none by order.",
            Evidence = new ProofEvidence(
                "An identity of polynomials modulo |p| = |q| = 1 and gamma^2 + tau^2 = 1, for every state and every " + "b.",
                "etl-39"
            ),
        };
}
