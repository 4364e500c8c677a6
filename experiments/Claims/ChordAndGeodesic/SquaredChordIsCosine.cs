using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.ChordAndGeodesic;

/// <summary>answers; cosine similarity.</summary>
public static class SquaredChordIsCosine
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "geo-squared-chord-is-cosine",
            Source = "GEO",
            Locator = "answers; cosine similarity",
            Statement = "On the sphere the squared Euclidean distance is twice the cosine distance.",
            Hypotheses =
                "Rows on the unit sphere; t is the angle of a pair, the chord 2 sin(t/2) its Euclidean distance, the "
                + "arc t its geodesic one.",
            Relation = "|x - y|^2 = 2 (1 - cos t)",
            Expected = Verdict.Proved,
            Reason = "So squared-Euclidean and cosine losses differ by a constant factor alone.",
            Evidence = new ProofEvidence("Expansion with |x| = |y| = 1.", "squared-chord"),
        };
}
