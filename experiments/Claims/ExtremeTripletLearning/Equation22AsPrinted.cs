using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.ExtremeTripletLearning;

/// <summary>(22).</summary>
public static class Equation22AsPrinted
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        AnchorLength.Claim(
            "printed",
            "(22) as printed: one gamma in both parts of |a'|.",
            "gamma^2",
            "The orthogonal part takes 1 - gamma^2 where the print has gamma^2: right only at gamma^2 = 1/2. etl-22 has the corrected form.",
            square => square
        );
}
