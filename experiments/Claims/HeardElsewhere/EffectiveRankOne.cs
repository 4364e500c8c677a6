using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Hausdorff;

namespace IsoTriplet.Experiments.Claims.HeardElsewhere;

/// <summary>folklore of triplet training.</summary>
public static class EffectiveRankOne
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "heard-effective-rank-one",
            Source = "heard",
            Locator = "folklore of triplet training",
            Statement = "An effective rank at or near 1 means that the embedding has failed: its classes are not separated.",
            Hypotheses = "Two classes.",
            Relation = "0 <= hardness where the effective rank is below 1.1",
            Expected = Verdict.Refuted,
            Reason =
                "Two classes need one direction alone: antipodal clusters have rank 1 and the largest margin that the"
                + " sphere allows. Rank 1 says collapse of dimensions, not of classes.",
            Evidence = new ExactRefutation(
                "Two antipodal clusters: rank 1, hardness -2. The certificate says that they are Triplet-Separated.",
                () => Figures(Configurations.Antipodes),
                "the same points with the labels mixed across the clusters",
                () => Figures(Configurations.MixedAntipodes)
            )
            {
                Certificates = () => Configurations.Separated(Configurations.Antipodes),
                Embedding = () => Configurations.Antipodes,
            },
        };

    private static ExactFigures Figures(Instance f)
    {
        CollapseMeasures measures = CollapseMeasures.Of(f.Points, f.Labels);
        Fraction hardness = Fraction.Of(TripletSeparation.Of(f.Points, f.Labels).Hardness!.Value);
        bool low = measures.EffectiveRank < 1.1;
        return new ExactFigures(
            $"{f.Origin}, effective rank {measures.EffectiveRank:G6}, hardness {hardness}",
            low ? 0 : -10,
            "<=",
            hardness
        );
    }
}
