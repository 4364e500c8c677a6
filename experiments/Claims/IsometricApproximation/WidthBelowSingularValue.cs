using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>Thickness bounds the least singular value.</summary>
public static class WidthBelowSingularValue
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "own-thickness-singular-value",
            Source = "own",
            Locator = "docs/mathematics.md, Lemma 5.4",
            Statement = "sigma_n of the centred F is at least theta / sqrt 2.",
            Hypotheses = "F centred.",
            Relation = "theta(F) / sqrt 2 <= sigma_n(F)",
            Expected = Verdict.Proved,
            Reason = "It turns the explicit constant into one in thickness, diameter and N.",
            Evidence = new ProofEvidence(
                "Along a unit vector two coordinates are at least theta apart; four coordinates in the lemma.",
                "width-below-singular-value-4"
            ),
        };
}
