using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>c against n.</summary>
public static class RatioAgainstDimension
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "own-ratio-dimension",
            Source = "own",
            Locator = "toy example and Theorem 2, read as an experiment",
            Statement = "The median of c = d_haus / d_iso falls as the dimension grows.",
            Hypotheses = "Gaussian points, N = 6, two classes; n = 4, 2.",
            Relation = "median c at n = 4 < median c at n = 2",
            Expected = Verdict.Undecided,
            Reason =
                "No effect is seen: the intervals of the medians, which allow for the brackets and for 99% of the sampling error, "
                + "overlap.",
            Evidence = Table.Evidence("medians of c from certified brackets, cell by cell"),
        };

    private static MedianTable Table { get; } =
        new(
            Ratio.Of,
            [
                .. new[] { 4, 2 }.Select(n => new InstanceSource(
                    $"dimension-{n}",
                    $"N = 6, n = {n}",
                    r => new Instance(Sampling.Gaussian(r, 6, n), Sampling.Balanced(6, 2), "")
                )),
            ]
        );
}
