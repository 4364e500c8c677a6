using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.ExtremeTripletLearning;

/// <summary>section 4.</summary>
public static class GapWidens
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "own-etl-gap-widens",
            Source = "own",
            Locator = "section 4",
            Statement = "First order and vanilla steps widen S_ap - S_an at every triple, with or without entanglement.",
            Hypotheses =
                "Unit vectors a, p, q; S_an is the cosine of anchor and negative. A small rate: signs are those of "
                + "the derivatives at rate 0, where these are not 0.",
            Relation = "d(S_ap - S_an) >= b (s_p^2 + s_q^2), and the entangled one has its sign",
            Expected = Verdict.Proved,
            Reason = "Even where the positive is pushed away or the negative pulled in, the difference improves.",
            Evidence = new ProofEvidence(
                "2 s_p^2 + 2 s_q^2 - 2 gamma s_p s_q >= s_p^2 + s_q^2; entanglement multiplies by 1 - k.",
                "etl-gap-widens",
                "etl-entanglement-keeps-the-gap"
            ),
        };
}
