using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Triplets;

namespace IsoTriplet.Experiments.Claims.ChordAndGeodesic;

/// <summary>derivatives along the sphere.</summary>
public static class Slopes
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "geo-slopes",
            Source = "GEO",
            Locator = "derivatives along the sphere",
            Statement =
                "Along the sphere chord, squared chord, arc and cosine distance have the derivatives cos(t/2), 2 sin " + "t, 1 and sin t.",
            Hypotheses =
                "Rows on the unit sphere; t is the angle of a pair, the chord 2 sin(t/2) its Euclidean distance, the "
                + "arc t its geodesic one.",
            Relation = "|D(t + h) - D(t - h) - 2 h D'(t)| <= h^3",
            Expected = Verdict.Holds,
            Reason =
                "Differentiation; the library's slopes are tried against central differences, h = 1e-3, third " + "derivatives at most 2.",
            Evidence = new SampledEvidence("angles in (0, pi)", r => Difference(r, 1), "the slope 1% smaller", r => Difference(r, 0.99)),
        };

    private static SampledCase Difference(Random r, double factor)
    {
        const double h = 1e-3;
        double t = 0.01 + ((Math.PI - 0.02) * r.NextDouble());
        TripletDistance[] distances = [.. TripletDistances.All.Where(d => d.IsAngular)];
        TripletDistance d = distances[r.Next(distances.Length)];
        double change = AngularProfile.Value(d, t + h) - AngularProfile.Value(d, t - h);
        return new SampledCase($"{d.Name}, t {t:R}", Math.Abs(change - (2 * h * factor * AngularProfile.Slope(d, t))), h * h * h);
    }
}
