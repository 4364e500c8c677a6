using System.Text.Json.Serialization;

namespace IsoTriplet.Experiments.Commands;

/// <summary>What <c>dynamics scatter</c> is asked, beside the embedding and its labels.</summary>
public sealed record DynamicsScatterRequest
{
    /// <summary>easy, hard or all.</summary>
    public string Positive { get; init; } = "easy";

    /// <summary>easy, semi-hard, hard or all.</summary>
    public string Negative { get; init; } = "hard";

    /// <summary>The loss whose step is judged on the triples.</summary>
    public string Loss { get; init; } = "first-order";

    /// <summary>p, in [0, 1].</summary>
    public double Entanglement { get; init; }

    /// <summary>The learning rate of the step.</summary>
    public double Rate { get; init; } = 1;
}

/// <summary>One triple of the JSON.</summary>
/// <param name="SApAfter">S_ap in the second embedding; null without one.</param>
/// <param name="SAnAfter">S_an in the second embedding; null without one.</param>
/// <param name="Direction">The direction of the movement; null without a second embedding.</param>
public sealed record DynamicsScatterTriple(
    [property: JsonPropertyName("anchor")] int Anchor,
    [property: JsonPropertyName("positive")] int Positive,
    [property: JsonPropertyName("negative")] int Negative,
    [property: JsonPropertyName("s_ap")] double SAp,
    [property: JsonPropertyName("s_an")] double SAn,
    [property: JsonPropertyName("gamma")] double Gamma,
    [property: JsonPropertyName("s_ap_after")] double? SApAfter,
    [property: JsonPropertyName("s_an_after")] double? SAnAfter,
    [property: JsonPropertyName("direction")] string? Direction
);

/// <summary>Shares of the triples by region of the diagram; null without triples.</summary>
public sealed record DynamicsScatterShares(
    [property: JsonPropertyName("easy")] double? Easy,
    [property: JsonPropertyName("hard")] double? Hard,
    [property: JsonPropertyName("diagonal")] double? Diagonal,
    [property: JsonPropertyName("negative_cosine")] double? NegativeCosine
);

/// <summary>What one step of a loss would do to the triples, each with its own gamma; shares are null without triples.</summary>
/// <param name="Directions">Share of each direction that occurs.</param>
public sealed record DynamicsScatterStep(
    [property: JsonPropertyName("loss")] string Loss,
    [property: JsonPropertyName("rate")] double Rate,
    [property: JsonPropertyName("entanglement")] double Entanglement,
    [property: JsonPropertyName("positive_pushed_away")] double? PositivePushedAway,
    [property: JsonPropertyName("negative_pulled_in")] double? NegativePulledIn,
    [property: JsonPropertyName("directions")] IReadOnlyDictionary<string, double> Directions
);

/// <summary>The movement of the triples to a second embedding of the same rows; means and shares are null without triples.</summary>
/// <param name="StillMined">Share of the triples that the strategy chooses again.</param>
/// <param name="Directions">Share of each direction that occurs.</param>
public sealed record DynamicsScatterMovement(
    [property: JsonPropertyName("mean_ds_ap")] double? MeanDsAp,
    [property: JsonPropertyName("mean_ds_an")] double? MeanDsAn,
    [property: JsonPropertyName("still_mined")] double? StillMined,
    [property: JsonPropertyName("directions")] IReadOnlyDictionary<string, double> Directions
);

/// <summary>The JSON of <c>dynamics scatter</c>.</summary>
/// <param name="AnchorsWithoutPositive">Points alone in their class.</param>
/// <param name="AnchorsWithoutNegative">Points of a batch of one class.</param>
/// <param name="SemiHardFallbacks">Pairs without a negative farther than the positive.</param>
/// <param name="Step">What a step of the loss would do.</param>
/// <param name="Movement">The movement to the second embedding; null without one.</param>
public sealed record DynamicsScatterReport(
    [property: JsonPropertyName("points")] int Points,
    [property: JsonPropertyName("dimension")] int Dimension,
    [property: JsonPropertyName("mining")] string Mining,
    [property: JsonPropertyName("anchors_without_positive")] int AnchorsWithoutPositive,
    [property: JsonPropertyName("anchors_without_negative")] int AnchorsWithoutNegative,
    [property: JsonPropertyName("semi_hard_fallbacks")] int SemiHardFallbacks,
    [property: JsonPropertyName("shares")] DynamicsScatterShares Shares,
    [property: JsonPropertyName("step")] DynamicsScatterStep Step,
    [property: JsonPropertyName("movement")] DynamicsScatterMovement? Movement,
    [property: JsonPropertyName("triples")] IReadOnlyList<DynamicsScatterTriple> Triples
)
{
    /// <summary>Computes the report: the triplet scatter diagram, and Figures 3 and 6 where a second embedding is given.</summary>
    /// <param name="embedding">F; no row of length 0.</param>
    /// <param name="after">A second embedding of the same rows, or null.</param>
    /// <exception cref="ArgumentException">A name or number out of range, a row of length 0, or sizes that differ.</exception>
    public static DynamicsScatterReport Of(Embedding embedding, Labels labels, DynamicsScatterRequest request, Embedding? after = null)
    {
        MiningStrategy strategy = MiningStrategy.FromParts(request.Positive, request.Negative);
        UpdateRule rule = UpdateRule.ByName(request.Loss);
        TripletScatter scatter = TripletScatter.Of(embedding, labels, strategy);
        ScatterDynamics step = scatter.Under(rule, request.Entanglement, request.Rate);
        TripletMovement? movement = after is null ? null : TripletMovement.Between(embedding, after, labels, strategy);
        // A mean or share of nothing has no value.
        double? Some(double mean) => scatter.Points.Count == 0 ? null : mean;
        return new DynamicsScatterReport(
            embedding.Points,
            embedding.Dimension,
            strategy.Name,
            scatter.Mining.AnchorsWithoutPositive,
            scatter.Mining.AnchorsWithoutNegative,
            scatter.Mining.SemiHardFallbacks,
            new DynamicsScatterShares(
                Some(scatter.Shares.Easy),
                Some(scatter.Shares.Hard),
                Some(scatter.Shares.Diagonal),
                Some(scatter.Shares.NegativeCosine)
            ),
            new DynamicsScatterStep(
                rule.Name,
                request.Rate,
                request.Entanglement,
                Some(step.PositivePushedAway),
                Some(step.NegativePulledIn),
                Named(step.Directions)
            ),
            movement is null
                ? null
                : new DynamicsScatterMovement(
                    Some(movement.MeanDeltaSap),
                    Some(movement.MeanDeltaSan),
                    Some(movement.StillMined),
                    Named(movement.Directions)
                ),
            [.. scatter.Points.Select((point, t) => Row(point, movement?.Triples[t]))]
        );
    }

    /// <summary>Writes what a person reads: the shares.</summary>
    public void WriteTo(TextWriter text)
    {
        text.WriteLine($"{Counted.Of(Triples.Count, "triple")} by {Mining} among {Counted.Of(Points, "point")} in R^{Dimension}");
        if (Triples.Count == 0)
        {
            text.WriteLine("no triple: the shares have no value");
            return;
        }
        text.WriteLine(
            $"easy (S_an < S_ap) {Shares.Easy:P2}, hard {Shares.Hard:P2}, on the diagonal {Shares.Diagonal:P2}, with a negative cosine {Shares.NegativeCosine:P2}"
        );
        text.WriteLine(
            $"one {Step.Loss} step: positive pushed away {Step.PositivePushedAway:P2}, negative pulled in {Step.NegativePulledIn:P2}"
        );
        text.WriteLine("  " + string.Join(", ", Step.Directions.Select(d => $"{d.Key} {d.Value:P2}")));
        if (Movement is not null)
        {
            text.WriteLine(
                $"movement: mean dS_ap {Movement.MeanDsAp:G4}, mean dS_an {Movement.MeanDsAn:G4}, mined again {Movement.StillMined:P2}"
            );
            text.WriteLine("  " + string.Join(", ", Movement.Directions.Select(d => $"{d.Key} {d.Value:P2}")));
        }
    }

    private static DynamicsScatterTriple Row(ScatterPoint point, MovedTriple? moved) =>
        new(
            point.Triple.Anchor,
            point.Triple.Positive,
            point.Triple.Negative,
            point.State.Sap,
            point.State.San,
            point.State.Gamma,
            moved?.After.Sap,
            moved?.After.San,
            moved is null ? null : Directions.NameOf(moved.Value.Direction)
        );

    private static Dictionary<string, double> Named(IReadOnlyDictionary<Direction, double> shares) =>
        shares.ToDictionary(s => Directions.NameOf(s.Key), s => s.Value, StringComparer.Ordinal);
}
