using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.ExtremeTripletLearning;

/// <summary>section 5.</summary>
public static class SecondOrderGapWidens
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "etl-second-order-gap-widens",
            Source = "ETL",
            Locator = "section 5",
            Statement = "The second order step widens S_ap - S_an at every triple of [0, 1]^2.",
            Hypotheses = "S_ap, S_an in [0, 1]. A small rate: signs are those of the derivatives at rate 0, where these are " + "not 0.",
            Relation = "d(S_an - S_ap) <= 0",
            Expected = Verdict.Refuted,
            Reason =
                "Near S_an = 0 the negative is not pushed and follows the anchor faster than the positive comes "
                + "nearer. First order and vanilla steps do widen it (own-etl-gap-widens).",
            Evidence = new ExactRefutation(
                "S_ap = 12/13, S_an = 0, gamma = 1: the derivatives in fractions.",
                () => Figures(1 - State.Sap, State.San),
                "weights 1 and 1",
                () => Figures(1, 1)
            ),
        };

    private static readonly ExactTriple State = new((new(12, 13), new(5, 13)), (0, 1), (1, 0));

    private static ExactFigures Figures(Fraction w, Fraction v) =>
        new($"{State}, weights {w} and {v}: the fall of S_ap - S_an per b", State.NegativeRate(w, v) - State.PositiveRate(w, v), "<=", 0);
}
