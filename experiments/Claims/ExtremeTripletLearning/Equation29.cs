using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.ExtremeTripletLearning;

/// <summary>(29).</summary>
public static class Equation29
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "etl-29",
            Source = "ETL",
            Locator = "(29)",
            Statement = "(29): w_an = S_an is the derivative of the exponent S_an^2/2.",
            Hypotheses = "Unit vectors a, p, q; S_an is the cosine of anchor and negative.",
            Relation = "g(S + h) - g(S) = S h + h^2/2",
            Expected = Verdict.Proved,
            Reason =
                "The difference is the weight times h plus a term in h^2. The print was not at hand: the equation is "
                + "as the notes on the source hand it down, its number where they give none by order.",
            Evidence = new ProofEvidence("An identity of polynomials, without hypotheses.", "etl-29"),
        };
}
