using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.ExtremeTripletLearning;

/// <summary>section 5, Figure 5, by area.</summary>
public static class SecondOrderAreaPushed
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        SecondOrderArea.Claim(
            "pushed",
            "positive is pushed away",
            "dS_ap < 0",
            RegionAreas.PushedSecondAtLeast,
            RegionAreas.PushedFirstAtLeast,
            RegionAreas.PushedFirstAtMost
        );
}
