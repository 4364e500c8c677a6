using IsoTriplet.Numerics;

namespace IsoTriplet.Triplets;

/// <summary>Chooses triples from a labelled batch by a named strategy, with exact tie rules.</summary>
/// <remarks>
/// Nearer and farther are decided by <see cref="PairwiseDistances.Between"/> on the rows (Euclidean mining) or on the rows put on the
/// unit sphere (angular mining: chord, squared chord, geodesic and cosine rank alike), so the result depends neither on the
/// processor nor on the number of threads. Anchor, positive and negative are always distinct rows
/// with the right labels, also when all points are equal. Work O(N^2 n) in distances, O(N^2) in scans.
/// </remarks>
public static class TripletMiner
{
    /// <summary>The largest number of triples that one call returns.</summary>
    public const long MostTriples = 50_000_000;

    /// <summary>Mines a batch.</summary>
    /// <param name="embedding">F, N x n.</param>
    /// <param name="labels">N labels.</param>
    /// <param name="strategy">The strategy.</param>
    /// <param name="distance">Decides between Euclidean and angular order; Euclidean when absent.</param>
    /// <returns>The triples, by anchor, positive, negative ascending, with counts of what had none.</returns>
    /// <exception cref="ArgumentException">Lengths differ; more than <see cref="MostTriples"/> triples; a row of length 0 under an angular distance; coordinates whose squared differences overflow.</exception>
    public static MiningResult Mine(Embedding embedding, Labels labels, MiningStrategy strategy, TripletDistance? distance = null)
    {
        ArgumentNullException.ThrowIfNull(embedding);
        ArgumentNullException.ThrowIfNull(labels);
        Guard.SameSize(embedding.Points, labels.Count, "points and labels");
        CheckCount(labels, strategy);
        Embedding points = distance is { IsAngular: true } ? UnitSphere.Normalise(embedding) : embedding;
        ClassOrder order = new(labels);
        Triple[] triples = Places(order, strategy, out int[] first);
        int fallbacks = 0;
        KeyBlocks.ForEachAnchor(
            points,
            order,
            (search, anchor) =>
            {
                int row = order.RowAt[anchor];
                int missed = Choose(search, order, anchor, strategy, triples.AsSpan(first[row]..first[row + 1]));
                if (missed > 0)
                {
                    Interlocked.Add(ref fallbacks, missed);
                }
            }
        );
        int alone = 0;
        for (int k = 0; k < labels.Classes; k++)
        {
            alone += labels.Members(k).Length == 1 ? 1 : 0;
        }
        return new MiningResult(strategy, triples, alone, labels.Classes == 1 ? labels.Count : 0, fallbacks);
    }

    // A strategy gives every anchor a number of triples that the labels alone decide: the triples of row a go to first[a]..first[a + 1].
    private static Triple[] Places(ClassOrder order, MiningStrategy strategy, out int[] first)
    {
        int points = order.RowAt.Length;
        first = new int[points + 1];
        for (int row = 0; row < points; row++)
        {
            (int start, int end) = order.ClassRun(order.PositionOf[row]);
            (int own, int others) = (end - start - 1, points - (end - start));
            int count = own == 0 || others == 0 ? 0 : 1;
            count *= strategy.Positive == PositiveRule.All ? own : 1;
            count *= strategy.Negative == NegativeRule.All ? others : 1;
            first[row + 1] = first[row] + count;
        }
        return GC.AllocateUninitializedArray<Triple>(first[points]);
    }

    private static int Choose(AnchorSearch search, ClassOrder order, int anchor, MiningStrategy strategy, Span<Triple> triples)
    {
        if (triples.Length == 0)
        {
            return 0;
        }
        int a = order.RowAt[anchor];
        if (strategy.Positive != PositiveRule.All)
        {
            int positive = search.Positive(strategy.Positive == PositiveRule.Hard);
            return strategy.Negative == NegativeRule.All
                ? FillNegatives(search, a, order.RowAt[positive], triples)
                : ChooseNegative(search, order, a, positive, strategy.Negative, out triples[0]);
        }
        (int start, int end) = order.ClassRun(anchor);
        int each = triples.Length / (end - start - 1);
        int shared = strategy.Negative is NegativeRule.Easy or NegativeRule.Hard
            ? order.RowAt[search.Negative(strategy.Negative == NegativeRule.Easy)]
            : -1;
        if (strategy.Negative == NegativeRule.SemiHard)
        {
            search.PrepareSemiHard();
        }
        int fallbacks = 0;
        int next = 0;
        for (int positive = start; positive < end; positive++)
        {
            if (positive == anchor)
            {
                continue;
            }
            if (shared >= 0)
            {
                triples[next] = new Triple(a, order.RowAt[positive], shared);
            }
            else if (strategy.Negative == NegativeRule.All)
            {
                _ = FillNegatives(search, a, order.RowAt[positive], triples.Slice(next, each));
            }
            else
            {
                fallbacks += ChooseNegative(search, order, a, positive, strategy.Negative, out triples[next]);
            }
            next += each;
        }
        return fallbacks;
    }

    private static int FillNegatives(AnchorSearch search, int a, int p, Span<Triple> triples)
    {
        ReadOnlySpan<int> negatives = search.Negatives();
        for (int k = 0; k < triples.Length; k++)
        {
            triples[k] = new Triple(a, p, negatives[k]);
        }
        return 0;
    }

    private static int ChooseNegative(AnchorSearch search, ClassOrder order, int a, int positive, NegativeRule rule, out Triple triple)
    {
        int negative = rule == NegativeRule.SemiHard ? search.SemiHard(positive) : -1;
        int fallback = rule == NegativeRule.SemiHard && negative < 0 ? 1 : 0;
        if (negative < 0)
        {
            negative = search.Negative(farthest: rule != NegativeRule.Hard);
        }
        triple = new Triple(a, order.RowAt[positive], order.RowAt[negative]);
        return fallback;
    }

    private static void CheckCount(Labels labels, MiningStrategy strategy)
    {
        double count = 0;
        for (int k = 0; k < labels.Classes; k++)
        {
            double members = labels.Members(k).Length;
            double positives = strategy.Positive == PositiveRule.All ? members - 1 : Math.Min(1, members - 1);
            double negatives = strategy.Negative == NegativeRule.All ? labels.Count - members : Math.Min(1, labels.Count - members);
            count += members * positives * negatives;
        }
        if (count > MostTriples)
        {
            throw new ArgumentException(
                $"{strategy} has {count} triples on this batch; at most {MostTriples} were expected",
                nameof(strategy)
            );
        }
    }
}
