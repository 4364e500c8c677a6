using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.ExtremeTripletLearning;

/// <summary>(30).</summary>
public static class Equation30Corrected
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "etl-30",
            Source = "ETL",
            Locator = "(30)",
            Statement = "(30) with the sign of (33): the step of p lowers the loss.",
            Hypotheses = "Unit vectors a, p, q; S_an is the cosine of anchor and negative.",
            Relation = "f(S_ap + b w_ap) > f(S_ap), 0 < b <= 1",
            Expected = Verdict.Proved,
            Reason =
                "As printed (etl-30-printed) it is false; the lemma's control is the printed sign. The print was not "
                + "at hand: the equation is as the notes on the source hand it down, its number where they give none by"
                + " order.",
            Evidence = new ProofEvidence("Real arithmetic on the exponents, for every b in (0, 1].", "etl-30"),
        };
}
