using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>Appendix A: the supremum at a pair of different classes that f* stretches.</summary>
public static class CaseDifferentStretched
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        AppendixCase.Claim(
            PairKind.DifferentStretched,
            "different-stretched",
            "different classes that f* stretches",
            "At every optimum with d_iso = H/2 the hardest triple forces such a pair: G_aq = D_aq + H/2."
        );
}
