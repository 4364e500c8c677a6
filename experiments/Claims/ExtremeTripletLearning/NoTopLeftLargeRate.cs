using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.ExtremeTripletLearning;

/// <summary>section 4.</summary>
public static class NoTopLeftLargeRate
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "etl-no-top-left-large-rate",
            Source = "ETL",
            Locator = "section 4",
            Statement = "No vanilla step moves a triple to the top left, whatever the rate.",
            Hypotheses = "S_ap, S_an in [0, 1]; rate 1, so b = 2.",
            Relation = "min(-dS_ap, dS_an) <= 0",
            Expected = Verdict.Refuted,
            Reason = "At b = 2 the step overshoots: p' = 2a - p, a mirror image. Up to rate 1/2 none was found " + "(etl-no-top-left).",
            Evidence = new ExactRefutation(
                "S_ap = 7/25, S_an = 4/5, gamma = 1, b = 2 in fractions.",
                () => Figures(State.Vanilla(2)),
                "rate 1/8",
                () => Figures(State.Vanilla(new(1, 4)))
            ),
        };

    private static readonly ExactTriple State = new((new(7, 25), new(24, 25)), (new(4, 5), new(3, 5)), (1, 0));

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
