using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.ExtremeTripletLearning;

/// <summary>(31).</summary>
public static class Equation31AsPrinted
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "etl-31-printed",
            Source = "ETL",
            Locator = "(31)",
            Statement = "(31) as printed: in the second order step q moves by +b w_an a, and the step lowers the loss.",
            Hypotheses = "Unit vectors a, p, q; S_an is the cosine of anchor and negative. 0 < b <= 1.",
            Relation = "-g(a.q') >= -g(a.q) with a.q' = S_an + b w_an",
            Expected = Verdict.Refuted,
            Reason =
                "The sign contradicts (34): with it the step raises the loss. The figures are the exponent before and"
                + " after. etl-31 has the corrected sign. The print was not at hand: the equation is as the notes on "
                + "the source hand it down, its number where they give none by order.",
            Evidence = new ExactRefutation(
                "S_ap = 3/5, S_an = 5/13: with the printed sign the exponent moves the wrong way.",
                () => Figures(printed: true),
                "the sign of (34)",
                () => Figures(printed: false)
            ),
        };

    private static ExactFigures Figures(bool printed)
    {
        ExactTriple state = ExactTriple.General;
        Fraction b = new(1, 4);
        Fraction weight = state.San;
        Fraction step = printed ? b * weight : -(b * weight);
        return new ExactFigures(
            $"{state}, b = {b}, the step's coefficient of a = {step}",
            Exponent(state.San),
            "<=",
            Exponent(state.San + step)
        );
    }

    private static Fraction Exponent(Fraction x) => -(x * x / 2);
}
