using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.ExtremeTripletLearning;

/// <summary>section 4, list of directions, corrected.</summary>
public static class DirectionsCorrected
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "etl-directions",
            Source = "ETL",
            Locator = "section 4, list of directions, corrected",
            Statement =
                "Bottom-right (+,-), top-right (+,+), bottom-left (-,-), top-left (-,+): each movement has exactly "
                + "one of the four names.",
            Hypotheses = "Unit vectors a, p, q; S_an is the cosine of anchor and negative.",
            Relation = "exactly one of four",
            Expected = Verdict.Proved,
            Reason =
                "By cases. The print was not at hand: the equation is as the notes on the source hand it down, its "
                + "number where they give none by order.",
            Evidence = new ProofEvidence("By cases on the two signs.", "etl-directions"),
        };
}
