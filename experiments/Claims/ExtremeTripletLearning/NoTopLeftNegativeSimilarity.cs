using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.ExtremeTripletLearning;

/// <summary>section 4.</summary>
public static class NoTopLeftNegativeSimilarity
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "etl-no-top-left-second-order-negative",
            Source = "ETL",
            Locator = "section 4",
            Statement = "Second order steps never move a triple to the top left, negative similarities included.",
            Hypotheses = "S_an = -4/5; b = 1/4.",
            Relation = "min(-dS_ap, dS_an) <= 0",
            Expected = Verdict.Refuted,
            Reason =
                "For S_an < 0 the weight w_an = S_an turns its sign: the step pulls the negative in. The figures of "
                + "the source show [0, 1]^2 alone.",
            Evidence = new ExactRefutation(
                "S_ap = 12/13, S_an = -4/5, gamma = -1, b = 1/4 in fractions.",
                () => Figures(State.SecondOrder(new(1, 4))),
                "the first order step at the same state",
                () => Figures(State.FirstOrder(new(1, 4)))
            ),
        };

    private static readonly ExactTriple State = new((new(12, 13), new(5, 13)), (new(-4, 5), new(3, 5)), (-1, 0));

    private static ExactFigures Figures(ExactMove moved)
    {
        Fraction away = State.Sap.SignedSquare - moved.SignedSquareSap;
        Fraction near = moved.SignedSquareSan - State.San.SignedSquare;
        return new ExactFigures(
            $"{State}: falls of S_ap |S_ap| by {away}, rise of S_an |S_an| by {near}",
            away < near ? away : near,
            "<=",
            0
        );
    }
}
