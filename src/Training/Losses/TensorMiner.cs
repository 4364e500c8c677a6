using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using IsoTriplet.Numerics;
using IsoTriplet.Triplets;
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
        Embedding points = Embedding.Create(values.Length / n, n, values);
        // Rows of length 0 have no angles; tensors leave them where they are, so lengths decide.
        bool lengths = distance.IsAngular && Enumerable.Range(0, points.Points).Any(row => !points.Row(row).ContainsAnyExcept(0));
        return structure.Rows(
            strategy,
            TripletMiner.Mine(points, structure.Labels, strategy, lengths ? TripletDistances.Euclidean : distance).Triples
        );
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
