using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>A quarter of the loss is below d_haus.</summary>
public static class QuarterHardnessBound
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "own-quarter",
            Source = "own",
            Locator = "(27) and (42) together",
            Statement = "The Hausdorff distance to the separated embeddings is at least a quarter of the hardness.",
            Hypotheses = "Any F with a triple.",
            Relation = "H(F) / 4 <= d_haus(F, F_TS)",
            Expected = Verdict.Proved,
            Reason = "Attained by p = -3, a = 0, q = 1/5.",
            Evidence = new ProofEvidence(
                "(27) and (42); the lemma has it for one triple and displacements directly.",
                "haus-at-least-quarter-hardness"
            ),
        };
}
