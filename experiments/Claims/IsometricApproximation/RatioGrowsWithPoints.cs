using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>c against N.</summary>
public static class RatioGrowsWithPoints
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "own-ratio-points",
            Source = "own",
            Locator = "toy example and Theorem 2, read as an experiment",
            Statement = "The median of c = d_haus / d_iso grows with the number of points.",
            Hypotheses = "Gaussian points, n = 2, two classes; N = 3, 8.",
            Relation = "median c at N = 3 < median c at N = 8",
            Expected = Verdict.Holds,
            Reason = "Measured from brackets; the paper gives one value at N = 5.",
            Evidence = Table.Evidence("medians of c from certified brackets, cell by cell"),
        };

    private static MedianTable Table { get; } =
        new(
            Ratio.Of,
            [
                .. new[] { 3, 8 }.Select(n => new InstanceSource(
                    $"points-{n}",
                    $"N = {n}, n = 2",
                    r => new Instance(Sampling.Gaussian(r, n, 2), Sampling.Balanced(n, 2), "")
                )),
            ]
        );
}
