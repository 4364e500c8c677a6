using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Hausdorff;

namespace IsoTriplet.Experiments.Claims.HeardElsewhere;

/// <summary>folklore of triplet training.</summary>
public static class LossEqualsMargin
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "heard-loss-equals-margin",
            Source = "heard",
            Locator = "folklore of triplet training",
            Statement = "A loss that stays at the margin means that the embedding has collapsed.",
            Hypotheses = "Hardest triple of the batch, loss max(0, D_ap - D_an + margin).",
            Relation = "diameter <= 0 where loss = margin",
            Expected = Verdict.Refuted,
            Reason =
                "The loss is the margin wherever the hardest triple is a tie: at an equidistant simplex as well, "
                + "which is Triplet-Separated and spread out. The other direction is true (own-collapse-loss).",
            Evidence = new ExactRefutation(
                "The simplex e_1 ... e_4 in two classes: all distances are sqrt 2, the loss is the margin. The "
                    + "certificate says that it is Triplet-Separated as it stands.",
                () => Figures(Configurations.Simplex),
                "a collapsed batch",
                () => Figures(Configurations.Collapsed)
            )
            {
                Certificates = () => Configurations.Separated(Configurations.Simplex),
                Embedding = () => Configurations.Simplex,
            },
        };

    private static ExactFigures Figures(Instance f)
    {
        double loss = TripletSeparation.Of(f.Points, f.Labels).HardNegativeLoss(Configurations.Margin);
        double diameter = CollapseMeasures.Of(f.Points, f.Labels).Diameter;
        return new ExactFigures(
            $"{f.Origin}, margin {Configurations.Margin}, loss {loss}: diameter",
            Fraction.Of(loss == Configurations.Margin ? diameter : 0),
            "<=",
            0
        );
    }
}
