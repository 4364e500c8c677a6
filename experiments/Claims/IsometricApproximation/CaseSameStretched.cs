using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>Appendix A: the supremum at a pair of the same class that f* stretches.</summary>
public static class CaseSameStretched
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "iat-appendix-case-same-stretched",
            Source = "IAT",
            Locator = "Appendix A, one of the cases 1 to 4",
            Statement =
                "At a nearest f* the supremum of |D - G| is not reached at a pair of the same class that f* stretches: otherwise "
                + "scaling f*, or a second f*, would improve it.",
            Hypotheses = "f* attains d_iso(F, F_TS).",
            Relation = "|D_ij - G_ij| < d_iso(F, F_TS) at every such pair",
            Expected = Verdict.Refuted,
            Reason =
                "Scaling moves every pair, and at optima both signs are reached. Another optimum may avoid such pairs; the argument "
                + "speaks of any nearest f*. The order in which the appendix numbers its cases was not at hand; the four kinds are named "
                + "here by class and sign.",
            Evidence = PairKinds.Occurs(PairKind.SameStretched),
        };
}
