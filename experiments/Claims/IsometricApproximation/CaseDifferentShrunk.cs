using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>Appendix A: the supremum at a pair of different classes that f* shrinks.</summary>
public static class CaseDifferentShrunk
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        AppendixCase.Claim(
            PairKind.DifferentShrunk,
            "different-shrunk",
            "different classes that f* shrinks",
            "Another optimum may avoid such pairs; the argument speaks of any nearest f*."
        );
}
