using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>The least possible c.</summary>
public static class LeastRatio
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "own-least-ratio",
            Source = "own",
            Locator = "(27), its constant",
            Statement = "The factor 2 of (27) cannot be lowered: c = d_haus / d_iso is at least 1/2, and 1/2 occurs.",
            Hypotheses = "Toy size, and three points on a line.",
            Relation = "d_iso(F, F_TS) / 2 <= d_haus(F, F_TS)",
            Expected = Verdict.Holds,
            Reason = "Judged from brackets; tight at p = -3, a = 0, q = 1/5, where d_haus = 0.7 and d_iso = 1.4.",
            Evidence = new InstanceEvidence(Streams.Toy, f => new Judgement((f.Iso.Lower / 2, f.Iso.Upper / 2), f.Haus))
            {
                Made = [Sampling.OnLine("p = -3, a = 0, q = 1/5", [-3, 0, 0.2], [0, 0, 1])],
                Slack = 1e-6,
            },
        };
}
