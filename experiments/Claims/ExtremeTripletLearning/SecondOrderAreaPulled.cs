using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.ExtremeTripletLearning;

/// <summary>section 5, Figure 5, by area.</summary>
public static class SecondOrderAreaPulled
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        SecondOrderArea.Claim(
            "pulled",
            "negative is pulled in",
            "dS_an > 0",
            RegionAreas.PulledSecondAtLeast,
            RegionAreas.PulledFirstAtLeast,
            RegionAreas.PulledFirstAtMost
        );
}
