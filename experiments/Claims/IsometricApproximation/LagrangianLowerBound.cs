using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>The Lagrangian bound on d_haus.</summary>
public static class LagrangianLowerBound
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "own-lagrangian",
            Source = "own",
            Locator = "docs/mathematics.md, Theorem 4.1",
            Statement = "For u >= 0 with sum 1, lambda >= 0 and positive definite M, d_haus^2 is at least tr F'(U - U M^-1 U) F.",
            Hypotheses = "M = diag(u) + sum lambda (Lap(a,p) - Lap(a,q)).",
            Relation = "tr F'(U - U M^-1 U) F <= d_haus(F, F_TS)^2",
            Expected = Verdict.Proved,
            Reason = "Every lower end of a d_haus bracket rests on it, and on the checker's own arithmetic.",
            Evidence = new ProofEvidence(
                "Weak duality and completing the square; one coordinate, coordinates add.",
                "laplacian-identity",
                "lagrangian-is-a-lower-bound",
                "completing-the-square",
                "one-radius-per-anchor"
            ),
        };
}
