using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Numerics;
using IsoTriplet.Optimizers.Stress;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>(31)-(37): each case ends in 2 H.</summary>
public static class CasesEndInTwiceHardness
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "iat-31-37",
            Source = "IAT",
            Locator = "Appendix A, (31)-(37)",
            Statement = "Whichever of the four kinds of pairs reaches the supremum at a nearest f*, |D - G| is at most 2 H there.",
            Hypotheses = "H > 0.",
            Relation = "max over the four kinds of |D_ij - G_ij| <= 2 H(F)",
            Expected = Verdict.Refuted,
            Reason =
                "On the chain of simplices every separated G changes some distance by more than 2.09 H, and every pair is of one of the"
                + " four kinds: at least one case must break. The description names the kinds that exceed 2 H at the first-order optimum,"
                + " in the order same shrunk, same stretched, different shrunk, different stretched; the first of them is the first step "
                + "that breaks. The print was not at hand: the statement is as this project was handed it.",
            Evidence = new CounterexampleEvidence(
                "The stress certificate bounds the supremum over all pairs, so over the union of the four kinds, from below by more than 2 H.",
                Make
            ),
        };

    private static Counterexample Make(ClaimContext context)
    {
        ChainOfSimplices chain = ChainOfSimplices.Smallest.Value;
        Instance f = chain.Instance;
        double[] v = StressBound.FirstOrder(f.Points, f.Labels, context.Cancel).Displacement;
        Embedding g = Sampling.Map(f.Points, (i, k) => f.Points[i, k] + v[(i * f.Points.Dimension) + k]);
        string kinds = string.Join(
            ", ",
            PairKinds.All.Select(k => $"{k} {PairKinds.Largest(f.Points, g, f.Labels, k) / chain.Hardness:F4} H")
        );
        return new Counterexample(
            $"{f.Origin}; at its first-order optimum: {kinds}",
            chain.Bound,
            2 * chain.Hardness * (1 + 1e-6),
            [new NamedCertificate("chain-3-5", chain.Certificate)],
            f with
            {
                Others = [g],
            }
        );
    }
}
