using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.ExtremeTripletLearning;

/// <summary>(7).</summary>
public static class Equation07NewPositive
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        OneStep.Claim(
            7,
            "new S_ap = a'.p' / (|a'| |p'|)",
            c => c.NewSap,
            (_, v) => v.NewSap,
            "divided by |a'| alone",
            c => c.PositiveProduct / c.AnchorNorm
        );
}
