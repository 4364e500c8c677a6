namespace IsoTriplet.Triplets;

/// <summary>
/// The numbered equations of [ETL], appendix E, for the vanilla loss max(0, |a - p|^2 - |a - q|^2 + margin) where it is not 0: the step
/// p' = (1 - b) p + b a, q' = (1 + b) q - b a, a' = a + b p - b q of (32)-(34), its squared lengths (35)-(37) and products (38), (39).
/// </summary>
/// <remarks>
/// The gradients are (29)-(31) with beta = 2; (30) and (31) are printed as g = -dL/df, a minus sign that (29), (33) and (34) contradict. (32)-(34) add
/// beta (a - p) and so on without a learning rate: with beta = 2, as printed, p' = 2a - p is the mirror image of p. Here b = 2 rate.
/// </remarks>
public static class VanillaEquations
{
    /// <summary>b = 2 rate; the beta = 2 of the print is rate 1.</summary>
    /// <param name="rate">The learning rate.</param>
    /// <returns>b.</returns>
    public static double Weight(double rate) => 2 * rate;

    /// <summary>(35): |p'|^2 = (1 - b + b S_ap)^2 + b^2 (1 - S_ap^2).</summary>
    /// <param name="state">S_ap, S_an, gamma.</param>
    /// <param name="b">The weight b.</param>
    /// <returns>The squared length.</returns>
    public static double Equation35(TripletState state, double b) =>
        FirstOrderEquations.SumOfSquares(1 - b + (b * state.Sap), b * state.PositiveSine);

    /// <summary>(36): |q'|^2 = (1 + b - b S_an)^2 + b^2 (1 - S_an^2).</summary>
    /// <param name="state">S_ap, S_an, gamma.</param>
    /// <param name="b">The weight b.</param>
    /// <returns>The squared length.</returns>
    public static double Equation36(TripletState state, double b) =>
        FirstOrderEquations.SumOfSquares(1 + b - (b * state.San), b * state.NegativeSine);

    /// <summary>(37): |a'|^2, the same expression as (22).</summary>
    /// <param name="state">S_ap, S_an, gamma.</param>
    /// <param name="b">The weight b.</param>
    /// <returns>The squared length.</returns>
    public static double Equation37(TripletState state, double b) => FirstOrderEquations.Equation22(state, b);

    /// <summary>(38): a'.p' = (1 - b + b^2) S_ap + 2b - b^2 - b (1 - b) S_pn - b^2 S_an.</summary>
    /// <param name="state">S_ap, S_an, gamma.</param>
    /// <param name="b">The weight b.</param>
    /// <returns>The product before normalisation.</returns>
    public static double Equation38(TripletState state, double b) =>
        ((1 - b + (b * b)) * state.Sap) + (2 * b) - (b * b) - (b * (1 - b) * state.Spn) - (b * b * state.San);

    /// <summary>(39): a'.q' = (1 + b + b^2) S_an - 2b - b^2 + b (1 + b) S_pn - b^2 S_ap.</summary>
    /// <param name="state">S_ap, S_an, gamma.</param>
    /// <param name="b">The weight b.</param>
    /// <returns>The product before normalisation.</returns>
    public static double Equation39(TripletState state, double b) =>
        ((1 + b + (b * b)) * state.San) - (2 * b) - (b * b) + (b * (1 + b) * state.Spn) - (b * b * state.Sap);

    /// <summary>The whole step from (35)-(39).</summary>
    /// <param name="state">S_ap, S_an, gamma.</param>
    /// <param name="rate">The learning rate, at least 0.</param>
    /// <returns>The outcome.</returns>
    public static UpdateOutcome Step(TripletState state, double rate)
    {
        double b = Weight(rate);
        return UpdateOutcome.From(
            state,
            Equation38(state, b),
            Equation39(state, b),
            Math.Sqrt(Equation37(state, b)),
            Math.Sqrt(Equation35(state, b)),
            Math.Sqrt(Equation36(state, b))
        );
    }
}
