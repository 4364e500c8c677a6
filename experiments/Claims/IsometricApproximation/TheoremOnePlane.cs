using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Isometry;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>Theorem 1 in the plane.</summary>
public static class TheoremOnePlane
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "iat-theorem-1",
            Source = "IAT",
            Locator = "Theorem 1",
            Statement =
                "A set of positive thickness whose distances change by at most eps lies within (c_n diam / theta) eps of an isometric "
                + "copy.",
            Hypotheses = "Plane sets, theta > 0; the nearest isometry by branch and bound over the angle.",
            Relation = "min over isometries of max_i |T p_i - g_i| <= c (diam / theta) eps, c = 0.777 sqrt(N (N - 1)) (2 + eps / diam)",
            Expected = Verdict.Holds,
            Reason =
                "The constant of the source is not explicit; this one follows from Theorem 5.2 and Lemma 5.4 of docs/mathematics.md. "
                + "Without thickness no constant serves: strips.",
            Evidence = new InstanceEvidence(Streams.PlanePairs, f => Sides(f, (theta, diameter) => theta / diameter))
            {
                Without = (
                    "theta put to diam, on a long strip and its bent copy",
                    e => e with { Made = [Strip.Of(1000)], Judge = f => Sides(f, (_, _) => 1) }
                ),
            },
        };

    private static Judgement Sides(Instance f, Func<double, double, double> share)
    {
        double eps = IsometricDistance.Between(f.Points, f.Other).Value;
        double diameter = Diameter.Of(f.Points).Value;
        double q = share(Thickness.Of(f.Points).Lower, diameter);
        double right = ApproximationConstant.FromThickness(eps, q * diameter, diameter, f.Points.Points);
        NearestIsometry nearest = NearestIsometry.Of(f.Points, f.Other);
        return new Judgement((nearest.Lower, nearest.Upper), (right, right));
    }
}
