using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>Theorem 3 for two classes.</summary>
public static class TwoClassFactor
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "own-two-classes",
            Source = "own",
            Locator = "Theorem 3, under hypotheses of this project",
            Statement = "For two classes d_iso is at most 46 (n + 1) H in every dimension.",
            Hypotheses = "Two classes; here N = 5, n = 2.",
            Relation = "d_iso(F, F_TS) <= 46 (n + 1) H(F)",
            Expected = Verdict.Holds,
            Reason =
                "docs/mathematics.md, Theorem 7.2, proved there in words; tried here. The constant is far from tight: the control takes"
                + " it to 0.49, below the lower bound 1/2.",
            Evidence = new InstanceEvidence(Streams.Toy, f => Judgement.Exact(0, 46 * 3 * Figures.Hardness(f)) with { Left = f.Iso })
            {
                ControlFactor = 0.49 / (46 * 3),
            },
        };
}
