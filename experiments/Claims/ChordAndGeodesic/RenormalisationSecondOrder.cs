using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Triplets;

namespace IsoTriplet.Experiments.Claims.ChordAndGeodesic;

/// <summary>answers; stepping in R^n and renormalising.</summary>
public static class RenormalisationSecondOrder
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "geo-renormalisation-second-order",
            Source = "GEO",
            Locator = "answers; stepping in R^n and renormalising",
            Statement =
                "Stepping along the ambient gradient and dividing by the length differs from the step along the "
                + "sphere in second order of the step only.",
            Hypotheses =
                "Rows on the unit sphere; t is the angle of a pair, the chord 2 sin(t/2) its Euclidean distance, the "
                + "arc t its geodesic one. g.x and the tangent part g_t at least 0.2.",
            Relation = "| deviation/h^2 - |g.x| |g_t| | <= 0.4% of it",
            Expected = Verdict.Holds,
            Reason = "The angle is atan(h |g_t| / (1 - h g.x)) = h |g_t| + h^2 (g.x) |g_t| + O(h^3).",
            Evidence = new SampledEvidence(
                "random points and gradients in R^2 to R^6, h from 0.01 down",
                r => Measure(r, 1),
                "the coefficient 1% smaller",
                r => Measure(r, 0.99)
            ),
        };

    private static SampledCase Measure(Random r, double factor)
    {
        (double[] x, double[] gradient) = Gradients.AtRandomPoint(r);
        RenormalisationLoss loss = RenormalisationLoss.Measure(x, gradient, 0.01);
        double difference = Math.Abs((loss.MeasuredCoefficient ?? double.NaN) - (factor * loss.PredictedCoefficient));
        return new SampledCase($"g.x |g_t| {loss.PredictedCoefficient:G6}", difference, 0.004 * loss.PredictedCoefficient);
    }
}
