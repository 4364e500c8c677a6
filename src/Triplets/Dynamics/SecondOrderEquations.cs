namespace IsoTriplet.Triplets;

/// <summary>
/// The numbered equations of [ETL] for the second order step p' = p + B a, q' = q - E a, a' = a + B p - E q with B = b w_ap, E = b w_an, w_ap = 1 - S_ap
/// and w_an = S_an: (13)-(16) of section 5 and (23)-(27) of appendices C and D.
/// </summary>
/// <remarks>All are right as printed but (24), which has S_ap in its first term where S_an belongs, as (18) has.</remarks>
public static class SecondOrderEquations
{
    /// <summary>b = rate e^(S_an^2/2) / (e^(S_ap - S_ap^2/2) + e^(S_an^2/2)), the beta_w under (15).</summary>
    /// <param name="state">S_ap, S_an, gamma.</param>
    /// <param name="rate">The learning rate.</param>
    /// <returns>b, at most the rate.</returns>
    public static double Weight(TripletState state, double rate) =>
        rate * LogisticFunctions.Sigmoid((state.San * state.San / 2) - (state.Sap - (state.Sap * state.Sap / 2)));

    /// <summary>B = b w_ap with w_ap = 1 - S_ap: the step of p along a in (13), of a along p in (15).</summary>
    /// <param name="state">S_ap, S_an, gamma.</param>
    /// <param name="b">The weight b.</param>
    /// <returns>b (1 - S_ap).</returns>
    public static double Pull(TripletState state, double b) => b * (1 - state.Sap);

    /// <summary>E = b w_an with w_an = S_an: the step of q against a in (14), of a against q in (15).</summary>
    /// <param name="state">S_ap, S_an, gamma.</param>
    /// <param name="b">The weight b.</param>
    /// <returns>b S_an.</returns>
    public static double Push(TripletState state, double b) => b * state.San;

    /// <summary>(16): L = log(1 + exp(S_an^2/2 - S_ap + S_ap^2/2)); its derivatives times the rate are (13)-(15).</summary>
    /// <param name="state">S_ap, S_an, gamma.</param>
    /// <returns>The loss.</returns>
    public static double Equation16(TripletState state) =>
        LogisticFunctions.Softplus((state.San * state.San / 2) - (state.Sap - (state.Sap * state.Sap / 2)));

    /// <summary>(23): a'.p' = (1 + B^2) S_ap + 2B - E S_pn - B E S_an.</summary>
    /// <param name="state">S_ap, S_an, gamma.</param>
    /// <param name="b">The weight b.</param>
    /// <returns>The product before normalisation.</returns>
    public static double Equation23(TripletState state, double b)
    {
        (double pull, double push) = (Pull(state, b), Push(state, b));
        return ((1 + (pull * pull)) * state.Sap) + (2 * pull) - (push * state.Spn) - (pull * push * state.San);
    }

    /// <summary>(24) with its slip mended: a'.q' = (1 + E^2) S_an - 2E + B S_pn - B E S_ap.</summary>
    /// <param name="state">S_ap, S_an, gamma.</param>
    /// <param name="b">The weight b.</param>
    /// <returns>The product before normalisation.</returns>
    public static double Equation24(TripletState state, double b)
    {
        (double pull, double push) = (Pull(state, b), Push(state, b));
        return ((1 + (push * push)) * state.San) - (2 * push) + (pull * state.Spn) - (pull * push * state.Sap);
    }

    /// <summary>(25): |p'|^2 = (1 + B S_ap)^2 + B^2 (1 - S_ap^2), which is (20) with B in the place of b.</summary>
    /// <param name="state">S_ap, S_an, gamma.</param>
    /// <param name="b">The weight b.</param>
    /// <returns>The squared length.</returns>
    public static double Equation25(TripletState state, double b) => FirstOrderEquations.Equation20(state, Pull(state, b));

    /// <summary>(26): |q'|^2 = (1 - E S_an)^2 + E^2 (1 - S_an^2), which is (21) with E in the place of b.</summary>
    /// <param name="state">S_ap, S_an, gamma.</param>
    /// <param name="b">The weight b.</param>
    /// <returns>The squared length.</returns>
    public static double Equation26(TripletState state, double b) => FirstOrderEquations.Equation21(state, Push(state, b));

    /// <summary>(27): |a'|^2 = (1 + B S_ap - E S_an)^2 + (B s_p - gamma E s_q)^2 + (E sqrt(1 - gamma^2) s_q)^2, s the sines.</summary>
    /// <param name="state">S_ap, S_an, gamma.</param>
    /// <param name="b">The weight b.</param>
    /// <returns>The squared length.</returns>
    public static double Equation27(TripletState state, double b) =>
        FirstOrderEquations.AnchorSquare(state, Pull(state, b), Push(state, b));

    /// <summary>The whole step from (23)-(27).</summary>
    /// <param name="state">S_ap, S_an, gamma.</param>
    /// <param name="rate">The learning rate, at least 0.</param>
    /// <returns>The outcome.</returns>
    public static UpdateOutcome Step(TripletState state, double rate)
    {
        double b = Weight(state, rate);
        return UpdateOutcome.From(
            state,
            Equation23(state, b),
            Equation24(state, b),
            Math.Sqrt(Equation27(state, b)),
            Math.Sqrt(Equation25(state, b)),
            Math.Sqrt(Equation26(state, b))
        );
    }
}
