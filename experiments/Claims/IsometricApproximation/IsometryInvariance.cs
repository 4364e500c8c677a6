using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Numerics;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>Nothing depends on where the points lie.</summary>
public static class IsometryInvariance
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "iat-isometry-invariance",
            Source = "IAT",
            Locator = "used throughout; not numbered",
            Statement =
                "H, d_haus(F, F_TS), d_iso(F, F_TS), diameter and thickness are the same for F and its image under an isometry of R^n.",
            Hypotheses = "The isometry acts on all of F.",
            Relation = "lower end of F <= upper end of the image, and the other way round",
            Expected = Verdict.Holds,
            Reason = "Isometries carry F_TS onto itself. Judged from the brackets of F and of the image.",
            Evidence = new InstanceEvidence(Moved, f => Similarity.Sides(f, new Instance(f.Other, f.Labels, f.Origin), 1))
            {
                Slack = 1e-7,
                Without = (
                    "a shear instead of an isometry",
                    e =>
                        e with
                        {
                            Judge = f =>
                                Similarity.Sides(
                                    f,
                                    new Instance(
                                        Sampling.Map(f.Other, (i, k) => k == 0 ? f.Other[i, 0] + (0.5 * f.Other[i, 1]) : f.Other[i, k]),
                                        f.Labels,
                                        f.Origin
                                    ),
                                    1
                                ),
                        }
                ),
            },
        };

    private static InstanceSource Moved { get; } =
        new(
            "moved-4-2",
            "gaussian, N = 4, n = 2, two classes, rotated or reflected and shifted",
            r =>
            {
                Embedding f = Sampling.Gaussian(r, 4, 2);
                return new Instance(f, Sampling.Balanced(4, 2), "") { Others = [Sampling.Moved(r, f)] };
            }
        );
}
