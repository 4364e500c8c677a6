using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>Theorem 3 with dimensions to spare.</summary>
public static class RoomToSpare
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "own-room",
            Source = "own",
            Locator = "Theorem 3, under hypotheses of this project",
            Statement =
                "If F has c classes and affine dimension at most n - (c - 1), or n >= N - 1, then the factor 2 of Theorem 3 is right.",
            Hypotheses = "H > 0.",
            Relation = "d_iso(F, F_TS) <= 2 H(F)",
            Expected = Verdict.Proved,
            Reason =
                "docs/mathematics.md, Theorem 7.1: shift the classes apart in c - 1 new dimensions. The lemma on the shifts is for "
                + "three classes, the text has the induction.",
            Evidence = new ProofEvidence(
                "The shift separates (class-shift-separates), exists (largest-shift), and moves cross distances by at most 2 H, within "
                    + "classes not at all.",
                "class-diameter-below-cross-distance",
                "class-shift-separates",
                "class-shift-moves-distances-by-twice-hardness",
                "largest-shift-is-euclidean-3"
            ),
        };
}
