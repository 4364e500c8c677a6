using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Hausdorff;

namespace IsoTriplet.Experiments.Claims.HeardElsewhere;

/// <summary>folklore of triplet training.</summary>
public static class NormalisationPreventsCollapse
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "heard-normalisation-prevents-collapse",
            Source = "heard",
            Locator = "folklore of triplet training",
            Statement = "Normalised embeddings cannot collapse.",
            Hypotheses = "All rows of length 1.",
            Relation = "0 < diameter",
            Expected = Verdict.Refuted,
            Reason = "They cannot collapse to 0; they can all be the same unit vector.",
            Evidence = new ExactRefutation(
                "Four rows e_1: lengths 1, diameter 0.",
                () => Figures(Configurations.SameUnitVector),
                "the unit vectors e_1 ... e_4",
                () => Figures(Configurations.Simplex)
            )
            {
                Embedding = () => Configurations.SameUnitVector,
            },
        };

    private static ExactFigures Figures(Instance f)
    {
        Fraction[] norms =
        [
            .. Enumerable
                .Range(0, f.Points.Points)
                .Select(i => f.Points.Row(i).ToArray().Aggregate((Fraction)0, (sum, x) => sum + (Fraction.Of(x) * Fraction.Of(x)))),
        ];
        Fraction diameter = Fraction.Of(CollapseMeasures.Of(f.Points, f.Labels).Diameter);
        return new ExactFigures(
            $"{f.Origin}, squared norms {string.Join(" ", norms.Distinct())}: diameter {diameter}",
            norms.All(x => x == 1) ? 0 : -1,
            "<",
            diameter
        );
    }
}
