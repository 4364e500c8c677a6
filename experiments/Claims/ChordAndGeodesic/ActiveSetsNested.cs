using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Triplets;

namespace IsoTriplet.Experiments.Claims.ChordAndGeodesic;

/// <summary>margins.</summary>
public static class ActiveSetsNested
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "own-geo-active-sets",
            Source = "own",
            Locator = "margins",
            Statement = "A triple that is active under the arc at a margin is active under the chord at the same margin.",
            Hypotheses =
                "Rows on the unit sphere; t is the angle of a pair, the chord 2 sin(t/2) its Euclidean distance, the "
                + "arc t its geodesic one. margin >= 0.",
            Relation = "[active under arc] <= [active under chord]",
            Expected = Verdict.Holds,
            Reason = "The chord is 1-Lipschitz in the angle: it differs by less than the arc does.",
            Evidence = new SampledEvidence(
                "angles in [0, pi], margins in [0, 2]",
                r => Case(r, TripletDistances.Geodesic, TripletDistances.Chord),
                "the two distances exchanged",
                r => Case(r, TripletDistances.Chord, TripletDistances.Geodesic)
            ),
        };

    private static SampledCase Case(Random r, TripletDistance active, TripletDistance other)
    {
        double positive = Math.PI * r.NextDouble();
        double negative = Math.PI * r.NextDouble();
        double margin = 2 * r.NextDouble();
        bool first = AngularProfile.Value(active, positive) - AngularProfile.Value(active, negative) + margin > 0;
        bool second = AngularProfile.Value(other, positive) - AngularProfile.Value(other, negative) + margin > 0;
        return new SampledCase($"t_ap {positive:R}, t_an {negative:R}, margin {margin:R}", first && !second ? 1 : 0, 0);
    }
}
