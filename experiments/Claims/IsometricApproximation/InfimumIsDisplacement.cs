using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>(23): the infimum of d_haus is a min-max displacement.</summary>
public static class InfimumIsDisplacement
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "iat-23",
            Source = "IAT",
            Locator = "(23)",
            Statement = "The infimum of d_haus(F, G) over Triplet-Separated G is the infimum of the largest displacement |p_i - g_i|.",
            Hypotheses = "Finite sets; both infima over all TS G of the same labels in R^n.",
            Relation = "inf over TS G of d_haus(F, G) = inf over TS G of max_i |p_i - g_i|",
            Expected = Verdict.Proved,
            Reason =
                "docs/mathematics.md, Theorem 2.1. True of the infimum, false of a given G (iat-23-given-embedding). The lemmas are the"
                + " cases of 2 + 2 and 3 + 2 points.",
            Evidence = new ProofEvidence(
                "Replace g_i by the point of its class nearest to p_i: the family stays separated and no point is further than d_haus.",
                "haus-infimum-is-displacement-2-2",
                "haus-infimum-is-displacement-3-2",
                "separation-is-inherited"
            ),
        };
}
