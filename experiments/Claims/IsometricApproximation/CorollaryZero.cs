using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Hausdorff;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>Corollary 1, its zero set.</summary>
public static class CorollaryZero
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "iat-corollary-1-zero",
            Source = "IAT",
            Locator = "Corollary 1",
            Statement = "The loss at margin 0, d_haus and d_iso vanish together: their minimisers are the same.",
            Hypotheses = "Margin 0.",
            Relation = "[L_HN = 0] = [d_haus(F, F_TS) = 0] = [d_iso(F, F_TS) = 0]",
            Expected = Verdict.Holds,
            Reason =
                "L = 0 puts F itself into F_TS; H > 0 keeps both distances above H/4 and H/2. The print was not at hand: the statement "
                + "is as this project was handed it.",
            Evidence = new InstanceEvidence(Streams.Toy, f => Mismatch(f, 0))
            {
                Made = [Sampling.OnLine("a tie: -1 | 0, 1", [0, 1, -1], [0, 0, 1]), Sampling.OnLine("collapsed", [2, 2, 2], [0, 0, 1])],
                Without = ("margin 0.1 instead of 0", e => e with { Judge = f => Mismatch(f, 0.1) }),
            },
        };

    private static Judgement Mismatch(Instance f, double margin)
    {
        bool zero = TripletSeparation.Of(f.Points, f.Labels).HardNegativeLoss(margin) == 0;
        bool agree = zero ? f.Haus.Upper == 0 && f.Iso.Upper == 0 : f.Haus.Lower > 0 && f.Iso.Lower > 0;
        bool contradict = zero ? f.Haus.Lower > 0 || f.Iso.Lower > 0 : f.Haus.Upper == 0 || f.Iso.Upper == 0;
        return new Judgement((contradict ? 1 : 0, agree ? 0 : 1), (0.5, 0.5));
    }
}
