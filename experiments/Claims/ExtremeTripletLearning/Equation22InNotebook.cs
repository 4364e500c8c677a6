using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.ExtremeTripletLearning;

/// <summary>(22).</summary>
public static class Equation22InNotebook
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "etl-22-notebook",
            Source = "ETL",
            Locator = "(22)",
            Statement = "|a'| as a public notebook of the authors computes it, with (1 - gamma^2) twice.",
            Hypotheses = "Unit vectors a, p, q; S_an is the cosine of anchor and negative.",
            Relation = "|a'|^2 = (21) + b^2 (1 - gamma^2)^2 (1 - S_ap^2)",
            Expected = Verdict.Refuted,
            Reason =
                "Wrong for 0 < |gamma| < 1; Figures drawn from it are right at gamma = 0 and 1 alone. The print was "
                + "not at hand: the equation is as the notes on the source hand it down, its number where they give "
                + "none by order.",
            Evidence = new ExactRefutation(
                "gamma = 7/25: both sides in fractions differ.",
                () => Figures(printed: true),
                "with 1 - gamma^2 once",
                () => Figures(printed: false)
            ),
        };

    private static ExactFigures Figures(bool printed)
    {
        ExactTriple state = ExactTriple.General;
        Fraction b = new(1, 4);
        Fraction part = printed ? (1 - (state.Gamma * state.Gamma)) * (1 - (state.Gamma * state.Gamma)) : 1 - (state.Gamma * state.Gamma);
        Fraction left = Plane(state, b) + (b * b * part * state.PositiveSine * state.PositiveSine);
        return new ExactFigures($"{state}, b = {b}", left, "=", state.FirstOrder(b).AnchorSquare);
    }

    private static Fraction Plane(ExactTriple state, Fraction b)
    {
        Fraction along = 1 + (b * (state.Sap - state.San));
        Fraction across = b * ((state.Gamma * state.PositiveSine) - state.NegativeSine);
        return (along * along) + (across * across);
    }
}
