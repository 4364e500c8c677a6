using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Triplets;

namespace IsoTriplet.Experiments.Claims.ExtremeTripletLearning;

/// <summary>section 4, Figures 2 and 5.</summary>
public static class NoTopLeftFiniteRate
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "etl-no-top-left",
            Source = "ETL",
            Locator = "section 4, Figures 2 and 5",
            Statement = "No step with a rate of at most 1/2 moves a triple of [0, 1]^2 to the top left.",
            Hypotheses = "S_ap, S_an in [0, 1], any gamma, any loss, any entanglement, rate in (0, 1/2].",
            Relation = "min(-dS_ap, dS_an) <= 1e-14",
            Expected = Verdict.Holds,
            Reason = "Proved for small rates; at rate 1 the vanilla step does it (etl-no-top-left-large-rate).",
            Evidence = new SampledEvidence(
                "states in [0, 1]^2, gamma in [-1, 1], p in [0, 1], rates in [0, 1/2]",
                Within,
                "rate 1, near S_ap = 7/25, S_an = 4/5, gamma = 1",
                Beyond
            ),
        };

    private static SampledCase Within(Random r) => Movement(States.Rule(r), States.Draw(r, 0), r.NextDouble() / 2, r.NextDouble());

    // Around S_ap = 7/25, S_an = 4/5, gamma = 1, where the vanilla step of rate 1 overshoots.
    private static SampledCase Beyond(Random r)
    {
        TripletState state = new(0.28 + (0.02 * r.NextDouble()), 0.8 + (0.02 * r.NextDouble()), 1 - (0.01 * r.NextDouble()));
        return Movement(UpdateRule.ByName("vanilla"), state, 1, 0);
    }

    private static SampledCase Movement(UpdateRule rule, TripletState state, double rate, double entanglement)
    {
        FieldCell cell = DynamicsField.At(rule, state, entanglement, rate);
        string text = $"{rule.Name}, rate {rate:G6}, p {entanglement:G6}, {States.Text(state)}";
        return new SampledCase(text, Math.Min(-cell.TotalSap, cell.TotalSan), DynamicsField.Rounding);
    }
}
