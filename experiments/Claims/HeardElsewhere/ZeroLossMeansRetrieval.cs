using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Hausdorff;

namespace IsoTriplet.Experiments.Claims.HeardElsewhere;

/// <summary>folklore of triplet training.</summary>
public static class ZeroLossMeansRetrieval
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "heard-zero-loss-means-retrieval",
            Source = "heard",
            Locator = "folklore of triplet training",
            Statement = "A loss of 0 at margin 0 means that nearest neighbours have the right class.",
            Hypotheses = "Margin 0.",
            Relation = "0 < diameter where the loss is 0",
            Expected = Verdict.Refuted,
            Reason =
                "A tie costs nothing at margin 0: the totally collapsed batch has loss 0, is Triplet-Separated by "
                + "definition, and retrieves by chance.",
            Evidence = new ExactRefutation(
                "Equal rows in two classes: loss 0, diameter 0. The certificate says that they are Triplet-Separated.",
                () => Figures(Configurations.Collapsed),
                "the equidistant simplex",
                () => Figures(Configurations.Simplex)
            )
            {
                Certificates = () => Configurations.Separated(Configurations.Collapsed),
                Embedding = () => Configurations.Collapsed,
            },
        };

    private static ExactFigures Figures(Instance f)
    {
        TripletSeparation separation = TripletSeparation.Of(f.Points, f.Labels);
        double radius = CollapseMeasures.Of(f.Points, f.Labels).Diameter;
        return new ExactFigures(
            $"{f.Origin}, loss at margin 0: {separation.HardNegativeLoss()}; diameter",
            separation.HardNegativeLoss() == 0 ? 0 : -1,
            "<",
            Fraction.Of(radius)
        );
    }
}
