using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Isometry;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>Lemma 1 with theta >= q diam.</summary>
public static class LemmaOneCorrected
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "own-lemma-1",
            Source = "own",
            Locator = "Lemma 1, corrected",
            Statement = "If theta(A) >= q diam(A), an eps-nearisometry of A is within c eps / q of an isometry, at every scale.",
            Hypotheses = "Plane sets scaled by 2^-8 to 2^8; q = theta / diam.",
            Relation = "min over isometries of max_i |T p_i - g_i| <= c eps / q, c = 0.777 sqrt(N (N - 1)) (2 + eps / diam)",
            Expected = Verdict.Holds,
            Reason = "Both sides now scale alike. The control goes back to the printed hypothesis.",
            Evidence = new InstanceEvidence(Scaled, f => Sides(f, (theta, diameter) => theta / diameter))
            {
                Without = (
                    "the printed hypothesis, q = min(1, theta), on a long strip",
                    e => e with { Made = [Strip.Of(1000)], Judge = f => Sides(f, (theta, _) => Math.Min(1, theta)) }
                ),
            },
        };

    private static InstanceSource Scaled { get; } =
        new(
            null,
            "pairs in the plane, N = 3..8, scaled by 2^-8 to 2^8",
            r =>
            {
                Instance pair = Streams.PlanePairs.Draw(r);
                double s = Math.ScaleB(1, r.Next(-8, 9));
                return Sampling.Pair("", Sampling.Scaled(pair.Points, s), Sampling.Scaled(pair.Other, s));
            }
        );

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
