using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>(38): the factor 2 of Theorem 3.</summary>
public static class TheoremThreeFactorTwo
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "iat-theorem-3",
            Source = "IAT",
            Locator = "Theorem 3, (38)",
            Statement = "The isometric distance to the separated embeddings is at most twice the hard-negative loss at margin 0.",
            Hypotheses = "H > 0; G ranges over the Triplet-Separated embeddings in R^n.",
            Relation = "d_iso(F, F_TS) <= 2 H(F)",
            Expected = Verdict.Refuted,
            Reason =
                "False in general: the chain of simplices with m = 3, K = 5 in R^5 needs more than 2.09 H, and no factor is free of the"
                + " dimension (docs/mathematics.md, section 7.3). It is true with c - 1 dimensions to spare (own-room), and up to a "
                + "factor for two classes (own-two-classes) and on a line (own-line).",
            Evidence = new CounterexampleEvidence(
                "A stress certificate: no separated embedding in R^5 changes all distances by as little as 2 H.",
                static _ =>
                {
                    ChainOfSimplices chain = ChainOfSimplices.Smallest.Value;
                    return new Counterexample(
                        $"{chain.Instance.Origin}, H = {chain.Hardness:G6}, d_iso >= {chain.Factor:F4} H",
                        chain.Bound,
                        2 * chain.Hardness * (1 + 1e-6),
                        [new NamedCertificate("chain-3-5", chain.Certificate)],
                        chain.Instance
                    );
                }
            ),
        };
}
