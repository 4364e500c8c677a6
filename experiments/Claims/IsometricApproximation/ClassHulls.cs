using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>Hulls of separated classes are disjoint.</summary>
public static class ClassHulls
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "own-class-hulls",
            Source = "own",
            Locator = "docs/mathematics.md, Theorem 6.1",
            Statement =
                "In a Triplet-Separated embedding the convex hulls of two classes are disjoint and keep a distance, unless both classes"
                + " are one and the same point.",
            Hypotheses = "Two classes; the lemmas are for two points each.",
            Relation = "x in conv A, y in conv B: |x - y|^2 >= 1/2 sum alpha_i beta_j (alpha_i + beta_j) |a_i - b_j|^2",
            Expected = Verdict.Proved,
            Reason = "So separated classes are linearly separable. The text has the proof for classes of any size.",
            Evidence = new ProofEvidence(
                "The cross-variance identity and the triples of every anchor.",
                "cross-variance-identity",
                "class-hulls-are-disjoint-2-2",
                "class-hulls-keep-a-distance-2-2"
            ),
        };
}
