using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>Appendix A: the supremum at a pair of the same class that f* stretches.</summary>
public static class CaseSameStretched
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        AppendixCase.Claim(
            PairKind.SameStretched,
            "same-stretched",
            "the same class that f* stretches",
            "Another optimum may avoid such pairs; the argument speaks of any nearest f*."
        );
}
