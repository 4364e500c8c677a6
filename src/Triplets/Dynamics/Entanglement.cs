namespace IsoTriplet.Triplets;

/// <summary>Entanglement of the two similarities through the shared network: what moves one moves the other along; (11), (12) of [ETL].</summary>
public static class Entanglement
{
    /// <summary>The share of the other change that comes along, p sqrt(S_ap S_an).</summary>
    /// <remarks>
    /// The print has p q with q = sqrt(S_ap S_an). A public notebook of its authors is said to multiply p S_ap S_an without the root; the print decides here.
    /// Own convention: 0 where one of the similarities is negative (the source draws [0, 1]^2 only).
    /// </remarks>
    /// <param name="state">S_ap, S_an, gamma.</param>
    /// <param name="strength">p, in [0, 1].</param>
    /// <returns>The factor, in [0, 1].</returns>
    /// <exception cref="ArgumentException">p outside [0, 1].</exception>
    public static double Factor(TripletState state, double strength)
    {
        if (Guard.NonNegative(strength) > 1)
        {
            throw new ArgumentException($"the entanglement is {strength}; a number in [0, 1] was expected", nameof(strength));
        }
        return strength * Math.Sqrt(Math.Max(0, state.Sap) * Math.Max(0, state.San));
    }

    /// <summary>(11): dS_ap total = dS_ap + p sqrt(S_ap S_an) dS_an.</summary>
    /// <param name="state">S_ap, S_an, gamma.</param>
    /// <param name="outcome">The step without entanglement.</param>
    /// <param name="strength">p, in [0, 1].</param>
    /// <returns>The total change of S_ap.</returns>
    public static double Equation11(TripletState state, UpdateOutcome outcome, double strength) =>
        outcome.DeltaSap + (Factor(state, strength) * outcome.DeltaSan);

    /// <summary>(12): dS_an total = dS_an + p sqrt(S_ap S_an) dS_ap.</summary>
    /// <param name="state">S_ap, S_an, gamma.</param>
    /// <param name="outcome">The step without entanglement.</param>
    /// <param name="strength">p, in [0, 1].</param>
    /// <returns>The total change of S_an.</returns>
    public static double Equation12(TripletState state, UpdateOutcome outcome, double strength) =>
        outcome.DeltaSan + (Factor(state, strength) * outcome.DeltaSap);
}
