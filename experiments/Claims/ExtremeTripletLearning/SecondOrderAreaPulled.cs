using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.ExtremeTripletLearning;

/// <summary>section 5, Figure 5, by area.</summary>
public static class SecondOrderAreaPulled
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "etl-second-order-area-pulled",
            Source = "ETL",
            Locator = "section 5, Figure 5, by area",
            Statement =
                "The second order loss fixes the problem: the region of [0, 1]^2 in which the negative is pulled in "
                + "is no larger than under the first order loss.",
            Hypotheses =
                "gamma = 1/2, no entanglement. A small rate: signs are those of the derivatives at rate 0, where " + "these are not 0.",
            Relation = "area[dS_an > 0] under second order <= area[dS_an > 0] under first order",
            Expected = Verdict.Refuted,
            Reason =
                "Measured by area the regions grow: the weights 1 - S_ap and S_an are small in the middle of the "
                + "square's edges. What shrinks is the region near (1, 1) (own-etl-second-order-pulls-in-less). Areas "
                + "alone do not rank losses.",
            Evidence = new ExactRefutation(
                "Cells counted in integers enclose both areas.",
                () => Figures(RegionAreas.PulledSecondAtLeast(Gamma)),
                "the first order area against itself",
                () => Figures(RegionAreas.PulledFirstAtLeast(Gamma))
            ),
        };

    private static readonly Fraction Gamma = new(1, 2);

    private static ExactFigures Figures(Fraction left) =>
        new($"gamma = {Gamma}, cells of side 1/64, p = 0", left, "<=", RegionAreas.PulledFirstAtMost(Gamma));
}
