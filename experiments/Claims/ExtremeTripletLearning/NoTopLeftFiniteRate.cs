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
                r => Movement(r, 0, 0.5),
                "rates from 4 to 9 instead",
                r => Movement(r, 4, 9)
            ),
        };

    private static SampledCase Movement(Random r, double lowestRate, double highestRate)
    {
        TripletState state = States.Draw(r, 0);
        UpdateRule rule = States.Rule(r);
        double rate = lowestRate + ((highestRate - lowestRate) * r.NextDouble());
        FieldCell cell = DynamicsField.At(rule, state, r.NextDouble(), rate);
        return new SampledCase(
            $"{rule.Name}, rate {rate:G6}, {States.Text(state)}",
            Math.Min(-cell.TotalSap, cell.TotalSan),
            DynamicsField.Rounding
        );
    }
}
