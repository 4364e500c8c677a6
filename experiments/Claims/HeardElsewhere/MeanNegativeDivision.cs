using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.HeardElsewhere;

/// <summary>folklore of triplet training.</summary>
public static class MeanNegativeDivision
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "heard-mean-negative-division",
            Source = "heard",
            Locator = "folklore of triplet training",
            Statement = "Dividing the loss by the mean hardest negative distance prevents collapse: shrinking the embedding " + "costs.",
            Hypotheses = "Loss (D_ap - D_an) / mean hardest negative distance, margin 0.",
            Relation = "loss(F) < loss(F shrunk)",
            Expected = Verdict.Refuted,
            Reason =
                "The quotient ignores scale, so it has the same value arbitrarily near the collapsed point, and is "
                + "0/0 at it: it neither rewards nor punishes shrinking (own-quotient-ignores-scale). The undivided "
                + "loss of a separated batch does punish it.",
            Evidence = new ExactRefutation(
                "Three points on a line at scale 1 and 2^-40: the same value in fractions.",
                () => Figures(divided: true),
                "the undivided loss",
                () => Figures(divided: false)
            ),
        };

    private static ExactFigures Figures(bool divided)
    {
        // 0, 1 | 3 on a line, shrunk by 2^-40: hardness of the hardest triple over the mean hardest negative distance.
        Fraction shrink = new(1, System.Numerics.BigInteger.Pow(2, 40));
        Fraction whole = Loss(1, divided);
        Fraction tiny = Loss(shrink, divided);
        return new ExactFigures(
            $"0, 1 | 3 on a line and the same times {shrink}: the loss, which should be larger after shrinking",
            whole,
            "<",
            tiny
        );
    }

    private static Fraction Loss(Fraction scale, bool divided)
    {
        Fraction[] x = [0, scale, 3 * scale];
        Fraction hardest = x[1] - x[0] - (x[2] - x[1]);
        Fraction meanNegative = (x[2] - x[0] + (x[2] - x[1]) + (x[2] - x[1])) / 3;
        return divided ? hardest / meanNegative : hardest;
    }
}
