using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>Appendix A: the supremum at a pair of the same class that f* shrinks.</summary>
public static class CaseSameShrunk
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        AppendixCase.Claim(
            PairKind.SameShrunk,
            "same-shrunk",
            "the same class that f* shrinks",
            "At every optimum with d_iso = H/2 the hardest triple forces such a pair: G_ap = D_ap - H/2."
        );
}
