using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.ExtremeTripletLearning;

/// <summary>The claims that the second order loss shrinks a region of the wrong sign, by area.</summary>
internal static class SecondOrderArea
{
    private static readonly Fraction Gamma = new(1, 2);

    /// <summary>A claim.</summary>
    /// <param name="name">The end of its id.</param>
    /// <param name="happens">What happens in the region.</param>
    /// <param name="region">The region.</param>
    /// <param name="secondAtLeast">Its area under the second order loss, from below.</param>
    /// <param name="firstAtLeast">Under the first order loss, from below.</param>
    /// <param name="firstAtMost">From above.</param>
    /// <returns>A new record.</returns>
    public static Claim Claim(
        string name,
        string happens,
        string region,
        Func<Fraction, Fraction> secondAtLeast,
        Func<Fraction, Fraction> firstAtLeast,
        Func<Fraction, Fraction> firstAtMost
    ) =>
        new()
        {
            Id = $"etl-second-order-area-{name}",
            Source = "ETL",
            Locator = "section 5, Figure 5, by area",
            Statement =
                $"The second order loss fixes the problem: the region of [0, 1]^2 in which the {happens} "
                + "is no larger than under the first order loss.",
            Hypotheses =
                "gamma = 1/2, no entanglement. A small rate: signs are those of the derivatives at rate 0, where " + "these are not 0.",
            Relation = $"area[{region}] under second order <= area[{region}] under first order",
            Expected = Verdict.Refuted,
            Reason =
                "Measured by area the regions grow: the weights 1 - S_ap and S_an are small in the middle of the "
                + "square's edges. What shrinks is the region near (1, 1) (own-etl-second-order-pulls-in-less). Areas "
                + "alone do not rank losses.",
            Evidence = new ExactRefutation(
                "Cells counted in integers enclose both areas.",
                () => Figures(secondAtLeast(Gamma), firstAtMost(Gamma)),
                "the first order area against itself",
                () => Figures(firstAtLeast(Gamma), firstAtMost(Gamma))
            ),
        };

    private static ExactFigures Figures(Fraction left, Fraction right) =>
        new($"gamma = {Gamma}, cells of side 1/64, p = 0", left, "<=", right);
}
