using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.ChordAndGeodesic;

/// <summary>answers; gradient of |x - y| in R^n.</summary>
public static class AmbientGradientLeaves
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "geo-ambient-gradient-leaves",
            Source = "GEO",
            Locator = "answers; gradient of |x - y| in R^n",
            Statement = "The gradient of the Euclidean distance, taken in R^n, is not tangent to the sphere.",
            Hypotheses =
                "Rows on the unit sphere; t is the angle of a pair, the chord 2 sin(t/2) its Euclidean distance, the "
                + "arc t its geodesic one.",
            Relation = "(x - y).x / c = c/2",
            Expected = Verdict.Proved,
            Reason = "At the angle t/2 to the tangent space.",
            Evidence = new ProofEvidence("The component along x.", "geo-chord-ambient-part"),
        };
}
