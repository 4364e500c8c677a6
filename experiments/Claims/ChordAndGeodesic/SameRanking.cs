using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.ChordAndGeodesic;

/// <summary>the question; answers.</summary>
public static class SameRanking
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "geo-same-ranking",
            Source = "GEO",
            Locator = "the question; answers",
            Statement = "Euclidean and geodesic distance rank pairs alike.",
            Hypotheses =
                "Rows on the unit sphere; t is the angle of a pair, the chord 2 sin(t/2) its Euclidean distance, the "
                + "arc t its geodesic one.",
            Relation = "[chord_1 < chord_2] = [arc_1 < arc_2]",
            Expected = Verdict.Proved,
            Reason = "Both fall strictly as the cosine rises: the arc is arccos of it, by definition, the chord sqrt(2 - 2" + " cos t).",
            Evidence = new ProofEvidence(
                "c < d if and only if x > y for the cosines x, y; the squared chord is 2 - 2 cos t.",
                "geo-chord-ranks-as-cosine",
                "squared-chord"
            ),
        };
}
