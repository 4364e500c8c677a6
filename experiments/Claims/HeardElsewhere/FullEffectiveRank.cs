using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Hausdorff;

namespace IsoTriplet.Experiments.Claims.HeardElsewhere;

/// <summary>folklore of triplet training.</summary>
public static class FullEffectiveRank
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "heard-full-effective-rank",
            Source = "heard",
            Locator = "folklore of triplet training",
            Statement = "A full effective rank means that the embedding has not collapsed.",
            Hypotheses = "Collapse read as a diameter below 1/1000.",
            Relation = "1/1000 <= diameter where the effective rank is full",
            Expected = Verdict.Refuted,
            Reason =
                "The effective rank ignores scale: plus and minus the unit vectors, shrunk by 2^-30, keep it. Only "
                + "the pair of rank and spread says anything.",
            Evidence = new ExactRefutation(
                "The cross-polytope of R^4 times 2^-30: effective rank 4, diameter below 2e-9.",
                () => Figures(Configurations.TinyCrossPolytope),
                "the same points unshrunk",
                () => Figures(Configurations.CrossPolytope)
            )
            {
                Embedding = () => Configurations.TinyCrossPolytope,
            },
        };

    private static ExactFigures Figures(Instance f)
    {
        CollapseMeasures measures = CollapseMeasures.Of(f.Points, f.Labels);
        bool full = measures.EffectiveRank > f.Points.Dimension - 0.01;
        string text = $"{f.Origin}, effective rank {measures.EffectiveRank:G6} in R^{f.Points.Dimension}: diameter against a thousandth";
        return new ExactFigures(text, full ? new Fraction(1, 1000) : 0, "<=", Fraction.Of(measures.Diameter));
    }
}
