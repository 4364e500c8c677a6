using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Triplets;

namespace IsoTriplet.Experiments.Claims.ExtremeTripletLearning;

/// <summary>(12).</summary>
public static class Equation12Entanglement
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "etl-12",
            Source = "ETL",
            Locator = "(12)",
            Statement =
                "(12): with entanglement p the total change of S_an is its own plus p sqrt(S_ap S_an) times the "
                + "other; the fields are drawn from it.",
            Hypotheses = "S_ap, S_an in [0, 1], p in [0, 1].",
            Relation = "|total - (dS_an + p sqrt(S_ap S_an) dS_ap)| <= 1e-12",
            Expected = Verdict.Holds,
            Reason =
                "It is a definition: what is checked is that the fields follow it, with the changes measured on "
                + "vectors. Outside [0, 1]^2 the root has no meaning; this project takes 0 there. The print was not at "
                + "hand: the equation is as the notes on the source hand it down, its number where they give none by "
                + "order.",
            Evidence = new SampledEvidence(
                "states in [0, 1]^2, any loss, rates to 0.4, p in [0, 1]",
                r => Total(r, 1),
                "the share 1% smaller",
                r => Total(r, 0.99)
            ),
        };

    private static SampledCase Total(Random r, double share)
    {
        TripletState state = States.Draw(r, 0);
        UpdateRule rule = States.Rule(r);
        double strength = r.NextDouble();
        double rate = 0.4 * r.NextDouble();
        UpdateOutcome moved = VectorUpdate.Step(rule, VectorUpdate.FromState(state), rate);
        double expected = moved.DeltaSan + (share * strength * Math.Sqrt(state.Sap * state.San) * moved.DeltaSap);
        double field = DynamicsField.At(rule, state, strength, rate).TotalSan;
        return new SampledCase($"{rule.Name}, rate {rate:G6}, p {strength:G6}, {States.Text(state)}", Math.Abs(field - expected), 1e-12);
    }
}
