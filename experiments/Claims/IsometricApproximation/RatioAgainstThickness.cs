using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Numerics;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>c against thickness.</summary>
public static class RatioAgainstThickness
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "own-ratio-thickness",
            Source = "own",
            Locator = "toy example and Theorem 2, read as an experiment",
            Statement = "The median of c = d_haus / d_iso grows as the point set gets thinner.",
            Hypotheses = "Gaussian points, N = 5, n = 2, two classes, the second coordinate scaled by 1, 0.1.",
            Relation = "median c at scale 1 < median c at scale 0.1",
            Expected = Verdict.Undecided,
            Reason =
                "Theorem 2 divides by the thickness, but typical instances do not feel it: the intervals of the medians, which allow "
                + "for the brackets and for 99% of the sampling error, overlap.",
            Evidence = Table.Evidence("medians of c from certified brackets, cell by cell"),
        };

    private static MedianTable Table { get; } =
        new(
            Ratio.Of,
            [
                .. new[] { 1, 0.1 }.Select(s => new InstanceSource(
                    $"thin-{s}",
                    $"second coordinate times {s}",
                    r =>
                    {
                        Embedding f = Sampling.Gaussian(r, 5, 2);
                        return new Instance(Sampling.Map(f, (i, k) => k == 1 ? s * f[i, k] : f[i, k]), Sampling.Balanced(5, 2), "");
                    }
                )),
            ]
        );
}
