using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Triplets;

namespace IsoTriplet.Experiments.Claims.HeardElsewhere;

/// <summary>folklore of triplet training, soft margin.</summary>
public static class SoftMarginWeight
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "own-soft-margin-weight",
            Source = "own",
            Locator = "folklore of triplet training, soft margin",
            Statement =
                "With chords of unit vectors the soft margin's weight lies between 1/(1 + e^2) = 0.119 and 1/(1 + " + "e^-2) = 0.881.",
            Hypotheses = "D_ap, D_an in [0, 2], margin 0.",
            Relation = "1/(1 + e^2) <= softplus'(D_ap - D_an) <= 1/(1 + e^-2)",
            Expected = Verdict.Holds,
            Reason = "The logistic function increases; the ends are reached at D_ap = 0, D_an = 2 and the other way round.",
            Evidence = new SampledEvidence(
                "chords in [0, 2]",
                r => Case(r, 2),
                "distances to 10, as of rows that are not normalised",
                r => Case(r, 10)
            )
            {
                Made = [At(0, 2), At(2, 0), At(1, 1)],
            },
        };

    private static readonly double Least = 1 / (1 + Math.Exp(2));

    private static SampledCase Case(Random r, double longest) => At(longest * r.NextDouble(), longest * r.NextDouble());

    private static SampledCase At(double positive, double negative)
    {
        double weight = TripletLosses.ByName("soft-margin", new TripletLossSettings { Margin = 0 }).Of(positive, negative).ByPositive;
        return new SampledCase(
            $"D_ap {positive:R}, D_an {negative:R}, weight {weight:R}",
            Math.Max(Least - weight, weight - (1 - Least)),
            1e-15
        );
    }
}
