using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Triplets;

namespace IsoTriplet.Experiments.Claims.HeardElsewhere;

/// <summary>folklore of triplet training, soft margin.</summary>
public static class SoftMarginAtTie
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "own-soft-margin-log-2",
            Source = "own",
            Locator = "folklore of triplet training, soft margin",
            Statement = "The soft margin loss is log 2 at every tie D_ap = D_an, at a collapse and at any equidistant triple " + "alike.",
            Hypotheses = "Loss log(1 + exp(D_ap - D_an)).",
            Relation = "|loss - log 2| <= 1e-15",
            Expected = Verdict.Holds,
            Reason =
                "So a loss that stays at 0.693 means a tie, and not collapse: the equidistant simplex has it too "
                + "(heard-loss-equals-margin).",
            Evidence = new SampledEvidence("ties in [0, 1]", r => Case(r, 0, 0), "distances that are no tie", r => Case(r, 1, 1)),
        };

    private static SampledCase Case(Random r, double positive, double negative) =>
        Loss(r.NextDouble(), positive * r.NextDouble(), negative * r.NextDouble());

    private static SampledCase Loss(double tie, double positive, double negative) =>
        new(
            $"D_ap {tie + positive:R}, D_an {tie + negative:R}",
            Math.Abs(
                TripletLosses.ByName("soft-margin", new TripletLossSettings { Margin = 0 }).Of(tie + positive, tie + negative).Value
                    - Math.Log(2)
            ),
            1e-15
        );
}
