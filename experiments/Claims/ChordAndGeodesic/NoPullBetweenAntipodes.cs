using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.ChordAndGeodesic;

/// <summary>gradient lengths.</summary>
public static class NoPullBetweenAntipodes
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "geo-no-pull-between-antipodes",
            Source = "GEO",
            Locator = "gradient lengths",
            Statement = "Between antipodes the chord has no gradient along the sphere, the arc one of length 1.",
            Hypotheses =
                "Rows on the unit sphere; t is the angle of a pair, the chord 2 sin(t/2) its Euclidean distance, the "
                + "arc t its geodesic one.",
            Relation = "cos(t/2) = 0 at t = pi",
            Expected = Verdict.Proved,
            Reason =
                "So a positive opposite to its anchor is not pulled by the chord loss (and the arc has a kink there: "
                + "its direction is undefined).",
            Evidence = new ProofEvidence("The derivative of the chord is s/2.", "geo-chord-slope-at-antipodes"),
        };
}
