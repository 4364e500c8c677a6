using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace IsoTriplet.Training.Losses;

/// <summary>Mines a tensor by <see cref="TripletMiner"/>, whose ties are exact: which triples a step trains on depends neither on the device nor on single precision.</summary>
internal static class TensorMiner
{
    // Kept from step to step: an array of this size is collected with all others only.
    [ThreadStatic]
    private static double[]? _numbers;

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
        if (all && structure.KnowsAll)
        {
            return structure.Rows(strategy, []);
        }
        int n = (int)embeddings.shape[1];
        ReadOnlySpan<double> values = Values(embeddings);
        return structure.Rows(strategy, Mine(values, n, structure.Labels, distance, strategy));
    }

    /// <summary>The triples of R batches, one an anchor.</summary>
    /// <param name="embeddings">R x N x n.</param>
    /// <param name="labels">The labels of each batch.</param>
    /// <param name="distance">Decides between Euclidean and angular order.</param>
    /// <param name="strategy">The mining strategy, of neither all positives nor all negatives.</param>
    /// <returns>The positive and the negative of every anchor, R N each, as places among the R N points.</returns>
    public static (Tensor Positives, Tensor Negatives) MineEach(
        Tensor embeddings,
        Labels labels,
        TripletDistance distance,
        MiningStrategy strategy
    )
    {
        (int runs, int points, int n) = ((int)embeddings.shape[0], (int)embeddings.shape[1], (int)embeddings.shape[2]);
        ReadOnlySpan<double> values = Values(embeddings);
        long[] positives = new long[runs * points];
        long[] negatives = new long[runs * points];
        for (int r = 0; r < runs; r++)
        {
            int first = r * points;
            foreach (Triple triple in Mine(values.Slice(first * n, points * n), n, labels, distance, strategy))
            {
                positives[first + triple.Anchor] = first + triple.Positive;
                negatives[first + triple.Anchor] = first + triple.Negative;
            }
        }
        return (tensor(positives, [positives.LongLength]), tensor(negatives, [negatives.LongLength]));
    }

    private static IReadOnlyList<Triple> Mine(
        ReadOnlySpan<double> values,
        int n,
        Labels labels,
        TripletDistance distance,
        MiningStrategy strategy
    )
    {
        Embedding points = Embedding.Create(values.Length / n, n, values);
        // Rows of length 0 have no angles; tensors leave them where they are, so lengths decide.
        bool lengths = distance.IsAngular && Enumerable.Range(0, points.Points).Any(row => !points.Row(row).ContainsAnyExcept(0));
        return TripletMiner.Mine(points, labels, strategy, lengths ? TripletDistances.Euclidean : distance).Triples;
    }

    // A diverged batch has no order: its loss is not finite whatever the triples, and 0 stands where a number is none.
    private static Span<double> Values(Tensor embeddings)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor rows = embeddings.detach().cpu().contiguous();
        int count = (int)rows.numel();
        if (_numbers is null || _numbers.Length < count)
        {
            _numbers = GC.AllocateUninitializedArray<double>(count);
        }
        Span<double> values = _numbers.AsSpan(0, count);
        if (rows.dtype == ScalarType.Float64)
        {
            MemoryMarshal.Cast<byte, double>(rows.bytes).CopyTo(values);
        }
        else
        {
            TensorPrimitives.ConvertTruncating<float, double>(MemoryMarshal.Cast<byte, float>(rows.bytes), values);
        }
        if (!TensorPrimitives.IsFiniteAll<double>(values))
        {
            for (int k = 0; k < values.Length; k++)
            {
                values[k] = double.IsFinite(values[k]) ? values[k] : 0;
            }
        }
        return values;
    }
}
