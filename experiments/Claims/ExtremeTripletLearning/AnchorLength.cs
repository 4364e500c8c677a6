using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.ExtremeTripletLearning;

/// <summary>The wrong forms of (22), |a'|^2 after a first order step: each has another factor where 1 - gamma^2 belongs.</summary>
internal static class AnchorLength
{
    /// <summary>A claim.</summary>
    /// <param name="form">The form's name, the end of the claim's.</param>
    /// <param name="statement">The claim in a sentence.</param>
    /// <param name="factor">The factor in words.</param>
    /// <param name="fault">What is wrong with it.</param>
    /// <param name="part">The factor as a function of gamma^2.</param>
    /// <returns>A new record.</returns>
    public static Claim Claim(string form, string statement, string factor, string fault, Func<Fraction, Fraction> part) =>
        new()
        {
            Id = $"etl-22-{form}",
            Source = "ETL",
            Locator = "(22)",
            Statement = statement,
            Hypotheses = "Unit vectors a, p, q; S_an is the cosine of anchor and negative.",
            Relation = $"|a'|^2 = (21) + b^2 {factor} (1 - S_ap^2)",
            Expected = Verdict.Refuted,
            Reason =
                $"{fault} The print was not at hand: the equation is as the notes on the source hand it down, its number where they give "
                + "none by order.",
            Evidence = new ExactRefutation(
                "gamma = 7/25: both sides in fractions differ.",
                () => Figures(part),
                "with 1 - gamma^2 once",
                () => Figures(square => 1 - square)
            ),
        };

    private static ExactFigures Figures(Func<Fraction, Fraction> part)
    {
        ExactTriple state = ExactTriple.General;
        Fraction b = new(1, 4);
        Fraction left = Plane(state, b) + (b * b * part(state.Gamma * state.Gamma) * state.PositiveSine * state.PositiveSine);
        return new ExactFigures($"{state}, b = {b}", left, "=", state.FirstOrder(b).AnchorSquare);
    }

    private static Fraction Plane(ExactTriple state, Fraction b)
    {
        Fraction along = 1 + (b * (state.Sap - state.San));
        Fraction across = b * ((state.Gamma * state.PositiveSine) - state.NegativeSine);
        return (along * along) + (across * across);
    }
}
