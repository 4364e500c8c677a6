using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.ExtremeTripletLearning;

/// <summary>(9).</summary>
public static class Equation09ChangeOfPositive
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        OneStep.Claim(
            9,
            "change of S_ap",
            c => c.DeltaSap,
            (s, v) => (v.PositiveProduct / (v.AnchorNorm * v.PositiveNorm)) - s.Sap,
            "1% smaller",
            c => 0.99 * c.DeltaSap
        );
}
