using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace IsoTriplet.Training.Losses;

/// <summary>The losses of src/Triplets on tensors: the mean over the triples that mining chose, differentiable in the embeddings.</summary>
/// <remarks>Equal to <see cref="BatchLoss"/> over <see cref="TripletMiner"/> to single precision, on the same triples.</remarks>
public static class TensorLoss
{
    // From this many numbers on the library adds gradients of an index by several threads at once, in no order.
    private const long ShortList = 1 << 15;

    /// <summary>Mines a batch and evaluates the mean loss.</summary>
    /// <param name="embeddings">N x n, single precision.</param>
    /// <param name="structure">The labels' pattern.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="distance">The distance.</param>
    /// <param name="strategy">The mining strategy.</param>
    /// <param name="triples">Triples of rows in the place of those that the strategy mines.</param>
    /// <returns>A scalar; 0 with gradient 0 when the batch has no triple. Finite on collapsed batches.</returns>
    public static Tensor Evaluate(
        Tensor embeddings,
        BatchStructure structure,
        TripletLoss loss,
        TripletDistance distance,
        MiningStrategy strategy,
        IReadOnlyList<Triple>? triples = null
    )
    {
        ArgumentNullException.ThrowIfNull(embeddings);
        ArgumentNullException.ThrowIfNull(structure);
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(distance);
        if (!structure.HasTriples || triples?.Count == 0)
        {
            return (embeddings * Held.Zero).sum();
        }
        Tensor rows = TensorDistance.Rows(embeddings, distance);
        (Tensor anchors, Tensor positives, Tensor negatives) = triples is null
            ? TensorMiner.Mine(embeddings, structure, distance, strategy)
            : structure.Rows(MiningStrategy.BatchHard, triples);
        (Tensor near, Tensor far) = Distances(rows, structure, distance, anchors, positives, negatives);
        using Tensor margin = tensor(loss.Settings.Margin);
        return Each(near, far, loss, margin).mean();
    }

    /// <summary>The loss of every triple.</summary>
    /// <param name="near">D_ap, of any shape.</param>
    /// <param name="far">D_an, likewise.</param>
    /// <param name="loss">The loss; its margin is not looked at.</param>
    /// <param name="margin">The margin: one number, or a column of the numbers of several runs.</param>
    /// <returns>As many numbers.</returns>
    internal static Tensor Each(Tensor near, Tensor far, TripletLoss loss, Tensor margin)
    {
        switch (loss.Name)
        {
            case "vanilla":
                return nn.functional.relu((near - far).Plus(margin));
            case "soft-margin":
                return Held.Softplus((near - far).Plus(margin));
            case "contrastive":
                return near.Squared().Plus(nn.functional.relu(margin - far).Squared()) * Held.Half;
            case "first-order":
                return FirstOrder(near, far, loss);
            case "second-order":
                using (Scalar temperature = loss.Settings.Temperature)
                {
                    (Tensor positive, Tensor negative) = (Held.One.Less(near), Held.One.Less(far));
                    return Held.Softplus((negative.Squared().Plus(positive.Squared()) * Held.Half - positive) / temperature);
                }
            case "sct":
                Tensor contrastive = far.lt(near);
                if (loss.Settings.Form == SctForm.Released)
                {
                    contrastive = contrastive.logical_or(Held.One.Less(far).gt(Held.ReleasedThreshold));
                }
                using (Scalar lambda = loss.Settings.Lambda)
                {
                    return where(contrastive, Held.One.Less(far) * lambda, FirstOrder(near, far, loss));
                }
            default:
                throw new ArgumentException($"no tensor form of the loss '{loss.Name}'", nameof(loss));
        }
    }

    // Few triples: the distances of their rows. Many: each pair's distance once, then looked up.
    private static (Tensor Near, Tensor Far) Distances(
        Tensor rows,
        BatchStructure structure,
        TripletDistance distance,
        Tensor anchors,
        Tensor positives,
        Tensor negatives
    )
    {
        long n = structure.Count;
        if (anchors.shape[0] * 2 < n * (n - 1) / 2)
        {
            return TensorDistance.Between(Pick(rows, anchors), Pick(rows, positives), Pick(rows, negatives), distance);
        }
        (Tensor first, Tensor second, Tensor numberOf) = structure.UnorderedPairs();
        Tensor pairs = TensorDistance.Between(rows.index_select(0, first), rows.index_select(0, second), distance);
        using Scalar width = n;
        Tensor rowOf = anchors * width;
        return (
            pairs.index_select(0, numberOf.index_select(0, rowOf.Plus(positives))),
            pairs.index_select(0, numberOf.index_select(0, rowOf.Plus(negatives)))
        );
    }

    /// <summary>Rows by their numbers. Gradients of a row are added in the order of the list either way, so both give the same bits.</summary>
    /// <param name="rows">N x n.</param>
    /// <param name="list">M numbers of rows.</param>
    /// <returns>
    /// M x n. On a processor a short list, and on one thread any, goes by indexing, which adds the gradients on one thread: index_select sorts them first, in steps that all threads wait for.
    /// All rows in turn are the rows themselves, by a view: the gradients of its uses are added to each other first, as those of a list are.
    /// </returns>
    internal static Tensor Pick(Tensor rows, Tensor list) =>
        rows.device_type != DeviceType.CPU || (list.shape[0] * rows.shape[1] >= ShortList && get_num_threads() > 1)
            ? rows.index_select(0, list)
        : IsEveryRow(list, rows.shape[0]) ? rows.view(rows.shape)
        : rows.index(TensorIndex.Tensor(list));

    private static bool IsEveryRow(Tensor list, long count)
    {
        ReadOnlySpan<long> numbers = MemoryMarshal.Cast<byte, long>(list.bytes);
        int k = 0;
        while (k < numbers.Length && numbers[k] == k)
        {
            k++;
        }
        return k == numbers.Length && k == count;
    }

    private static Tensor FirstOrder(Tensor near, Tensor far, TripletLoss loss)
    {
        using Scalar temperature = loss.Settings.Temperature;
        return Held.Softplus((near - far) / temperature);
    }
}
