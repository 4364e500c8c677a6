using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.ExtremeTripletLearning;

/// <summary>(28).</summary>
public static class Equation28
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "etl-28",
            Source = "ETL",
            Locator = "(28)",
            Statement = "(28): w_ap = 1 - S_ap is the derivative of the exponent S_ap - S_ap^2/2.",
            Hypotheses = "Unit vectors a, p, q; S_an is the cosine of anchor and negative.",
            Relation = "f(S + h) - f(S) = (1 - S) h - h^2/2",
            Expected = Verdict.Proved,
            Reason =
                "The difference is the weight times h plus a term in h^2. The print was not at hand: the equation is "
                + "as the notes on the source hand it down, its number where they give none by order.",
            Evidence = new ProofEvidence("An identity of polynomials, without hypotheses.", "etl-28"),
        };
}
