using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Triplets;

namespace IsoTriplet.Experiments.Claims.ExtremeTripletLearning;

/// <summary>Random states of a triple, and steps compared on them.</summary>
internal static class States
{
    // Below this length of a moved vector the closed form loses digits by cancellation; the vectors' own figures do as well.
    private const double ShortestLength = 0.05;

    // 1e-12 is what the closed form promises.
    private const double Agreement = 1e-12;

    private static readonly string[] Losses = ["vanilla", "first-order", "second-order"];

    /// <summary>A state with S_ap and S_an in [lowest, 1], one in eight of them at an end, and gamma in [-1, 1].</summary>
    internal static TripletState Draw(Random r, double lowest) => new(Cosine(r, lowest), Cosine(r, lowest), Cosine(r, -1));

    /// <summary>The rule of a random loss of the source.</summary>
    internal static UpdateRule Rule(Random r) => UpdateRule.ByName(Losses[r.Next(Losses.Length)]);

    /// <summary>A figure of the closed form against the same figure of the step on vectors of R^3 to R^8: | x - y | &lt;= 1e-12.</summary>
    internal static SampledCase Compare(
        Random r,
        Func<TripletState, UpdateOutcome, double> closed,
        Func<TripletState, UpdateOutcome, double> vectors
    )
    {
        while (true)
        {
            TripletState state = Draw(r, -1);
            UpdateRule rule = Rule(r);
            double rate = r.NextDouble();
            TripletVectors triple = VectorUpdate.FromState(state, r.Next(3, 9));
            UpdateOutcome moved = VectorUpdate.Step(rule, triple, rate);
            if (Math.Min(moved.AnchorNorm, Math.Min(moved.PositiveNorm, moved.NegativeNorm)) > ShortestLength)
            {
                double difference = Math.Abs(closed(state, ClosedForm.Step(rule, state, rate)) - vectors(state, moved));
                return new SampledCase($"{rule.Name}, rate {rate:G6}, {Text(state)}", difference, Agreement);
            }
        }
    }

    /// <summary>The state in figures that replay it.</summary>
    internal static string Text(TripletState state) => $"S_ap {state.Sap:R}, S_an {state.San:R}, gamma {state.Gamma:R}";

    private static double Cosine(Random r, double lowest) =>
        r.Next(16) switch
        {
            0 => 1,
            1 => lowest,
            _ => lowest + ((1 - lowest) * r.NextDouble()),
        };
}
