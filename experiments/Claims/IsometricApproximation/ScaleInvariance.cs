using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Numerics;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>Everything scales.</summary>
public static class ScaleInvariance
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "iat-scale",
            Source = "IAT",
            Locator = "used throughout; not numbered",
            Statement = "H, d_haus(F, F_TS), d_iso(F, F_TS), diameter and thickness of s F are s times those of F.",
            Hypotheses = "s > 0; here a power of two, so that the scaling itself is exact.",
            Relation = "s times the lower end of F <= the upper end of s F, and the other way round",
            Expected = Verdict.Holds,
            Reason = "F_TS is a cone: s G is separated when G is. Judged from the brackets of F and of s F.",
            Evidence = new InstanceEvidence(Scaled, f => Sides(f, 1))
            {
                Slack = 1e-7,
                Without = ("one coordinate scaled once more, so that the map is no similarity", e => e with { Judge = f => Sides(f, 1.5) }),
            },
        };

    private static InstanceSource Scaled { get; } =
        new(
            "scaled-4-2",
            "gaussian, N = 4, n = 2, two classes, scaled by 2^-8 to 2^8",
            r =>
            {
                Embedding f = Sampling.Gaussian(r, 4, 2);
                return new Instance(f, Sampling.Balanced(4, 2), "") { Others = [Sampling.Scaled(f, Math.ScaleB(1, r.Next(-8, 9)))] };
            }
        );

    private static Judgement Sides(Instance f, double stretch)
    {
        Embedding other = Sampling.Map(f.Other, (i, k) => k == 0 ? stretch * f.Other[i, k] : f.Other[i, k]);
        Instance image = new(other, f.Labels, f.Origin);
        double s = f.Other[0, 1] / f.Points[0, 1];
        return Similarity.Sides(f, image, s);
    }
}
