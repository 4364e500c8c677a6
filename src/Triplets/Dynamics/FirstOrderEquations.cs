namespace IsoTriplet.Triplets;

/// <summary>The numbered equations of [ETL] for the first order (NCA) step p' = p + b a, q' = q - b a, a' = a + b p - b q of (4)-(6).</summary>
/// <remarks>
/// (7), (8) are the products before normalisation, derived again in the appendix as (17), (18); (19) is <see cref="TripletState.Spn"/>; (20)-(22) are
/// the squared lengths of p', q' and a'. All are right as printed but (18), whose last line has S_ap in its first term where (8) has S_an.
/// </remarks>
public static class FirstOrderEquations
{
    /// <summary>b = rate e^S_an / (e^S_ap + e^S_an), the beta of (4)-(6).</summary>
    /// <param name="state">S_ap, S_an, gamma.</param>
    /// <param name="rate">The learning rate.</param>
    /// <returns>b, at most the rate.</returns>
    public static double Weight(TripletState state, double rate) => rate * LogisticFunctions.Sigmoid(state.San - state.Sap);

    /// <summary>(7), the last line of (17): a'.p' = (1 + b^2) S_ap + 2b - b S_pn - b^2 S_an.</summary>
    /// <param name="state">S_ap, S_an, gamma.</param>
    /// <param name="b">The weight b.</param>
    /// <returns>The product before normalisation.</returns>
    public static double Equation7(TripletState state, double b) =>
        ((1 + (b * b)) * state.Sap) + (2 * b) - (b * state.Spn) - (b * b * state.San);

    /// <summary>(8), the last line of (18) with its slip mended: a'.q' = (1 + b^2) S_an - 2b + b S_pn - b^2 S_ap.</summary>
    /// <param name="state">S_ap, S_an, gamma.</param>
    /// <param name="b">The weight b.</param>
    /// <returns>The product before normalisation.</returns>
    public static double Equation8(TripletState state, double b) =>
        ((1 + (b * b)) * state.San) - (2 * b) + (b * state.Spn) - (b * b * state.Sap);

    /// <summary>(20): |p'|^2 = (1 + b S_ap)^2 + b^2 (1 - S_ap^2).</summary>
    /// <param name="state">S_ap, S_an, gamma.</param>
    /// <param name="b">The weight b.</param>
    /// <returns>The squared length.</returns>
    public static double Equation20(TripletState state, double b) => SumOfSquares(1 + (b * state.Sap), b * state.PositiveSine);

    /// <summary>(21): |q'|^2 = (1 - b S_an)^2 + b^2 (1 - S_an^2).</summary>
    /// <param name="state">S_ap, S_an, gamma.</param>
    /// <param name="b">The weight b.</param>
    /// <returns>The squared length.</returns>
    public static double Equation21(TripletState state, double b) => SumOfSquares(1 - (b * state.San), b * state.NegativeSine);

    /// <summary>(22): |a'|^2 = (1 + b S_ap - b S_an)^2 + (b s_p - gamma b s_q)^2 + (b sqrt(1 - gamma^2) s_q)^2, s the sines.</summary>
    /// <param name="state">S_ap, S_an, gamma.</param>
    /// <param name="b">The weight b.</param>
    /// <returns>The squared length.</returns>
    public static double Equation22(TripletState state, double b) => AnchorSquare(state, b, b);

    /// <summary>The whole step from (7), (8), (20)-(22).</summary>
    /// <param name="state">S_ap, S_an, gamma.</param>
    /// <param name="rate">The learning rate, at least 0.</param>
    /// <returns>The outcome.</returns>
    public static UpdateOutcome Step(TripletState state, double rate)
    {
        double b = Weight(state, rate);
        return UpdateOutcome.From(
            state,
            Equation7(state, b),
            Equation8(state, b),
            Math.Sqrt(Equation22(state, b)),
            Math.Sqrt(Equation20(state, b)),
            Math.Sqrt(Equation21(state, b))
        );
    }

    /// <summary>|a'|^2 of a' = a + B p - E q as (22), (27) and (37) split it: along a, in the plane of a and p, and orthogonal to that plane.</summary>
    internal static double AnchorSquare(TripletState state, double pull, double push)
    {
        double along = 1 + (pull * state.Sap) - (push * state.San);
        double inPlane = (pull * state.PositiveSine) - (state.Gamma * push * state.NegativeSine);
        double across = push * Math.Sqrt((1 - state.Gamma) * (1 + state.Gamma)) * state.NegativeSine;
        return (along * along) + (inPlane * inPlane) + (across * across);
    }

    internal static double SumOfSquares(double x, double y) => (x * x) + (y * y);
}
