using TorchSharp;
using static TorchSharp.torch;

namespace IsoTriplet.Training.Losses;

/// <summary>What the labels of a batch say about its pairs and triples, as tensors: made once, used by every step with the same pattern of labels.</summary>
public sealed class BatchStructure : IDisposable
{
    private readonly int[] _given;
    private readonly Device _device;
    private readonly Dictionary<string, Tensor> _lists = [];

    /// <summary>Reads the pattern of labels.</summary>
    /// <param name="classOf">The class of each row of the batch.</param>
    /// <param name="device">Where the tensors live.</param>
    public BatchStructure(ReadOnlySpan<int> classOf, Device device)
    {
        Labels = Labels.FromIntegers(classOf);
        (_given, _device) = (classOf.ToArray(), device);
        HasTriples = Labels.Classes > 1 && Enumerable.Range(0, Labels.Classes).Any(k => Labels.Members(k).Length > 1);
    }

    /// <summary>N, the rows of the batch.</summary>
    public int Count => Labels.Count;

    /// <summary>The labels of the rows.</summary>
    public Labels Labels { get; }

    /// <summary>Whether some row has a positive and a negative.</summary>
    public bool HasTriples { get; }

    /// <summary>True when another batch has the same pattern of labels.</summary>
    /// <param name="classOf">The class of each row of the other batch.</param>
    /// <returns>Whether this structure serves it.</returns>
    public bool Fits(ReadOnlySpan<int> classOf) => _given.AsSpan().SequenceEqual(classOf);

    /// <summary>Triples as three lists of rows; kept where they depend on the labels alone.</summary>
    internal (Tensor Anchors, Tensor Positives, Tensor Negatives) Rows(MiningStrategy strategy, IReadOnlyList<Triple> triples)
    {
        (long[] anchors, long[] positives, long[] negatives) = (new long[triples.Count], new long[triples.Count], new long[triples.Count]);
        int k = 0;
        foreach ((int a, int p, int q) in triples)
        {
            (anchors[k], positives[k], negatives[k++]) = (a, p, q);
        }
        return strategy is { Positive: PositiveRule.All, Negative: NegativeRule.All }
            ? (List("a*", () => anchors), List("p*", () => positives), List("q*", () => negatives))
            : (Index(anchors), Index(positives), Index(negatives));
    }

    /// <summary>Whether all triples are listed already.</summary>
    internal bool KnowsAll => _lists.ContainsKey("q*");

    /// <summary>The pairs i below j, and for each cell (i, j) of the N x N square the number of its pair.</summary>
    internal (Tensor First, Tensor Second, Tensor NumberOf) UnorderedPairs()
    {
        int n = Count;
        return (
            List("i", () => [.. Enumerable.Range(0, n).SelectMany(i => Enumerable.Range(i + 1, n - i - 1), (i, _) => (long)i)]),
            List("j", () => [.. Enumerable.Range(0, n).SelectMany(i => Enumerable.Range(i + 1, n - i - 1), (_, j) => (long)j)]),
            List("ij", () => [.. Enumerable.Range(0, n * n).Select(c => PairNumber(c / n, c % n, n))])
        );
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Tensor tensor in _lists.Values)
        {
            tensor.Dispose();
        }
    }

    private static long PairNumber(int i, int j, int n)
    {
        (long a, long b) = i < j ? (i, j) : (j, i);
        return a == b ? 0 : (a * n) - (a * (a + 1) / 2) + (b - a - 1);
    }

    private Tensor List(string name, Func<long[]> values)
    {
        if (!_lists.TryGetValue(name, out Tensor? list))
        {
            _lists[name] = list = Index(values()).DetachFromDisposeScope();
        }
        return list;
    }

    private Tensor Index(long[] rows) => tensor(rows, [rows.LongLength], device: _device);
}
