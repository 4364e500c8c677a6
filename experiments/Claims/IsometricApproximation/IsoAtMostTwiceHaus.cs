using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>(27): d_iso is at most twice d_haus.</summary>
public static class IsoAtMostTwiceHaus
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "iat-27",
            Source = "IAT",
            Locator = "(27)",
            Statement = "The isometric distance to the separated embeddings is at most twice the Hausdorff distance to them.",
            Hypotheses = "Both are infima over F_TS.",
            Relation = "d_iso(F, F_TS) <= 2 d_haus(F, F_TS)",
            Expected = Verdict.Proved,
            Reason = "docs/mathematics.md, Proposition 3.1. For a given G it fails (iat-27-given-embedding).",
            Evidence = new ProofEvidence(
                "By (23) some TS G moves no point further than d_haus; a distance changes by at most twice that.",
                "iso-at-most-twice-displacement",
                "haus-infimum-is-displacement-2-2",
                "haus-infimum-is-displacement-3-2"
            ),
        };
}
