using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.ExtremeTripletLearning;

/// <summary>section 5, Figure 5.</summary>
public static class SecondOrderNeverToOneOne
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "etl-second-order-never-to-1-1",
            Source = "ETL",
            Locator = "section 5, Figure 5",
            Statement = "The second order step never moves a triple towards (1, 1).",
            Hypotheses = "S_ap, S_an in [0, 1].",
            Relation = "min(dS_ap, dS_an) <= 0",
            Expected = Verdict.Refuted,
            Reason =
                "At S_an = 0 its weight w_an is 0: the negative is not pushed, and follows the anchor wherever gamma "
                + "> 0, at every rate. What is true: where S_ap + S_an >= 1 it does so on less of the square than the "
                + "first order step (own-etl-second-order-pulls-in-less).",
            Evidence = new ExactRefutation(
                "S_ap = 3/5, S_an = 0, gamma = 4/5, b = 1/4 in fractions.",
                () => Figures(State.SecondOrder(new(1, 4))),
                "the first order step at the same state",
                () => Figures(State.FirstOrder(new(1, 4)))
            ),
        };

    private static readonly ExactTriple State = new((new(3, 5), new(4, 5)), (0, 1), (new(4, 5), new(3, 5)));

    private static ExactFigures Figures(ExactMove moved)
    {
        Fraction right = moved.SignedSquareSap - State.Sap.SignedSquare;
        Fraction up = moved.SignedSquareSan - State.San.SignedSquare;
        return new ExactFigures(
            $"{State}, b = 1/4: rise of S_ap |S_ap| by {right}, of S_an |S_an| by {up}",
            right < up ? right : up,
            "<=",
            0
        );
    }
}
