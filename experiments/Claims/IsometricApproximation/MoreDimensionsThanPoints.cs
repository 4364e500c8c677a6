using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>The sentence of the Discussion with the letters in order.</summary>
public static class MoreDimensionsThanPoints
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "own-collapse-letters",
            Source = "own",
            Locator = "Discussion, corrected",
            Statement =
                "With more dimensions than points the nearest separated embedding is less collapsed: the median of d_haus / R is "
                + "smaller.",
            Hypotheses = "Gaussian, N = 8, two classes; n = 16 against n = 1; R the largest class radius.",
            Relation = "median d_haus / R at n = 16 < median d_haus / R at n = 1",
            Expected = Verdict.Holds,
            Reason =
                "n > N: the classes step apart in new dimensions. n < N: they have to pass each other. At n = 1 d_haus is known in "
                + "closed form. It is a statement on medians: a few in a thousand instances go the other way.",
            Evidence = Table.Evidence("medians of d_haus / R from certified brackets"),
        };

    private static MedianTable Table { get; } = new(CollapseShare.Of, [CollapseShare.Cell(16), CollapseShare.Cell(1)]);
}
