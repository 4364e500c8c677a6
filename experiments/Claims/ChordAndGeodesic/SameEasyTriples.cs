using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Numerics;
using IsoTriplet.Triplets;

namespace IsoTriplet.Experiments.Claims.ChordAndGeodesic;

/// <summary>the question; consequences of the same ranking.</summary>
public static class SameEasyTriples
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "geo-same-easy-triples",
            Source = "GEO",
            Locator = "the question; consequences of the same ranking",
            Statement =
                "Every strategy that compares distances of one anchor (easy, hard, semi-hard without a margin) mines "
                + "the same triples by the chord and by the arc.",
            Hypotheses =
                "Rows on the unit sphere; t is the angle of a pair, the chord 2 sin(t/2) its Euclidean distance, the "
                + "arc t its geodesic one.",
            Relation = "number of triples that differ, over twelve strategies <= 0",
            Expected = Verdict.Holds,
            Reason = "It follows from geo-same-ranking: the choices compare D_a. of one anchor with each other.",
            Evidence = new SampledEvidence(
                "gaussian rows put on the sphere, N = 4..12, n = 2..5, 2 to 4 classes",
                r => Batches.Case(r, (f, l) => MiningStrategy.Every.Sum(s => Batches.MinedDiffers(f, l, s))),
                "rows off the sphere, by |x - y| and by the arc",
                r => Batches.Case(r, (f, l) => Batches.MinedOffTheSphere(f, l))
            ),
        };
}
