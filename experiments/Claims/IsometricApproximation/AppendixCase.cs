using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>The cases of Appendix A, one a kind of pair: that the supremum of |D - G| is not reached there at a nearest f*.</summary>
internal static class AppendixCase
{
    /// <summary>A claim.</summary>
    /// <param name="kind">The kind of pair.</param>
    /// <param name="name">The end of the claim's id.</param>
    /// <param name="pair">The kind in words: "the same class that f* shrinks".</param>
    /// <param name="reason">Why it is false for this kind.</param>
    /// <returns>A new record.</returns>
    public static Claim Claim(PairKind kind, string name, string pair, string reason) =>
        new()
        {
            Id = $"iat-appendix-case-{name}",
            Source = "IAT",
            Locator = "Appendix A, one of the cases 1 to 4",
            Statement =
                $"At a nearest f* the supremum of |D - G| is not reached at a pair of {pair}: otherwise scaling f*, or a second f*, would "
                + "improve it.",
            Hypotheses = "f* attains d_iso(F, F_TS).",
            Relation = "|D_ij - G_ij| < d_iso(F, F_TS) at every such pair",
            Expected = Verdict.Refuted,
            Reason =
                $"Scaling moves every pair, and at optima both signs are reached. {reason} The order in which the appendix numbers its "
                + "cases was not at hand; the four kinds are named here by class and sign.",
            Evidence = PairKinds.Occurs(kind),
        };
}
