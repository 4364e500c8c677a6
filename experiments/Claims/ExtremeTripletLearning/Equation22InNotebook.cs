using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.ExtremeTripletLearning;

/// <summary>(22).</summary>
public static class Equation22InNotebook
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        AnchorLength.Claim(
            "notebook",
            "|a'| as a public notebook of the authors computes it, with (1 - gamma^2) twice.",
            "(1 - gamma^2)^2",
            "Wrong for 0 < |gamma| < 1; Figures drawn from it are right at gamma = 0 and 1 alone.",
            square => (1 - square) * (1 - square)
        );
}
