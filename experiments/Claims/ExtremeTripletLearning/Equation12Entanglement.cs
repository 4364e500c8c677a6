using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Triplets;

namespace IsoTriplet.Experiments.Claims.ExtremeTripletLearning;

/// <summary>(12).</summary>
public static class Equation12Entanglement
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        Entanglement.Claim(
            12,
            "S_an",
            "S_ap",
            moved => (moved.DeltaSan, moved.DeltaSap),
            (state, rule, strength, rate) => DynamicsField.At(rule, state, strength, rate).TotalSan
        );
}
