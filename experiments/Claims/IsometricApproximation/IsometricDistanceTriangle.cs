using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Isometry;
using IsoTriplet.Numerics;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>(13) obeys the triangle inequality.</summary>
public static class IsometricDistanceTriangle
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "iat-13-triangle",
            Source = "IAT",
            Locator = "(13)",
            Statement = "d_iso obeys the triangle inequality.",
            Hypotheses = "Three embeddings of the same labels.",
            Relation = "d_iso(F, K) <= d_iso(F, G) + d_iso(G, K)",
            Expected = Verdict.Holds,
            Reason = "It is the largest difference of distance tables. It vanishes exactly on isometric copies.",
            Evidence = new InstanceEvidence(Streams.Triads, Sides)
            {
                Made =
                [
                    new Instance(Embedding.Create(2, 1, [0, 1]), Sampling.Balanced(2, 1), "0, then 1, then 2 on a line")
                    {
                        Others = [Embedding.Create(2, 1, [0, 2]), Embedding.Create(2, 1, [0, 3])],
                    },
                ],
            },
        };

    private static Judgement Sides(Instance f) =>
        Judgement.Exact(Between(f.Points, f.Others[1]), Between(f.Points, f.Other) + Between(f.Other, f.Others[1]));

    private static double Between(Embedding x, Embedding y) => IsometricDistance.Between(x, y).Value;
}
