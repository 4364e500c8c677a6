using TorchSharp;
using static TorchSharp.torch;

namespace IsoTriplet.Training.Losses;

/// <summary>What the labels of a batch say about its pairs, as tensors: made once, used by every step with the same pattern of labels.</summary>
public sealed class BatchStructure : IDisposable
{
    /// <summary>The largest number of triples of the strategies that take all of something.</summary>
    public const long MostTriples = 50_000_000;

    private readonly int[] _classOf;
    private readonly int[][] _positives;
    private readonly int[][] _negatives;
    private readonly Device _device;
    private readonly Dictionary<string, Tensor> _lists = [];

    /// <summary>Reads the pattern of labels.</summary>
    /// <param name="classOf">The class of each row of the batch.</param>
    /// <param name="device">Where the tensors live.</param>
    public BatchStructure(ReadOnlySpan<int> classOf, Device device)
    {
        _classOf = classOf.ToArray();
        _device = device;
        int n = _classOf.Length;
        bool[] same = new bool[n * n];
        bool[] positive = new bool[n * n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                same[(i * n) + j] = _classOf[i] == _classOf[j];
                positive[(i * n) + j] = i != j && _classOf[i] == _classOf[j];
            }
        }
        _positives = [.. Enumerable.Range(0, n).Select(i => Rows(n, j => positive[(i * n) + j]))];
        _negatives = [.. Enumerable.Range(0, n).Select(i => Rows(n, j => !same[(i * n) + j]))];
        int[] anchors = Rows(n, i => _positives[i].Length > 0 && _negatives[i].Length > 0);
        Anchors = Index(anchors.Select(i => (long)i));
        AnchorCount = anchors.Length;
        Same = Kept(tensor(same, [n, n], device: device));
        NotPositive = Kept(Kept(tensor(positive, [n, n], device: device)).logical_not());
    }

    /// <summary>N, the rows of the batch.</summary>
    public int Count => _classOf.Length;

    /// <summary>The class of each row.</summary>
    public ReadOnlySpan<int> ClassOf => _classOf;

    /// <summary>Rows that have a positive and a negative, ascending.</summary>
    public Tensor Anchors { get; }

    /// <summary>How many rows have a positive and a negative.</summary>
    public int AnchorCount { get; }

    /// <summary>N x N: same class (the diagonal included).</summary>
    public Tensor Same { get; }

    /// <summary>N x N: not a positive of the row (the diagonal included).</summary>
    public Tensor NotPositive { get; }

    /// <summary>True when another batch has the same pattern of labels.</summary>
    /// <param name="classOf">The class of each row of the other batch.</param>
    /// <returns>Whether this structure serves it.</returns>
    public bool Fits(ReadOnlySpan<int> classOf) => classOf.SequenceEqual(_classOf);

    /// <summary>All pairs anchor-positive, by anchor.</summary>
    internal (Tensor Anchors, Tensor Positives) PositivePairs() =>
        (List("a+", () => Each(a => _positives[a].Select(_ => (long)a))), List("p+", () => Each(a => _positives[a].Select(p => (long)p))));

    /// <summary>All pairs anchor-negative, by anchor.</summary>
    internal (Tensor Anchors, Tensor Negatives) NegativePairs() =>
        (List("a-", () => Each(a => _negatives[a].Select(_ => (long)a))), List("q-", () => Each(a => _negatives[a].Select(q => (long)q))));

    /// <summary>All triples, by anchor, positive, negative.</summary>
    internal (Tensor Anchors, Tensor Positives, Tensor Negatives) AllTriples() =>
        (
            List("a*", () => Each(a => _positives[a].SelectMany(_ => _negatives[a], (_, _) => (long)a))),
            List("p*", () => Each(a => _positives[a].SelectMany(_ => _negatives[a], (p, _) => (long)p))),
            List("q*", () => Each(a => _positives[a].SelectMany(_ => _negatives[a], (_, q) => (long)q)))
        );

    /// <summary>The pairs i below j, and for each cell (i, j) of the N x N square the number of its pair.</summary>
    internal (Tensor First, Tensor Second, Tensor NumberOf) UnorderedPairs()
    {
        int n = Count;
        return (
            List("i", () => Enumerable.Range(0, n).SelectMany(i => Enumerable.Range(i + 1, n - i - 1), (i, _) => (long)i)),
            List("j", () => Enumerable.Range(0, n).SelectMany(i => Enumerable.Range(i + 1, n - i - 1), (_, j) => (long)j)),
            List("ij", () => Enumerable.Range(0, n * n).Select(c => PairNumber(c / n, c % n, n)))
        );
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Tensor tensor in (Tensor[])[Anchors, Same, NotPositive, .. _lists.Values])
        {
            tensor.Dispose();
        }
    }

    private static long PairNumber(int i, int j, int n)
    {
        (long a, long b) = i < j ? (i, j) : (j, i);
        return a == b ? 0 : (a * n) - (a * (a + 1) / 2) + (b - a - 1);
    }

    private static int[] Rows(int n, Func<int, bool> chosen) => [.. Enumerable.Range(0, n).Where(chosen)];

    private static Tensor Kept(Tensor tensor) => tensor.DetachFromDisposeScope();

    private IEnumerable<long> Each(Func<int, IEnumerable<long>> of) =>
        Enumerable.Range(0, Count).Where(a => _positives[a].Length > 0 && _negatives[a].Length > 0).SelectMany(of);

    private Tensor List(string name, Func<IEnumerable<long>> values)
    {
        if (!_lists.TryGetValue(name, out Tensor? list))
        {
            long triples = Enumerable.Range(0, Count).Sum(a => (long)_positives[a].Length * _negatives[a].Length);
            if (name.EndsWith('*') && triples > MostTriples)
            {
                throw new ArgumentException($"all-all has {triples} triples on a batch of {Count}; at most {MostTriples} were expected");
            }
            _lists[name] = list = Index(values());
        }
        return list;
    }

    private Tensor Index(IEnumerable<long> values)
    {
        long[] rows = [.. values];
        return Kept(tensor(rows, [rows.LongLength], device: _device));
    }
}
