namespace IsoTriplet.Triplets;

/// <summary>The numbered equations of [ETL] for the vanilla step p' = (1-b) p + b a, q' = (1+b) q - b a, a' = a + b p - b q, b = 2 rate: (23)-(27).</summary>
/// <remarks>
/// The print was not at hand. Each formula is derived from the update table; numbers within the group follow the order products,
/// lengths of p', q' and a', and are inferred from the notes on the source except (24), which the notes name.
/// </remarks>
public static class VanillaEquations
{
    /// <summary>b = 2 rate.</summary>
    /// <param name="rate">The learning rate.</param>
    /// <returns>b.</returns>
    public static double Weight(double rate) => 2 * rate;

    /// <summary>(23): a'.p' = (1 - b + b^2) S_ap + 2b - b^2 - b (1 - b) S_pn - b^2 S_an.</summary>
    /// <param name="state">S_ap, S_an, gamma.</param>
    /// <param name="b">The weight b.</param>
    /// <returns>The product before normalisation.</returns>
    public static double Equation23(TripletState state, double b) =>
        ((1 - b + (b * b)) * state.Sap) + (2 * b) - (b * b) - (b * (1 - b) * state.Spn) - (b * b * state.San);

    /// <summary>(24), corrected: a'.q' = (1 + b + b^2) S_an - 2b - b^2 + b (1 + b) S_pn - b^2 S_ap.</summary>
    /// <param name="state">S_ap, S_an, gamma.</param>
    /// <param name="b">The weight b.</param>
    /// <returns>The product before normalisation.</returns>
    public static double Equation24(TripletState state, double b) =>
        ((1 + b + (b * b)) * state.San) - (2 * b) - (b * b) + (b * (1 + b) * state.Spn) - (b * b * state.Sap);

    /// <summary>(24) as printed, with S_ap in the first term where S_an belongs: wrong unless S_ap = S_an.</summary>
    /// <param name="state">S_ap, S_an, gamma.</param>
    /// <param name="b">The weight b.</param>
    /// <returns>(1 + b + b^2) S_ap - 2b - b^2 + b (1 + b) S_pn - b^2 S_ap.</returns>
    public static double Equation24AsPrinted(TripletState state, double b) =>
        ((1 + b + (b * b)) * state.Sap) - (2 * b) - (b * b) + (b * (1 + b) * state.Spn) - (b * b * state.Sap);

    /// <summary>(25): |p'| = sqrt((1 - b + b S_ap)^2 + b^2 (1 - S_ap^2)).</summary>
    /// <param name="state">S_ap, S_an, gamma.</param>
    /// <param name="b">The weight b.</param>
    /// <returns>The length.</returns>
    public static double Equation25(TripletState state, double b) => ClosedForm.Length(1 - b + (b * state.Sap), b * state.PositiveSine);

    /// <summary>(26): |q'| = sqrt((1 + b - b S_an)^2 + b^2 (1 - S_an^2)).</summary>
    /// <param name="state">S_ap, S_an, gamma.</param>
    /// <param name="b">The weight b.</param>
    /// <returns>The length.</returns>
    public static double Equation26(TripletState state, double b) => ClosedForm.Length(1 + b - (b * state.San), b * state.NegativeSine);

    /// <summary>(27): |a'|, the same expression as (22).</summary>
    /// <param name="state">S_ap, S_an, gamma.</param>
    /// <param name="b">The weight b.</param>
    /// <returns>The length.</returns>
    public static double Equation27(TripletState state, double b) => FirstOrderEquations.AnchorNorm(state, b);

    /// <summary>The whole step from (23)-(27).</summary>
    /// <param name="state">S_ap, S_an, gamma.</param>
    /// <param name="rate">The learning rate, at least 0.</param>
    /// <returns>The outcome.</returns>
    public static UpdateOutcome Step(TripletState state, double rate)
    {
        double b = Weight(rate);
        return UpdateOutcome.From(
            state,
            Equation23(state, b),
            Equation24(state, b),
            Equation27(state, b),
            Equation25(state, b),
            Equation26(state, b)
        );
    }
}
