using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>The steps of the stress bound.</summary>
public static class StressSteps
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "own-stress",
            Source = "own",
            Locator = "docs/mathematics.md, Theorem 8.1",
            Statement =
                "An equilibrium stress does no work on small motions, and a distance exceeds its first-order change by at most r^2 / (2"
                + " (D - r)).",
            Hypotheses = "r < D.",
            Relation = "g <= D + x + r^2 / (2 (D - r))",
            Expected = Verdict.Proved,
            Reason = "The certificate that refutes (38) rests on these two steps, on Theorem 5.2 and on the checker's own arithmetic.",
            Evidence = new ProofEvidence("The two steps that are not bookkeeping.", "distance-second-order", "stress-does-no-work"),
        };
}
