using IsoTriplet.Triplets;
using static TorchSharp.torch;

namespace IsoTriplet.Training.Losses;

/// <summary>The mining strategies of src/Triplets on tensors. Ties go to the lowest row; nearer and farther are decided in single precision.</summary>
internal static class TensorMiner
{
    /// <summary>The triples of a batch as three equally long lists of rows.</summary>
    public static (Tensor Anchors, Tensor Positives, Tensor Negatives) Mine(
        Tensor squares,
        BatchStructure structure,
        MiningStrategy strategy
    )
    {
        if (strategy is { Positive: PositiveRule.All, Negative: NegativeRule.All })
        {
            return structure.AllTriples();
        }
        if (strategy.Negative == NegativeRule.All)
        {
            (Tensor at, Tensor negatives) = structure.NegativePairs();
            return (at, Positive(squares, structure, strategy.Positive).index_select(0, at), negatives);
        }
        (Tensor anchors, Tensor positives) =
            strategy.Positive == PositiveRule.All
                ? structure.PositivePairs()
                : (structure.Anchors, Positive(squares, structure, strategy.Positive).index_select(0, structure.Anchors));
        return (anchors, positives, Negative(squares, structure, strategy.Negative, anchors, positives));
    }

    // For every row, the row of its positive (meaningless for rows that are no anchors).
    private static Tensor Positive(Tensor squares, BatchStructure structure, PositiveRule rule) =>
        rule == PositiveRule.Hard
            ? argmax(squares.masked_fill(structure.NotPositive, float.NegativeInfinity), 1)
            : argmin(squares.masked_fill(structure.NotPositive, float.PositiveInfinity), 1);

    private static Tensor Negative(Tensor squares, BatchStructure structure, NegativeRule rule, Tensor anchors, Tensor positives)
    {
        if (rule == NegativeRule.Hard)
        {
            return argmin(squares.masked_fill(structure.Same, float.PositiveInfinity), 1).index_select(0, anchors);
        }
        Tensor farthest = argmax(squares.masked_fill(structure.Same, float.NegativeInfinity), 1).index_select(0, anchors);
        if (rule == NegativeRule.Easy)
        {
            return farthest;
        }
        Tensor rows = squares.index_select(0, anchors);
        Tensor unfit = structure.Same.index_select(0, anchors).logical_or(rows.le(rows.gather(1, positives.unsqueeze(1))));
        Tensor nearest = argmin(rows.masked_fill(unfit, float.PositiveInfinity), 1);
        return where(unfit.all(1), farthest, nearest);
    }
}
