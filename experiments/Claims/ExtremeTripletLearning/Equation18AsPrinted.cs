using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.ExtremeTripletLearning;

/// <summary>(18).</summary>
public static class Equation18AsPrinted
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        PrintedProduct.Claim(
            18,
            "first order",
            "(1 + b^2)",
            "- 2b + b S_pn - b^2 S_ap",
            (state, b) => state.FirstOrder(b),
            b => 1 + (b * b),
            (state, b) => (b * state.Spn) - (2 * b) - (b * b * state.Sap)
        );
}
