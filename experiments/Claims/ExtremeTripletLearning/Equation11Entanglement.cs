using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Triplets;

namespace IsoTriplet.Experiments.Claims.ExtremeTripletLearning;

/// <summary>(11).</summary>
public static class Equation11Entanglement
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        Entanglement.Claim(
            11,
            "S_ap",
            "S_an",
            moved => (moved.DeltaSap, moved.DeltaSan),
            (state, rule, strength, rate) => DynamicsField.At(rule, state, strength, rate).TotalSap
        );
}
