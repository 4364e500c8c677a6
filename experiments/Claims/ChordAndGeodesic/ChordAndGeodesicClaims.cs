using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.ChordAndGeodesic;

/// <summary>The claims of [GEO], question and commenters, and what this project sets beside them.</summary>
public static class ChordAndGeodesicClaims
{
    /// <summary>Every claim, registered by hand; a test holds this list against the folder.</summary>
    public static IReadOnlyList<Claim> All { get; } =
    [
        SameRanking.Create(),
        SameSeparatedSets.Create(),
        SameHardestTriples.Create(),
        SameEasyTriples.Create(),
        SameHardestTripleOfBatch.Create(),
        SameSetsAtMarginZero.Create(),
        SameActiveSetAtMargin.Create(),
        ActiveSetsNested.Create(),
        SameSemiHardBand.Create(),
        RatioBounds.Create(),
        IdenticalNearZero.Create(),
        Slopes.Create(),
        DifferentGradients.Create(),
        NoPullBetweenAntipodes.Create(),
        AmbientGradientLeaves.Create(),
        SameDirectionAtEnds.Create(),
        SameDirectionAtAnchor.Create(),
        AnchorDirections.Create(),
        ChordStepDescendsForArc.Create(),
        MixingImpairs.Create(),
        RenormalisationSecondOrder.Create(),
        RenormalisationExact.Create(),
        SquaredChordIsCosine.Create(),
        ArccosOfProduct.Create(),
    ];
}
