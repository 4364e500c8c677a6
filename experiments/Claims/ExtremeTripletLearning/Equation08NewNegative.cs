using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.ExtremeTripletLearning;

/// <summary>(8).</summary>
public static class Equation08NewNegative
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        OneStep.Claim(
            8,
            "new S_an = a'.q' / (|a'| |q'|)",
            c => c.NewSan,
            (_, v) => v.NewSan,
            "divided by |a'| alone",
            c => c.NegativeProduct / c.AnchorNorm
        );
}
