using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Triplets;

namespace IsoTriplet.Experiments.Claims.ExtremeTripletLearning;

/// <summary>The claims (11) and (12): the fields follow the definition of entanglement.</summary>
internal static class Entanglement
{
    /// <summary>A claim.</summary>
    /// <param name="number">The equation's number.</param>
    /// <param name="own">The cosine that the equation is about.</param>
    /// <param name="other">The other cosine.</param>
    /// <param name="changes">From a step: the changes of both.</param>
    /// <param name="total">From the field: the total change of the first.</param>
    /// <returns>A new record.</returns>
    public static Claim Claim(
        int number,
        string own,
        string other,
        Func<UpdateOutcome, (double Own, double Other)> changes,
        Func<TripletState, UpdateRule, double, double, double> total
    ) =>
        new()
        {
            Id = $"etl-{number}",
            Source = "ETL",
            Locator = $"({number})",
            Statement =
                $"({number}): with entanglement p the total change of {own} is its own plus p sqrt(S_ap S_an) times the "
                + "other; the fields are drawn from it.",
            Hypotheses = "S_ap, S_an in [0, 1], p in [0, 1].",
            Relation = $"|total - (d{own} + p sqrt(S_ap S_an) d{other})| <= 1e-12",
            Expected = Verdict.Holds,
            Reason =
                "It is a definition: what is checked is that the fields follow it, with the changes measured on "
                + "vectors. Outside [0, 1]^2 the root has no meaning; this project takes 0 there. The print was not at "
                + "hand: the equation is as the notes on the source hand it down, its number where they give none by "
                + "order.",
            Evidence = new SampledEvidence(
                "states in [0, 1]^2, any loss, rates to 0.4, p in [0, 1]",
                r => Total(r, changes, total, 1),
                "the share 1% smaller",
                r => Total(r, changes, total, 0.99)
            ),
        };

    private static SampledCase Total(
        Random r,
        Func<UpdateOutcome, (double Own, double Other)> changes,
        Func<TripletState, UpdateRule, double, double, double> total,
        double share
    )
    {
        TripletState state = States.Draw(r, 0);
        UpdateRule rule = States.Rule(r);
        double strength = r.NextDouble();
        double rate = 0.4 * r.NextDouble();
        (double own, double other) = changes(VectorUpdate.Step(rule, VectorUpdate.FromState(state), rate));
        double expected = own + (share * strength * Math.Sqrt(state.Sap * state.San) * other);
        double field = total(state, rule, strength, rate);
        return new SampledCase($"{rule.Name}, rate {rate:G6}, p {strength:G6}, {States.Text(state)}", Math.Abs(field - expected), 1e-12);
    }
}
