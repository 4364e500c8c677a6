using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.ExtremeTripletLearning;

/// <summary>(32).</summary>
public static class Equation32
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "etl-32",
            Source = "ETL",
            Locator = "(32)",
            Statement = "(32): the second order step moves a along b (w_ap p - w_an q), the gradient of the exponents' " + "difference.",
            Hypotheses = "Unit vectors a, p, q; S_an is the cosine of anchor and negative.",
            Relation = "f(x.p) - g(x.q) at x = a + h d: h (w_ap p - w_an q).d + O(h^2)",
            Expected = Verdict.Proved,
            Reason =
                "The difference is h times the gradient along d plus a term in h^2. The print was not at hand: the "
                + "equation is as the notes on the source hand it down, its number where they give none by order.",
            Evidence = new ProofEvidence("An identity of polynomials, without hypotheses.", "etl-32"),
        };
}
