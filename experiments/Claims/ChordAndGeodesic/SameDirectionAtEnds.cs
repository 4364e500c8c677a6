using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.ChordAndGeodesic;

/// <summary>gradients at p and q.</summary>
public static class SameDirectionAtEnds
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "geo-same-direction-at-ends",
            Source = "GEO",
            Locator = "gradients at p and q",
            Statement =
                "At the positive and at the negative the gradients along the sphere have the same direction under "
                + "chord, squared chord, arc and cosine distance.",
            Hypotheses =
                "Rows on the unit sphere; t is the angle of a pair, the chord 2 sin(t/2) its Euclidean distance, the "
                + "arc t its geodesic one. Angles in (0, pi).",
            Relation = "angle between the gradients at p, at q <= 1e-6",
            Expected = Verdict.Holds,
            Reason = "The gradient is D'(t) times one and the same unit tangent.",
            Evidence = new SampledEvidence(
                "random triples in R^3 to R^6, soft margin loss",
                r => Gradients.AngleBetween(r, at => at.AtPositive, at => at.AtNegative),
                "the anchor instead",
                r => Gradients.AngleBetween(r, at => at.AtAnchor, at => at.AtAnchor)
            ),
        };
}
