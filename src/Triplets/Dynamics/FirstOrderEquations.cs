namespace IsoTriplet.Triplets;

/// <summary>The numbered equations of [ETL] for the first order (NCA) step p' = p + b a, q' = q - b a, a' = a + b p - b q: (17)-(22).</summary>
/// <remarks>
/// The print was not at hand. Each formula is derived from the update table; numbers within the group (17)-(22) follow the order
/// products, lengths of p', q' and a', and are inferred from the notes on the source except where the notes name one: (18) and (22).
/// </remarks>
public static class FirstOrderEquations
{
    /// <summary>b = rate e^S_an / (e^S_ap + e^S_an).</summary>
    /// <param name="state">S_ap, S_an, gamma.</param>
    /// <param name="rate">The learning rate.</param>
    /// <returns>b, at most the rate.</returns>
    public static double Weight(TripletState state, double rate) => rate * LogisticFunctions.Sigmoid(state.San - state.Sap);

    /// <summary>(17): a'.p' = (1 + b^2) S_ap + 2b - b S_pn - b^2 S_an.</summary>
    /// <param name="state">S_ap, S_an, gamma.</param>
    /// <param name="b">The weight b.</param>
    /// <returns>The product before normalisation.</returns>
    public static double Equation17(TripletState state, double b) =>
        ((1 + (b * b)) * state.Sap) + (2 * b) - (b * state.Spn) - (b * b * state.San);

    /// <summary>(18), corrected: a'.q' = (1 + b^2) S_an - 2b + b S_pn - b^2 S_ap.</summary>
    /// <param name="state">S_ap, S_an, gamma.</param>
    /// <param name="b">The weight b.</param>
    /// <returns>The product before normalisation.</returns>
    public static double Equation18(TripletState state, double b) =>
        ((1 + (b * b)) * state.San) - (2 * b) + (b * state.Spn) - (b * b * state.Sap);

    /// <summary>(18) as printed, with S_ap in the first term where S_an belongs: wrong unless S_ap = S_an.</summary>
    /// <param name="state">S_ap, S_an, gamma.</param>
    /// <param name="b">The weight b.</param>
    /// <returns>(1 + b^2) S_ap - 2b + b S_pn - b^2 S_ap.</returns>
    public static double Equation18AsPrinted(TripletState state, double b) =>
        ((1 + (b * b)) * state.Sap) - (2 * b) + (b * state.Spn) - (b * b * state.Sap);

    /// <summary>(19): |p'| = sqrt((1 + b S_ap)^2 + b^2 (1 - S_ap^2)).</summary>
    /// <param name="state">S_ap, S_an, gamma.</param>
    /// <param name="b">The weight b.</param>
    /// <returns>The length.</returns>
    public static double Equation19(TripletState state, double b) => ClosedForm.Length(1 + (b * state.Sap), b * state.PositiveSine);

    /// <summary>(20): |q'| = sqrt((1 - b S_an)^2 + b^2 (1 - S_an^2)).</summary>
    /// <param name="state">S_ap, S_an, gamma.</param>
    /// <param name="b">The weight b.</param>
    /// <returns>The length.</returns>
    public static double Equation20(TripletState state, double b) => ClosedForm.Length(1 - (b * state.San), b * state.NegativeSine);

    /// <summary>(21): the square of the part of a' in the plane of a and q, (1 + b S_ap - b S_an)^2 + b^2 (gamma s_p - s_q)^2, s the sines.</summary>
    /// <param name="state">S_ap, S_an, gamma.</param>
    /// <param name="b">The weight b.</param>
    /// <returns>The square.</returns>
    public static double Equation21(TripletState state, double b) => AnchorInPlane(state, b);

    /// <summary>(22), corrected: |a'| = sqrt((21) + b^2 (1 - gamma^2)(1 - S_ap^2)).</summary>
    /// <param name="state">S_ap, S_an, gamma.</param>
    /// <param name="b">The weight b.</param>
    /// <returns>The length.</returns>
    public static double Equation22(TripletState state, double b) => AnchorNorm(state, b);

    /// <summary>(22) with one gamma for both parts, as the notes on the source report it: the orthogonal part is b^2 gamma^2 (1 - S_ap^2).</summary>
    /// <remarks>Right only where gamma^2 = 1/2, b = 0 or p is parallel to a.</remarks>
    /// <param name="state">S_ap, S_an, gamma.</param>
    /// <param name="b">The weight b.</param>
    /// <returns>The length that this reading gives.</returns>
    public static double Equation22AsPrinted(TripletState state, double b)
    {
        double across = b * state.Gamma * state.PositiveSine;
        return Math.Sqrt(AnchorInPlane(state, b) + (across * across));
    }

    /// <summary>(22) as in the authors' public notebook, which multiplies (1 - gamma^2) twice: wrong for 0 &lt; |gamma| &lt; 1.</summary>
    /// <param name="state">S_ap, S_an, gamma.</param>
    /// <param name="b">The weight b.</param>
    /// <returns>The length that the notebook computes.</returns>
    public static double Equation22AsInNotebook(TripletState state, double b)
    {
        double across = b * (1 - (state.Gamma * state.Gamma)) * state.PositiveSine;
        return Math.Sqrt(AnchorInPlane(state, b) + (across * across));
    }

    /// <summary>The whole step from (17)-(22).</summary>
    /// <param name="state">S_ap, S_an, gamma.</param>
    /// <param name="rate">The learning rate, at least 0.</param>
    /// <returns>The outcome.</returns>
    public static UpdateOutcome Step(TripletState state, double rate)
    {
        double b = Weight(state, rate);
        return UpdateOutcome.From(
            state,
            Equation17(state, b),
            Equation18(state, b),
            Equation22(state, b),
            Equation19(state, b),
            Equation20(state, b)
        );
    }

    internal static double AnchorNorm(TripletState state, double b)
    {
        double sine = b * state.PositiveSine;
        return Math.Sqrt(AnchorInPlane(state, b) + ((1 - (state.Gamma * state.Gamma)) * sine * sine));
    }

    internal static double AnchorInPlane(TripletState state, double b)
    {
        double along = 1 + (b * state.Sap) - (b * state.San);
        double inPlane = b * ((state.Gamma * state.PositiveSine) - state.NegativeSine);
        return (along * along) + (inPlane * inPlane);
    }
}
