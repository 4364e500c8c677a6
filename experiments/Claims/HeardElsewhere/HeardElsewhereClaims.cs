using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.HeardElsewhere;

/// <summary>Claims heard without a source, whose answer is known.</summary>
public static class HeardElsewhereClaims
{
    /// <summary>Every claim, registered by hand; a test holds this list against the folder.</summary>
    public static IReadOnlyList<Claim> All { get; } =
    [
        LossEqualsMargin.Create(),
        CollapseLoss.Create(),
        SoftMarginAtTie.Create(),
        PerDimensionDeviation.Create(),
        EffectiveRankOne.Create(),
        FullEffectiveRank.Create(),
        NormalisationPreventsCollapse.Create(),
        ZeroLossMeansRetrieval.Create(),
        SpreadMeansNoCollapse.Create(),
        SoftMarginBreaksGradients.Create(),
        SoftMarginWeight.Create(),
        MeanNegativeDivision.Create(),
        QuotientIgnoresScale.Create(),
    ];
}
