using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Triplets;

namespace IsoTriplet.Experiments.Claims.ChordAndGeodesic;

/// <summary>chord and arc.</summary>
public static class RatioBounds
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "geo-ratio",
            Source = "GEO",
            Locator = "chord and arc",
            Statement = "2/pi <= chord/arc <= 1.",
            Hypotheses =
                "Rows on the unit sphere; t is the angle of a pair, the chord 2 sin(t/2) its Euclidean distance, the "
                + "arc t its geodesic one. t in (0, pi].",
            Relation = "max(2/pi - chord/arc, chord/arc - 1) <= 1e-15",
            Expected = Verdict.Holds,
            Reason = "sin x / x falls from 1 to 2/pi on (0, pi/2]. Equality at t = pi, and in the limit t to 0.",
            Evidence = new SampledEvidence(
                "angles in (0, pi]",
                r => Ratio(Math.PI * (1 - r.NextDouble()), 2 / Math.PI),
                "the constant 2/pi 1% larger",
                r => Ratio(Math.PI * (1 - (0.01 * r.NextDouble())), 1.01 * 2 / Math.PI)
            )
            {
                Made = [Ratio(Math.PI, 2 / Math.PI), Ratio(1e-8, 2 / Math.PI), Ratio(Math.PI / 2, 2 / Math.PI)],
            },
        };

    private static SampledCase Ratio(double t, double least)
    {
        double ratio = AngularProfile.ChordOverGeodesic(t);
        return new SampledCase($"t {t:R}", Math.Max(least - ratio, ratio - 1), 1e-15);
    }
}
