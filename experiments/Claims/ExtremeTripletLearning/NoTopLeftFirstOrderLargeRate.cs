using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.ExtremeTripletLearning;

/// <summary>section 4.</summary>
public static class NoTopLeftFirstOrderLargeRate
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "etl-no-top-left-first-order-large-rate",
            Source = "ETL",
            Locator = "section 4",
            Statement = "No first order step moves a triple to the top left, whatever the rate.",
            Hypotheses = "S_ap, S_an in [0, 1]; b = 4, the rate 4 (1 + e^(S_ap - S_an)).",
            Relation = "min(-dS_ap, dS_an) <= 0",
            Expected = Verdict.Refuted,
            Reason = "At b = 4 the step overshoots. Up to rate 1/2 none was found (etl-no-top-left).",
            Evidence = new ExactRefutation(
                "S_ap = 0, S_an = 3/5, gamma = 1, b = 4 in fractions.",
                () => Figures(State.FirstOrder(4)),
                "b = 1/4",
                () => Figures(State.FirstOrder(new(1, 4)))
            ),
        };

    private static readonly ExactTriple State = new((0, 1), (new(3, 5), new(4, 5)), (1, 0));

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
