using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Triplets;

namespace IsoTriplet.Experiments.Claims.ExtremeTripletLearning;

/// <summary>(9).</summary>
public static class Equation09ChangeOfPositive
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "etl-9",
            Source = "ETL",
            Locator = "(9)",
            Statement = "(9) gives the change of S_ap after one step.",
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
                r => States.Compare(r, (_, c) => c.DeltaSap, (s, v) => (v.PositiveProduct / (v.AnchorNorm * v.PositiveNorm)) - s.Sap),
                "1% smaller",
                r => States.Compare(r, (_, c) => 0.99 * c.DeltaSap, (s, v) => (v.PositiveProduct / (v.AnchorNorm * v.PositiveNorm)) - s.Sap)
            ),
        };
}
