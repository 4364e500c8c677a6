using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.ExtremeTripletLearning;

/// <summary>(18).</summary>
public static class Equation18AsPrinted
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "etl-18-printed",
            Source = "ETL",
            Locator = "(18)",
            Statement = "(18) as printed: the product a'.q' after a first order step has S_ap in its first term.",
            Hypotheses = "Unit vectors a, p, q; S_an is the cosine of anchor and negative.",
            Relation = "a'.q' = (1 + b^2) S_ap - 2b + b S_pn - b^2 S_ap",
            Expected = Verdict.Refuted,
            Reason =
                "The first term must be S_an: the print is off by (1 + b^2)(S_ap - S_an). etl-18 has the corrected "
                + "form. The print was not at hand: the equation is as the notes on the source hand it down, its number"
                + " where they give none by order.",
            Evidence = new ExactRefutation(
                "S_ap = 3/5, S_an = 5/13: both sides in fractions differ.",
                () => Figures(printed: true),
                "the corrected form",
                () => Figures(printed: false)
            ),
        };

    private static ExactFigures Figures(bool printed)
    {
        ExactTriple state = ExactTriple.General;
        Fraction b = new(1, 4);
        ExactMove moved = state.FirstOrder(b);
        Fraction s = state.PositiveSine;
        Fraction right = moved.NegativeProduct;
        Fraction left = printed
            ? ((1 + (b * b)) * state.Sap) - (2 * b) + (b * state.Spn) - (b * b * state.Sap)
            : ((1 + (b * b)) * state.San) - (2 * b) + (b * state.Spn) - (b * b * state.Sap);
        return new ExactFigures($"{state}, b = {b}", left, "=", right);
    }
}
