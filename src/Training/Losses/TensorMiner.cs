using IsoTriplet.Numerics;
using IsoTriplet.Triplets;
using TorchSharp;
using static TorchSharp.torch;

namespace IsoTriplet.Training.Losses;

/// <summary>Mines a tensor by <see cref="TripletMiner"/>, whose ties are exact: which triples a step trains on depends neither on the device nor on single precision.</summary>
internal static class TensorMiner
{
    /// <summary>The triples of a batch as three equally long lists of rows.</summary>
    /// <param name="embeddings">N x n.</param>
    /// <param name="structure">The labels' pattern.</param>
    /// <param name="distance">Decides between Euclidean and angular order.</param>
    /// <param name="strategy">The mining strategy.</param>
    /// <returns>Rows of anchors, positives and negatives.</returns>
    public static (Tensor Anchors, Tensor Positives, Tensor Negatives) Mine(
        Tensor embeddings,
        BatchStructure structure,
        TripletDistance distance,
        MiningStrategy strategy
    )
    {
        bool all = strategy is { Positive: PositiveRule.All, Negative: NegativeRule.All };
        IReadOnlyList<Triple> triples =
            all && structure.KnowsAll
                ? []
                : TripletMiner.Mine(Points(embeddings), structure.Labels, strategy, Order(embeddings, distance)).Triples;
        return structure.Rows(strategy, triples);
    }

    // A diverged batch has no order: its loss is not finite whatever the triples.
    private static Embedding Points(Tensor embeddings)
    {
        double[] values = Array.ConvertAll(Values(embeddings), static v => double.IsFinite(v) ? v : 0);
        return Embedding.Create((int)embeddings.shape[0], (int)embeddings.shape[1], values);
    }

    // Rows of length 0 have no angles; tensors leave them where they are, so lengths decide.
    private static TripletDistance Order(Tensor embeddings, TripletDistance distance)
    {
        int n = (int)embeddings.shape[1];
        return distance.IsAngular && Values(embeddings).Chunk(n).Any(row => row.All(v => v == 0 || !double.IsFinite(v)))
            ? TripletDistances.Euclidean
            : distance;
    }

    private static double[] Values(Tensor embeddings)
    {
        using DisposeScope scope = NewDisposeScope();
        return embeddings.detach().to(ScalarType.Float64).cpu().contiguous().data<double>().ToArray();
    }
}
