using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.ExtremeTripletLearning;

/// <summary>(24).</summary>
public static class Equation24AsPrinted
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        PrintedProduct.Claim(
            24,
            "vanilla",
            "(1 + b + b^2)",
            "- 2b - b^2 + b (1 + b) S_pn - b^2 S_ap",
            (state, b) => state.Vanilla(b),
            b => 1 + b + (b * b),
            (state, b) => (b * (1 + b) * state.Spn) - (2 * b) - (b * b) - (b * b * state.Sap)
        );
}
