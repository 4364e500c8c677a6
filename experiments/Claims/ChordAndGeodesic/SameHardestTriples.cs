using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Numerics;
using IsoTriplet.Triplets;

namespace IsoTriplet.Experiments.Claims.ChordAndGeodesic;

/// <summary>the question; consequences of the same ranking.</summary>
public static class SameHardestTriples
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "geo-same-hardest-triples",
            Source = "GEO",
            Locator = "the question; consequences of the same ranking",
            Statement =
                "Mining by the chord and mining by the arc choose the same hardest positive and hardest negative of " + "every anchor.",
            Hypotheses =
                "Rows on the unit sphere; t is the angle of a pair, the chord 2 sin(t/2) its Euclidean distance, the "
                + "arc t its geodesic one.",
            Relation = "number of triples that differ <= 0",
            Expected = Verdict.Holds,
            Reason =
                "It follows from geo-same-ranking, anchor by anchor. The hardest triple of the whole batch can differ"
                + " (geo-same-hardest-triple-of-batch).",
            Evidence = new SampledEvidence(
                "gaussian rows put on the sphere, N = 4..12, n = 2..5, 2 to 4 classes",
                r => Batches.Case(r, (f, l) => Batches.MinedDiffers(f, l, MiningStrategy.BatchHard)),
                "semi-hard negatives of random rows off the sphere, by |x - y| and by the arc",
                r => Batches.Case(r, (f, l) => Batches.MinedOffTheSphere(f, l))
            ),
        };
}
