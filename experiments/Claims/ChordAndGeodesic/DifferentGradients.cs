using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.ChordAndGeodesic;

/// <summary>the title.</summary>
public static class DifferentGradients
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "geo-different-gradients",
            Source = "GEO",
            Locator = "the title",
            Statement = "Euclidean and geodesic distance have different gradients.",
            Hypotheses =
                "Rows on the unit sphere; t is the angle of a pair, the chord 2 sin(t/2) its Euclidean distance, the "
                + "arc t its geodesic one. The points differ.",
            Relation = "|gradient of chord| < |gradient of arc| along the sphere",
            Expected = Verdict.Proved,
            Reason = "cos(t/2) < 1 for t > 0: the lengths differ, the direction at p and q does not " + "(geo-same-direction-at-ends).",
            Evidence = new ProofEvidence("The derivatives along the sphere are s/2 and 1.", "geo-chord-slope-below-one"),
        };
}
