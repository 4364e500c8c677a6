using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Hausdorff;
using IsoTriplet.Numerics;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>(11) obeys the triangle inequality.</summary>
public static class HausdorffTriangle
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "iat-11-triangle",
            Source = "IAT",
            Locator = "(11)",
            Statement = "d_haus obeys the triangle inequality.",
            Hypotheses = "Three embeddings of the same labels.",
            Relation = "d_haus(F, K) <= d_haus(F, G) + d_haus(G, K)",
            Expected = Verdict.Holds,
            Reason = "Each class's Hausdorff distance does. It is a distance of labelled sets, not of maps: see iat-23-given-embedding.",
            Evidence = new InstanceEvidence(Streams.Triads, Sides)
            {
                Made =
                [
                    new Instance(Embedding.Create(2, 1, [0, 0]), Sampling.Balanced(2, 1), "0, then 1, then 2 on a line")
                    {
                        Others = [Embedding.Create(2, 1, [1, 1]), Embedding.Create(2, 1, [2, 2])],
                    },
                ],
            },
        };

    private static Judgement Sides(Instance f) =>
        Judgement.Exact(Between(f, f.Points, f.Others[1]), Between(f, f.Points, f.Other) + Between(f, f.Other, f.Others[1]));

    private static double Between(Instance f, Embedding x, Embedding y) => ClassHausdorffDistance.Between(x, y, f.Labels).Value;
}
