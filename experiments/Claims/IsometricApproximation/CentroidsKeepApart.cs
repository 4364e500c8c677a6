using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>Centroids of separated classes keep apart.</summary>
public static class CentroidsKeepApart
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "own-centroids",
            Source = "own",
            Locator = "docs/mathematics.md, Corollary 6.2",
            Statement =
                "The centroids of separated classes of m points each are at least sqrt((e_A + e_B) / (2 m)) apart, e the mean squared "
                + "distances within.",
            Hypotheses = "Equal class sizes m.",
            Relation = "(e_A + e_B) / (2 m) <= |centroid A - centroid B|^2",
            Expected = Verdict.Proved,
            Reason = "Attained by regular simplices in orthogonal planes; this is what the chain of simplices is built on.",
            Evidence = new ProofEvidence("Average |a-b|^2 >= |a-a'|^2 over anchors.", "centroids-keep-apart", "cross-variance-identity"),
        };
}
