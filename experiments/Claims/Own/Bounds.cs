namespace IsoTriplet.Experiments.Claims.Own;

/// <summary>What the ends of the brackets rest on (docs/mathematics.md, sections 4, 5, 8, 9).</summary>
internal static class Bounds
{
    public static IReadOnlyList<Claim> Claims { get; } =
    [
        new("own-lagrangian", "docs/mathematics.md, Theorem 4.1", Verdict.Proved, "lagrangian_of_matrices")
        {
            Statement =
                "For u >= 0 with sum 1, lambda >= 0 and positive definite M = diag(u) + sum lambda (Lap(a,p) - Lap(a,q)), d_haus^2 is at least tr F'(U - U M^-1 U) F.",
            Reason =
                "Theorem 4.1, weak duality and completing the square. Every lower end of a d_haus bracket rests on it, and on the checker's own arithmetic.",
            Evidence = new Scripts("laplacian-identity lagrangian-is-a-lower-bound completing-the-square one-radius-per-anchor"),
        },
        new("own-procrustes", "[TU] Lemma 5.4; docs/mathematics.md, Lemma 5.1", Verdict.Proved, "Lemma 5.1")
        {
            Statement =
                "min over orthogonal Q of |W - XQ|_F^2 <= |WW' - XX'|_F^2 / (2 (sqrt 2 - 1) sigma_n(X)^2), the centred Gram matrix is -J D^2 J / 2, and |G^2 - D^2| <= eps (2 D + eps).",
            Reason = "Lemma 5.1: the steps behind the explicit constant of Theorem 2.",
            Evidence = new Scripts("procrustes-rank-one centred-gram-identity-3 squared-distances-move-little"),
        },
        new("own-thickness-singular-value", "docs/mathematics.md, Lemma 5.4", Verdict.Proved, "Lemma 5.4")
        {
            Statement = "sigma_n of the centred F is at least theta / sqrt 2.",
            Reason = "Lemma 5.4. It turns the explicit constant into one in thickness, diameter and N.",
            Evidence = new Scripts("width-below-singular-value-4"),
        },
        new("own-stress", "docs/mathematics.md, Theorem 8.1", Verdict.Proved, "stress_steps")
        {
            Statement =
                "An equilibrium stress does no work on small motions, and a distance exceeds its first-order change by at most r^2 / (2 (D - r)), r < D.",
            Reason =
                "Theorem 8.1. The certificate that refutes (38) rests on these two steps, on Theorem 5.2 and on the checker's own arithmetic.",
            Evidence = new Scripts("distance-second-order stress-does-no-work"),
        },
        new("own-gram-triple", "docs/mathematics.md, Theorem 9.1", Verdict.Proved, "gram_triple")
        {
            Statement = "The Gram relaxation of a single triple is feasible only if the hardness of the triple is at most 2 eps.",
            Reason = "It is the bound H/2 in the form of a certificate.",
            Evidence = new Scripts("gram-relaxation-single-triple"),
        },
    ];
}
