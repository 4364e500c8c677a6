using System.Text.Json.Serialization;

namespace IsoTriplet.Experiments.Commands;

/// <summary>Mean and greatest over the triples where the quantity is defined.</summary>
public sealed record GradientsSpread(
    [property: JsonPropertyName("count")] int Count,
    [property: JsonPropertyName("mean")] double Mean,
    [property: JsonPropertyName("greatest")] double Greatest
)
{
    internal static GradientsSpread Of(Spread spread) => new(spread.Count, spread.Mean, spread.Greatest);
}

/// <summary>One distance over the mined triples.</summary>
/// <param name="AnchorLength">Tangent gradient lengths at a.</param>
/// <param name="AnchorAngle">Angles between ambient and tangent gradient at a, radians.</param>
/// <param name="Active">Share of active triples at the margin.</param>
/// <param name="SemiHard">Share of triples in the semi-hard band.</param>
/// <param name="Hardest">Rows a, p, q of the triple with the greatest D_ap - D_an; null without triples.</param>
public sealed record GradientsDistanceSummary(
    [property: JsonPropertyName("distance")] string Distance,
    [property: JsonPropertyName("anchor_length")] GradientsSpread AnchorLength,
    [property: JsonPropertyName("positive_length")] GradientsSpread PositiveLength,
    [property: JsonPropertyName("negative_length")] GradientsSpread NegativeLength,
    [property: JsonPropertyName("anchor_angle")] GradientsSpread AnchorAngle,
    [property: JsonPropertyName("positive_angle")] GradientsSpread PositiveAngle,
    [property: JsonPropertyName("negative_angle")] GradientsSpread NegativeAngle,
    [property: JsonPropertyName("active")] double Active,
    [property: JsonPropertyName("semi_hard")] double SemiHard,
    [property: JsonPropertyName("hardest")] int[]? Hardest
);

/// <summary>Two distances over the mined triples.</summary>
/// <param name="AnchorAngle">Angles between the tangent gradients at a, radians.</param>
/// <param name="ActiveDiffers">Share of triples active under one alone.</param>
/// <param name="SemiHardDiffers">Share of triples in the semi-hard band under one alone.</param>
/// <param name="SignDiffers">Share of triples ranked rightly under one alone.</param>
/// <param name="OrderDiffers">Share of pairs of triples ordered the other way round.</param>
/// <param name="SameHardest">Whether the hardest triple of all is the same.</param>
public sealed record GradientsPairSummary(
    [property: JsonPropertyName("first")] string First,
    [property: JsonPropertyName("second")] string Second,
    [property: JsonPropertyName("anchor_angle")] GradientsSpread AnchorAngle,
    [property: JsonPropertyName("active_differs")] double ActiveDiffers,
    [property: JsonPropertyName("semi_hard_differs")] double SemiHardDiffers,
    [property: JsonPropertyName("sign_differs")] double SignDiffers,
    [property: JsonPropertyName("order_differs")] double OrderDiffers,
    [property: JsonPropertyName("same_hardest")] bool SameHardest
);

/// <summary>The comparison of distances on an embedding.</summary>
/// <param name="Pairs">One entry a pair of distances.</param>
public sealed record GradientsOnEmbedding(
    [property: JsonPropertyName("points")] int Points,
    [property: JsonPropertyName("dimension")] int Dimension,
    [property: JsonPropertyName("mining")] string Mining,
    [property: JsonPropertyName("triples")] int Triples,
    [property: JsonPropertyName("distances")] IReadOnlyList<GradientsDistanceSummary> Distances,
    [property: JsonPropertyName("pairs")] IReadOnlyList<GradientsPairSummary> Pairs
)
{
    internal static GradientsOnEmbedding Of(
        Embedding embedding,
        Labels labels,
        TripletLoss loss,
        TripletDistance[] distances,
        MiningStrategy strategy
    )
    {
        IReadOnlyList<Triple> triples = TripletMiner.Mine(embedding, labels, strategy, TripletDistances.Chord).Triples;
        GradientComparison comparison = GradientComparison.Of(embedding, triples, loss, distances);
        return new GradientsOnEmbedding(
            embedding.Points,
            embedding.Dimension,
            strategy.Name,
            triples.Count,
            [.. comparison.Distances.Select(Describe)],
            [.. comparison.Pairs.Select(Describe)]
        );
    }

    internal void WriteTo(TextWriter text)
    {
        text.WriteLine($"{Counted.Of(Triples, "triple")} by {Mining} among {Counted.Of(Points, "point")} in R^{Dimension}");
        foreach (GradientsDistanceSummary d in Distances)
        {
            text.WriteLine(
                $"{d.Distance}: active {d.Active:P2}, semi-hard {d.SemiHard:P2}, gradient at the anchor {d.AnchorLength.Mean:F4} on average"
            );
        }
        foreach (GradientsPairSummary p in Pairs)
        {
            text.WriteLine(
                $"{p.First} and {p.Second}: anchor directions {p.AnchorAngle.Mean:F4} rad apart on average, {p.AnchorAngle.Greatest:F4} at most;"
            );
            text.WriteLine(
                $"  active set differs on {p.ActiveDiffers:P2}, order on {p.OrderDiffers:P2} of the pairs, hardest triple {(p.SameHardest ? "the same" : "another")}"
            );
        }
    }

    private static GradientsDistanceSummary Describe(DistanceSummary d) =>
        new(
            d.Distance.Name,
            GradientsSpread.Of(d.AnchorLength),
            GradientsSpread.Of(d.PositiveLength),
            GradientsSpread.Of(d.NegativeLength),
            GradientsSpread.Of(d.AnchorAngle),
            GradientsSpread.Of(d.PositiveAngle),
            GradientsSpread.Of(d.NegativeAngle),
            d.Active,
            d.SemiHard,
            d.Hardest is { } t ? [t.Anchor, t.Positive, t.Negative] : null
        );

    private static GradientsPairSummary Describe(DistancePairSummary p) =>
        new(
            p.First.Name,
            p.Second.Name,
            GradientsSpread.Of(p.AnchorAngle),
            p.ActiveDiffers,
            p.SemiHardDiffers,
            p.SignDiffers,
            p.OrderDiffers,
            p.SameHardest
        );
}
