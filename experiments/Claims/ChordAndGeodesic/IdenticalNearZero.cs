using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Triplets;

namespace IsoTriplet.Experiments.Claims.ChordAndGeodesic;

/// <summary>chord and arc near 0.</summary>
public static class IdenticalNearZero
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "geo-identical-to-first-order",
            Source = "GEO",
            Locator = "chord and arc near 0",
            Statement = "For near points chord and arc are identical to first order: they differ by at most t^3/24.",
            Hypotheses =
                "Rows on the unit sphere; t is the angle of a pair, the chord 2 sin(t/2) its Euclidean distance, the "
                + "arc t its geodesic one. t in [0.01, pi].",
            Relation = "arc - chord <= t^3/24",
            Expected = Verdict.Holds,
            Reason = "t - 2 sin(t/2) = t^3/24 - t^5/1920 + ...; so the gradients agree to first order as well.",
            Evidence = new SampledEvidence(
                "angles in [0.01, pi]",
                r => Difference(0.01 + ((Math.PI - 0.01) * r.NextDouble()), 1),
                "t^3/24 1% smaller",
                r => Difference(0.01 + (0.1 * r.NextDouble()), 0.99)
            ),
        };

    private static SampledCase Difference(double t, double factor) =>
        new($"t {t:R}", t - AngularProfile.Value(TripletDistances.Chord, t), (factor * t * t * t / 24) + 1e-15);
}
