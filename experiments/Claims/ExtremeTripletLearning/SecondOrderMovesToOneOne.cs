using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Triplets;

namespace IsoTriplet.Experiments.Claims.ExtremeTripletLearning;

/// <summary>section 5, under S_an = 0.</summary>
public static class SecondOrderMovesToOneOne
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "own-etl-second-order-to-1-1",
            Source = "own",
            Locator = "section 5, under S_an = 0",
            Statement = "At S_an = 0 and gamma > 0 the second order step moves every triple towards (1, 1), at every rate up " + "to 1.",
            Hypotheses = "S_ap in [0, 1), S_an = 0, gamma in [0.01, 1], rate in [0.01, 1.01].",
            Relation = "0 <= min(dS_ap, dS_an)",
            Expected = Verdict.Holds,
            Reason = "The negative is not pushed at all where S_an = 0, and follows the anchor.",
            Evidence = new SampledEvidence(
                "S_ap in [0, 1), S_an = 0, gamma and rate above 0.01",
                r => Case(r, "second-order"),
                "the first order step instead",
                r => Case(r, "first-order")
            ),
        };

    private static SampledCase Case(Random r, string loss)
    {
        TripletState state = new(r.NextDouble(), 0, Math.Max(0.01, r.NextDouble()));
        double rate = 0.01 + r.NextDouble();
        UpdateOutcome moved = VectorUpdate.Step(UpdateRule.ByName(loss), VectorUpdate.FromState(state), rate);
        return new SampledCase($"{loss}, rate {rate:G6}, {States.Text(state)}", -Math.Min(moved.DeltaSap, moved.DeltaSan), 0);
    }
}
