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
        double[] values = Values(embeddings);
        // Rows of length 0 have no angles; tensors leave them where they are, so lengths decide.
        bool lengths = distance.IsAngular && values.Chunk(n).Any(row => row.All(v => v == 0));
        return structure.Rows(
            strategy,
            TripletMiner
                .Mine(
                    Embedding.Create(values.Length / n, n, values),
                    structure.Labels,
                    strategy,
                    lengths ? TripletDistances.Euclidean : distance
                )
                .Triples
        );
    }

    // A diverged batch has no order: its loss is not finite whatever the triples, and 0 stands where a number is none.
    private static double[] Values(Tensor embeddings)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor rows = embeddings.detach().cpu().contiguous();
        double[] values = GC.AllocateUninitializedArray<double>((int)rows.numel());
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
