using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Numerics;
using IsoTriplet.Triplets;

namespace IsoTriplet.Experiments.Claims.ChordAndGeodesic;

/// <summary>the question; consequences of the same ranking.</summary>
public static class SameSeparatedSets
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "geo-same-separated-sets",
            Source = "GEO",
            Locator = "the question; consequences of the same ranking",
            Statement = "An embedding is Triplet-Separated under the chord if and only if it is under the arc.",
            Hypotheses =
                "Rows on the unit sphere; t is the angle of a pair, the chord 2 sin(t/2) its Euclidean distance, the "
                + "arc t its geodesic one.",
            Relation = "number of anchors judged differently <= 0",
            Expected = Verdict.Holds,
            Reason =
                "It follows from geo-same-ranking; tried on batches with repeated rows as well. Half of the batches "
                + "are separated by construction.",
            Evidence = new SampledEvidence(
                "gaussian rows put on the sphere, N = 4..12, n = 2..5, 2 to 4 classes",
                r => Batches.Case(r, (f, l) => Batches.SeparationDiffers(f, l, TripletDistances.Chord, TripletDistances.Geodesic, 0)),
                "a margin of 0.5 in the definition",
                r => Batches.Case(r, (f, l) => Batches.SeparationDiffers(f, l, TripletDistances.Chord, TripletDistances.Geodesic, 0.5))
            ),
        };
}
