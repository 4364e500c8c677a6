using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.ChordAndGeodesic;

/// <summary>margins.</summary>
public static class SameSetsAtMarginZero
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "geo-same-loss-zero-set",
            Source = "GEO",
            Locator = "margins",
            Statement = "At margin 0 a triple has zero hinge loss under the chord if and only if it has under the arc.",
            Hypotheses =
                "Rows on the unit sphere; t is the angle of a pair, the chord 2 sin(t/2) its Euclidean distance, the "
                + "arc t its geodesic one.",
            Relation = "[chord_ap <= chord_an] = [arc_ap <= arc_an]",
            Expected = Verdict.Proved,
            Reason = "The same ranking.",
            Evidence = new ProofEvidence("c < d if and only if x > y for the cosines.", "geo-chord-ranks-as-cosine"),
        };
}
