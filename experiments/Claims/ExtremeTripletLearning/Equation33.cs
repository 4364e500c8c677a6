using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.ExtremeTripletLearning;

/// <summary>(33).</summary>
public static class Equation33
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "etl-33",
            Source = "ETL",
            Locator = "(33)",
            Statement = "(33): the second order step moves p along +b w_ap a.",
            Hypotheses = "Unit vectors a, p, q; S_an is the cosine of anchor and negative.",
            Relation = "gradient of f(a.p) in p = w_ap a",
            Expected = Verdict.Proved,
            Reason =
                "The difference is h times the gradient along d plus a term in h^2. The print was not at hand: the "
                + "equation is as the notes on the source hand it down, its number where they give none by order.",
            Evidence = new ProofEvidence("An identity of polynomials, without hypotheses.", "etl-33"),
        };
}
