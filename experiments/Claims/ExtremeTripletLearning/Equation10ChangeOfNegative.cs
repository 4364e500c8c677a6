using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.ExtremeTripletLearning;

/// <summary>(10).</summary>
public static class Equation10ChangeOfNegative
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        OneStep.Claim(
            10,
            "change of S_an",
            c => c.DeltaSan,
            (s, v) => (v.NegativeProduct / (v.AnchorNorm * v.NegativeNorm)) - s.San,
            "1% smaller",
            c => 0.99 * c.DeltaSan
        );
}
