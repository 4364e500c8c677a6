using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>Corollary 1 with the least constant.</summary>
public static class CorollaryLeastConstant
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "iat-corollary-1-least",
            Source = "IAT",
            Locator = "Corollary 1, with c = d_haus / d_iso of F",
            Statement = "d_haus <= 2 c H for every c that serves Theorem 2 at F.",
            Hypotheses = "c = d_haus(F, F_TS) / d_iso(F, F_TS), the least constant at F.",
            Relation = "d_haus(F, F_TS) / c = d_iso(F, F_TS) <= 2 H(F)",
            Expected = Verdict.Refuted,
            Reason =
                "Divided by c it is (38), which the chain of simplices refutes. The print was not at hand: the statement is as this "
                + "project was handed it.",
            Evidence = new CounterexampleEvidence(
                "The chain of simplices: d_haus / c = d_iso exceeds 2 H by a stress certificate.",
                static _ =>
                {
                    ChainOfSimplices chain = ChainOfSimplices.Smallest.Value;
                    return new Counterexample(
                        chain.Instance.Origin,
                        chain.Bound,
                        2 * chain.Hardness * (1 + 1e-6),
                        [new NamedCertificate("chain-3-5", chain.Certificate)],
                        chain.Instance
                    );
                }
            ),
        };
}
