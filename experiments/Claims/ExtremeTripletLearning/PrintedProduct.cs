using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.ExtremeTripletLearning;

/// <summary>The claims (18) and (24) as printed: S_ap stands where the first term of a'.q' must have S_an.</summary>
internal static class PrintedProduct
{
    /// <summary>A claim.</summary>
    /// <param name="number">The equation's number.</param>
    /// <param name="step">The step's name.</param>
    /// <param name="factor">The first term's factor, in words.</param>
    /// <param name="rest">The other terms, in words.</param>
    /// <param name="move">The step in fractions.</param>
    /// <param name="first">The first term's factor at b.</param>
    /// <param name="others">The other terms at b.</param>
    /// <returns>A new record.</returns>
    public static Claim Claim(
        int number,
        string step,
        string factor,
        string rest,
        Func<ExactTriple, Fraction, ExactMove> move,
        Func<Fraction, Fraction> first,
        Func<ExactTriple, Fraction, Fraction> others
    ) =>
        new()
        {
            Id = $"etl-{number}-printed",
            Source = "ETL",
            Locator = $"({number})",
            Statement = $"({number}) as printed: the product a'.q' after a {step} step has S_ap in its first term.",
            Hypotheses = "Unit vectors a, p, q; S_an is the cosine of anchor and negative.",
            Relation = $"a'.q' = {factor} S_ap {rest}",
            Expected = Verdict.Refuted,
            Reason =
                $"The first term must be S_an: the print is off by {factor}(S_ap - S_an). etl-{number} has the corrected "
                + "form. The print was not at hand: the equation is as the notes on the source hand it down, its number"
                + " where they give none by order.",
            Evidence = new ExactRefutation(
                "S_ap = 3/5, S_an = 5/13: both sides in fractions differ.",
                () => Figures(t => t.Sap, move, first, others),
                "the corrected form",
                () => Figures(t => t.San, move, first, others)
            ),
        };

    private static ExactFigures Figures(
        Func<ExactTriple, Fraction> cosine,
        Func<ExactTriple, Fraction, ExactMove> move,
        Func<Fraction, Fraction> first,
        Func<ExactTriple, Fraction, Fraction> others
    )
    {
        ExactTriple state = ExactTriple.General;
        Fraction b = new(1, 4);
        Fraction left = (first(b) * cosine(state)) + others(state, b);
        return new ExactFigures($"{state}, b = {b}", left, "=", move(state, b).NegativeProduct);
    }
}
