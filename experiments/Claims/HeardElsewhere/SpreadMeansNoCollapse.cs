using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Hausdorff;

namespace IsoTriplet.Experiments.Claims.HeardElsewhere;

/// <summary>folklore of triplet training.</summary>
public static class SpreadMeansNoCollapse
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "heard-spread-means-no-collapse",
            Source = "heard",
            Locator = "folklore of triplet training",
            Statement = "A spread (mean distance) that stays away from 0 means that nothing has collapsed.",
            Hypotheses = "Normalised rows; collapse read as fewer than three different points.",
            Relation = "3 <= number of different points",
            Expected = Verdict.Refuted,
            Reason =
                "Two antipodal points have the largest spread there is on the sphere, 1, and tell no more than two "
                + "classes apart; with mixed labels not even those.",
            Evidence = new ExactRefutation(
                "Eight rows on two antipodes: spread 1.",
                () => Figures(spread: false),
                "the cross-polytope, with the same spread",
                () => Figures(spread: true)
            )
            {
                Embedding = () => Configurations.MixedAntipodes,
            },
        };

    private static ExactFigures Figures(bool spread)
    {
        Instance f = spread ? Configurations.CrossPolytope : Configurations.MixedAntipodes;
        CollapseMeasures measures = CollapseMeasures.Of(f.Points, f.Labels);
        int places = f.Points.ToRows().Select(x => string.Join(" ", x)).Distinct(StringComparer.Ordinal).Count();
        return new ExactFigures($"{f.Origin}, spread {measures.Spread:G6}: different points", 3, "<=", places);
    }
}
