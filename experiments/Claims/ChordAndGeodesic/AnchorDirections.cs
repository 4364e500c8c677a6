using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.ChordAndGeodesic;

/// <summary>gradients at the anchor.</summary>
public static class AnchorDirections
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "own-geo-anchor-directions",
            Source = "own",
            Locator = "gradients at the anchor",
            Statement = "At the anchor the directions differ whenever the two slopes differ and the two tangents are not " + "parallel.",
            Hypotheses =
                "Rows on the unit sphere; t is the angle of a pair, the chord 2 sin(t/2) its Euclidean distance, the "
                + "arc t its geodesic one.",
            Relation = "det(alpha w_p - beta w_q, w_p - w_q) != 0",
            Expected = Verdict.Proved,
            Reason = "The determinant is (beta - alpha) det(w_p, w_q).",
            Evidence = new ProofEvidence("Real arithmetic in the plane of the two tangents.", "geo-anchor-directions-differ"),
        };
}
