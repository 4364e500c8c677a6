using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Triplets;

namespace IsoTriplet.Experiments.Claims.ExtremeTripletLearning;

/// <summary>The claims (7) to (10): a closed form of one gradient step against the step on vectors.</summary>
internal static class OneStep
{
    /// <summary>A claim.</summary>
    /// <param name="number">The equation's number.</param>
    /// <param name="gives">What it gives after one step.</param>
    /// <param name="form">The closed form.</param>
    /// <param name="measured">The same on vectors.</param>
    /// <param name="control">What the wrong form does.</param>
    /// <param name="wrong">The wrong form.</param>
    /// <returns>A new record.</returns>
    public static Claim Claim(
        int number,
        string gives,
        Func<UpdateOutcome, double> form,
        Func<TripletState, UpdateOutcome, double> measured,
        string control,
        Func<UpdateOutcome, double> wrong
    ) =>
        new()
        {
            Id = $"etl-{number}",
            Source = "ETL",
            Locator = $"({number})",
            Statement = $"({number}) gives the {gives} after one step.",
            Hypotheses = "Unit vectors a, p, q; S_an is the cosine of anchor and negative. First order, second order or " + "vanilla step.",
            Relation = "|closed form - step on vectors| <= 1e-12",
            Expected = Verdict.Holds,
            Reason =
                "The closed form expands the products; the square roots keep it from being a polynomial identity as a"
                + " whole, but its parts are proved (etl-17 to etl-39). The print was not at hand: the equation is as "
                + "the notes on the source hand it down, its number where they give none by order.",
            Evidence = new SampledEvidence(
                "any of the three losses, random rates in [0, 1], states in [-1, 1]^3, vectors in R^3 to R^8, moved "
                    + "lengths above 0.05",
                r => States.Compare(r, (_, c) => form(c), measured),
                control,
                r => States.Compare(r, (_, c) => wrong(c), measured)
            ),
        };
}
