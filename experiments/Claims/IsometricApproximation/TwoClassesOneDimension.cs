using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>Two classes need one dimension more.</summary>
public static class TwoClassesOneDimension
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "own-two-classes-one-dimension",
            Source = "own",
            Locator = "docs/mathematics.md, Theorem 4.4",
            Statement = "For two classes the relaxation of d_haus is reached in R^(n+1).",
            Hypotheses = "Two classes.",
            Relation = "t_rel in R^(n+1) = t_rel in any dimension",
            Expected = Verdict.Proved,
            Reason = "Fold the extra coordinates of a point to plus or minus their length.",
            Evidence = new ProofEvidence(
                "Within a class distances do not grow, across they do not shrink.",
                "two-classes-need-one-dimension"
            ),
        };
}
