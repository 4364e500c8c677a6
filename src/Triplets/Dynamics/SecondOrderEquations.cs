namespace IsoTriplet.Triplets;

/// <summary>
/// The numbered equations of [ETL] for the second order step p' = p + b w_ap a, q' = q - b w_an a, a' = a + b w_ap p - b w_an q
/// with w_ap = 1 - S_ap and w_an = S_an: (28)-(39).
/// </summary>
/// <remarks>
/// The print was not at hand. Each formula is derived from the second order loss; numbers follow the order updates (32)-(34),
/// products (35)-(36), lengths (37)-(39), and are inferred from the notes on the source, which name only (30), (31), (33), (34).
/// </remarks>
public static class SecondOrderEquations
{
    /// <summary>b = rate e^(S_an^2/2) / (e^(S_ap - S_ap^2/2) + e^(S_an^2/2)).</summary>
    /// <param name="state">S_ap, S_an, gamma.</param>
    /// <param name="rate">The learning rate.</param>
    /// <returns>b, at most the rate.</returns>
    public static double Weight(TripletState state, double rate) =>
        rate * LogisticFunctions.Sigmoid((state.San * state.San / 2) - (state.Sap - (state.Sap * state.Sap / 2)));

    /// <summary>(28): w_ap = 1 - S_ap, the derivative of the exponent S_ap - S_ap^2/2.</summary>
    /// <param name="state">S_ap, S_an, gamma.</param>
    /// <returns>w_ap.</returns>
    public static double Equation28(TripletState state) => 1 - state.Sap;

    /// <summary>(29): w_an = S_an, the derivative of the exponent S_an^2/2.</summary>
    /// <param name="state">S_ap, S_an, gamma.</param>
    /// <returns>w_an.</returns>
    public static double Equation29(TripletState state) => state.San;

    /// <summary>(30) as printed: the coefficient of a in the step of p with a minus sign, -b w_ap, which (33) contradicts.</summary>
    /// <param name="state">S_ap, S_an, gamma.</param>
    /// <param name="b">The weight b.</param>
    /// <returns>-b (1 - S_ap).</returns>
    public static double Equation30AsPrinted(TripletState state, double b) => -b * Equation28(state);

    /// <summary>(31) as printed: the coefficient of a in the step of q with the sign that (34) contradicts, +b w_an.</summary>
    /// <param name="state">S_ap, S_an, gamma.</param>
    /// <param name="b">The weight b.</param>
    /// <returns>+b S_an.</returns>
    public static double Equation31AsPrinted(TripletState state, double b) => b * Equation29(state);

    /// <summary>(32): the coefficients of p and q in the step of a, (b w_ap, -b w_an).</summary>
    /// <param name="state">S_ap, S_an, gamma.</param>
    /// <param name="b">The weight b.</param>
    /// <returns>Both coefficients.</returns>
    public static (double OfPositive, double OfNegative) Equation32(TripletState state, double b) =>
        (b * Equation28(state), -b * Equation29(state));

    /// <summary>(33): the coefficient of a in the step of p, +b w_ap; also (30) corrected.</summary>
    /// <param name="state">S_ap, S_an, gamma.</param>
    /// <param name="b">The weight b.</param>
    /// <returns>b (1 - S_ap).</returns>
    public static double Equation33(TripletState state, double b) => b * Equation28(state);

    /// <summary>(34): the coefficient of a in the step of q, -b w_an; also (31) corrected.</summary>
    /// <param name="state">S_ap, S_an, gamma.</param>
    /// <param name="b">The weight b.</param>
    /// <returns>-b S_an.</returns>
    public static double Equation34(TripletState state, double b) => -b * Equation29(state);

    /// <summary>(35): a'.p' = (1 + B^2) S_ap + 2B - E S_pn - B E S_an with B = b w_ap, E = b w_an.</summary>
    /// <param name="state">S_ap, S_an, gamma.</param>
    /// <param name="b">The weight b.</param>
    /// <returns>The product before normalisation.</returns>
    public static double Equation35(TripletState state, double b)
    {
        double pull = Equation33(state, b);
        double push = -Equation34(state, b);
        return ((1 + (pull * pull)) * state.Sap) + (2 * pull) - (push * state.Spn) - (pull * push * state.San);
    }

    /// <summary>(36): a'.q' = (1 + E^2) S_an - 2E + B S_pn - B E S_ap.</summary>
    /// <param name="state">S_ap, S_an, gamma.</param>
    /// <param name="b">The weight b.</param>
    /// <returns>The product before normalisation.</returns>
    public static double Equation36(TripletState state, double b)
    {
        double pull = Equation33(state, b);
        double push = -Equation34(state, b);
        return ((1 + (push * push)) * state.San) - (2 * push) + (pull * state.Spn) - (pull * push * state.Sap);
    }

    /// <summary>(37): |p'| = sqrt((1 + B S_ap)^2 + B^2 (1 - S_ap^2)).</summary>
    /// <param name="state">S_ap, S_an, gamma.</param>
    /// <param name="b">The weight b.</param>
    /// <returns>The length.</returns>
    public static double Equation37(TripletState state, double b) => FirstOrderEquations.Equation19(state, Equation33(state, b));

    /// <summary>(38): |q'| = sqrt((1 - E S_an)^2 + E^2 (1 - S_an^2)).</summary>
    /// <param name="state">S_ap, S_an, gamma.</param>
    /// <param name="b">The weight b.</param>
    /// <returns>The length.</returns>
    public static double Equation38(TripletState state, double b) => FirstOrderEquations.Equation20(state, -Equation34(state, b));

    /// <summary>(39): |a'| = sqrt((1 + B S_ap - E S_an)^2 + (B gamma s_p - E s_q)^2 + B^2 (1 - gamma^2) s_p^2), s the sines.</summary>
    /// <param name="state">S_ap, S_an, gamma.</param>
    /// <param name="b">The weight b.</param>
    /// <returns>The length.</returns>
    public static double Equation39(TripletState state, double b) =>
        ClosedForm.AnchorNorm(state, Equation33(state, b), -Equation34(state, b));

    /// <summary>The whole step from (28)-(39).</summary>
    /// <param name="state">S_ap, S_an, gamma.</param>
    /// <param name="rate">The learning rate, at least 0.</param>
    /// <returns>The outcome.</returns>
    public static UpdateOutcome Step(TripletState state, double rate)
    {
        double b = Weight(state, rate);
        return UpdateOutcome.From(
            state,
            Equation35(state, b),
            Equation36(state, b),
            Equation39(state, b),
            Equation37(state, b),
            Equation38(state, b)
        );
    }
}
