using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>(42): half the loss is below d_iso.</summary>
public static class HalfHardnessBound
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "iat-42",
            Source = "IAT",
            Locator = "(39)-(42)",
            Statement = "The isometric distance to the separated embeddings is at least half the hardness.",
            Hypotheses = "Any F with a triple.",
            Relation = "H(F) / 2 <= d_iso(F, F_TS)",
            Expected = Verdict.Proved,
            Reason =
                "This half of Theorem 3 is right, for every F, N and n, without thickness. What the printed chain (40)-(42) adds with "
                + "absolute values fails: iat-40-absolute-values.",
            Evidence = new ProofEvidence(
                "For separated G, D_ap - D_aq <= (G_ap + eps) - (G_aq - eps) <= 2 eps.",
                "iso-at-least-half-hardness"
            ),
        };
}
