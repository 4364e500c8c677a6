using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Hausdorff;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>The loss vanishes exactly on the separated embeddings.</summary>
public static class LossZeroIffSeparated
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "iat-loss-zero",
            Source = "IAT",
            Locator = "(3), margin 0",
            Statement = "The hard-negative triplet loss at margin 0 is zero if and only if F is Triplet-Separated.",
            Hypotheses = "Margin 0; hardest triple over all of F.",
            Relation = "[L_HN(F) = 0] = [D_ap <= D_aq for every triple]",
            Expected = Verdict.Holds,
            Reason = "max(0, H) = 0 is H <= 0. With a margin it fails: a separated tie has positive loss.",
            Evidence = new InstanceEvidence(Streams.Small, f => Mismatch(f, margin: 0))
            {
                Made = [Sampling.OnLine("a tie: -1 | 0, 1", [0, 1, -1], [0, 0, 1])],
                Without = ("margin 0.1 instead of 0", e => e with { Judge = f => Mismatch(f, margin: 0.1) }),
            },
        };

    private static Judgement Mismatch(Instance f, double margin)
    {
        bool zero = TripletSeparation.Of(f.Points, f.Labels).HardNegativeLoss(margin) == 0;
        bool separated = Figures.Triples(f.Labels).All(t => Figures.Distance(f.Points, t.A, t.P) <= Figures.Distance(f.Points, t.A, t.Q));
        return Judgement.Exact(zero == separated ? 0 : 1, 0.5);
    }
}
