using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.ExtremeTripletLearning;

/// <summary>(31).</summary>
public static class Equation31Corrected
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "etl-31",
            Source = "ETL",
            Locator = "(31)",
            Statement = "(31) with the sign of (34): the step of q lowers the loss.",
            Hypotheses = "Unit vectors a, p, q; S_an is the cosine of anchor and negative.",
            Relation = "g(S_an - b w_an) < g(S_an), 0 < b <= 1",
            Expected = Verdict.Proved,
            Reason =
                "As printed (etl-31-printed) it is false; the lemma's control is the printed sign. The print was not "
                + "at hand: the equation is as the notes on the source hand it down, its number where they give none by"
                + " order.",
            Evidence = new ProofEvidence("Real arithmetic on the exponents, for every b in (0, 1].", "etl-31"),
        };
}
