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
        List<Triple>[] byAnchor = new List<Triple>[labels.Count];
        int fallbacks = 0;
        KeyBlocks.ForEachAnchor(
            points,
            order,
            (search, anchor) =>
            {
                List<Triple> triples = [];
                int missed = Choose(search, order, anchor, strategy, triples);
                byAnchor[order.RowAt[anchor]] = triples;
                if (missed > 0)
                {
                    Interlocked.Add(ref fallbacks, missed);
                }
            }
        );
        return Gather(labels, strategy, byAnchor, fallbacks);
    }

    private static int Choose(AnchorSearch search, ClassOrder order, int anchor, MiningStrategy strategy, List<Triple> triples)
    {
        (int start, int end) = order.ClassRun(anchor);
        int points = order.RowAt.Length;
        if (end - start < 2 || end - start == points)
        {
            return 0;
        }
        if (strategy.Positive != PositiveRule.All)
        {
            int positive = search.Positive(strategy.Positive == PositiveRule.Hard);
            return ChooseNegatives(search, order, anchor, positive, strategy.Negative, triples, -1);
        }
        int shared = strategy.Negative is NegativeRule.Easy or NegativeRule.Hard
            ? search.Negative(strategy.Negative == NegativeRule.Easy)
            : -1;
        int fallbacks = 0;
        for (int positive = start; positive < end; positive++)
        {
            if (positive != anchor)
            {
                fallbacks += ChooseNegatives(search, order, anchor, positive, strategy.Negative, triples, shared);
            }
        }
        return fallbacks;
    }

    private static int ChooseNegatives(
        AnchorSearch search,
        ClassOrder order,
        int anchor,
        int positive,
        NegativeRule rule,
        List<Triple> triples,
        int shared
    )
    {
        int a = order.RowAt[anchor];
        int p = order.RowAt[positive];
        if (rule == NegativeRule.All)
        {
            int ownClass = order.ClassAt[anchor];
            for (int q = 0; q < order.RowAt.Length; q++)
            {
                if (order.ClassAt[order.PositionOf[q]] != ownClass)
                {
                    triples.Add(new Triple(a, p, q));
                }
            }
            return 0;
        }
        int negative = shared >= 0 ? shared : -1;
        int fallback = 0;
        if (negative < 0 && rule == NegativeRule.SemiHard)
        {
            negative = search.SemiHard(positive);
            fallback = negative < 0 ? 1 : 0;
        }
        if (negative < 0)
        {
            negative = search.Negative(farthest: rule != NegativeRule.Hard);
        }
        triples.Add(new Triple(a, p, order.RowAt[negative]));
        return fallback;
    }

    private static MiningResult Gather(Labels labels, MiningStrategy strategy, List<Triple>[] byAnchor, int fallbacks)
    {
        List<Triple> triples = new(byAnchor.Sum(t => t.Count));
        foreach (List<Triple> own in byAnchor)
        {
            triples.AddRange(own);
        }
        int alone = 0;
        for (int k = 0; k < labels.Classes; k++)
        {
            alone += labels.Members(k).Length == 1 ? 1 : 0;
        }
        return new MiningResult(strategy, triples, alone, labels.Classes == 1 ? labels.Count : 0, fallbacks);
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
