namespace IsoTriplet.Triplets;

/// <summary>Chooses triples from a labelled batch by a named strategy, with exact tie rules.</summary>
/// <remarks>
/// Nearer and farther are decided by <see cref="PairwiseDistances.Between"/> on the rows (Euclidean mining) or by the true angles between the rows
/// (angular mining: chord, squared chord, geodesic and cosine rank alike), where ties are told by exact arithmetic; so the result depends neither on the
/// processor nor on the number of threads, nor on whether the rows were put on the unit sphere before by exact means. Anchor, positive and negative are always distinct rows
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
    /// <param name="settings">What is done at the edges of the strategy.</param>
    /// <returns>The triples, by anchor, positive, negative ascending, with counts of what had none.</returns>
    /// <exception cref="ArgumentException">Lengths differ; more than <see cref="MostTriples"/> triples; a row of length 0 under an angular distance; coordinates whose squared differences overflow.</exception>
    public static MiningResult Mine(
        Embedding embedding,
        Labels labels,
        MiningStrategy strategy,
        TripletDistance? distance = null,
        MiningSettings? settings = null
    )
    {
        ArgumentNullException.ThrowIfNull(embedding);
        ArgumentNullException.ThrowIfNull(labels);
        Guard.SameSize(embedding.Points, labels.Count, "points and labels");
        CheckCount(labels, strategy);
        bool angular = distance is { IsAngular: true };
        MiningSettings chosen = settings ?? MiningSettings.Default;
        if (chosen.MostSimilarPositive is not null && !angular)
        {
            throw new ArgumentException(
                $"{distance?.Name ?? "euclidean"} has no cosines that could be too similar; an angular distance was expected"
            );
        }
        Embedding points = angular ? UnitSphere.Normalise(embedding) : embedding;
        // The square of the chord at that cosine; no cosine is above 1.
        Rules rules = new(strategy, chosen.DropFallbacks, chosen.MostSimilarPositive is { } cosine and < 1 ? 2 * (1 - cosine) : -1);
        ClassOrder order = new(labels);
        Triple[] triples = Places(order, strategy, out int[] first);
        (int fallbacks, int similar) = (0, 0);
        KeyBlocks.ForEachAnchor(
            points,
            order,
            angular ? new ExactAngles(embedding) : null,
            (search, anchor) =>
            {
                int row = order.RowAt[anchor];
                (int missed, int passed) = Choose(search, order, anchor, rules, triples.AsSpan(first[row]..first[row + 1]));
                if (missed + passed > 0)
                {
                    Interlocked.Add(ref fallbacks, missed);
                    Interlocked.Add(ref similar, passed);
                }
            }
        );
        if ((fallbacks > 0 && rules.Drop) || similar > 0)
        {
            triples = Array.FindAll(triples, static t => t.Negative >= 0);
        }
        int alone = 0;
        for (int k = 0; k < labels.Classes; k++)
        {
            alone += labels.Members(k).Length == 1 ? 1 : 0;
        }
        IReadOnlyList<Triple> listed = strategy.Negative == NegativeRule.All ? new EveryNegative(triples, labels) : triples;
        return new MiningResult(strategy, listed, alone, labels.Classes == 1 ? labels.Count : 0, fallbacks, similar);
    }

    // A strategy gives every anchor a number of triples that the labels alone decide, one a pair (a, p): those of row a go to first[a]..first[a + 1].
    private static Triple[] Places(ClassOrder order, MiningStrategy strategy, out int[] first)
    {
        int points = order.RowAt.Length;
        first = new int[points + 1];
        for (int row = 0; row < points; row++)
        {
            (int start, int end) = order.ClassRun(order.PositionOf[row]);
            (int own, int others) = (end - start - 1, points - (end - start));
            int count = own == 0 || others == 0 ? 0 : 1;
            first[row + 1] = first[row] + (strategy.Positive == PositiveRule.All ? count * own : count);
        }
        return GC.AllocateUninitializedArray<Triple>(first[points]);
    }

    private readonly record struct Rules(MiningStrategy Strategy, bool Drop, double LeastKey);

    // Writes the triples of an anchor; those that are none have the negative -1. Returns how many pairs had no semi-hard negative, and how many no positive.
    private static (int Fallbacks, int Similar) Choose(AnchorSearch search, ClassOrder order, int anchor, Rules rules, Span<Triple> triples)
    {
        if (triples.Length == 0)
        {
            return (0, 0);
        }
        int a = order.RowAt[anchor];
        (PositiveRule ofPositives, NegativeRule ofNegatives) = rules.Strategy;
        if (ofPositives != PositiveRule.All)
        {
            int positive = search.Positive(ofPositives == PositiveRule.Hard, rules.LeastKey);
            return OfPositive(search, order, a, positive, -1, rules, out triples[0]);
        }
        (int start, int end) = order.ClassRun(anchor);
        int shared = ofNegatives is NegativeRule.Easy or NegativeRule.Hard ? search.Negative(ofNegatives == NegativeRule.Easy) : -1;
        if (ofNegatives == NegativeRule.SemiHard)
        {
            search.PrepareSemiHard();
        }
        (int fallbacks, int similar, int next) = (0, 0, 0);
        for (int position = start; position < end; position++)
        {
            if (position != anchor)
            {
                int positive = search.Allows(position, rules.LeastKey) ? position : -1;
                (int missed, int passed) = OfPositive(search, order, a, positive, shared, rules, out triples[next++]);
                (fallbacks, similar) = (fallbacks + missed, similar + passed);
            }
        }
        return (fallbacks, similar);
    }

    private static (int Fallbacks, int Similar) OfPositive(
        AnchorSearch search,
        ClassOrder order,
        int a,
        int positive,
        int shared,
        Rules rules,
        out Triple triple
    )
    {
        if (positive < 0)
        {
            triple = new Triple(a, -1, -1);
            return (0, 1);
        }
        int p = order.RowAt[positive];
        NegativeRule rule = rules.Strategy.Negative;
        if (rule == NegativeRule.All)
        {
            triple = new Triple(a, p, 0);
            return (0, 0);
        }
        int negative = rule == NegativeRule.SemiHard ? search.SemiHard(positive) : shared;
        bool missed = rule == NegativeRule.SemiHard && negative < 0;
        if (negative < 0 && !(missed && rules.Drop))
        {
            negative = search.Negative(farthest: rule != NegativeRule.Hard);
        }
        triple = new Triple(a, p, negative < 0 ? -1 : order.RowAt[negative]);
        return (missed ? 1 : 0, 0);
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

/// <summary>What a miner does at the edges of a strategy.</summary>
public sealed record MiningSettings
{
    /// <summary>The defaults: fallbacks are kept, no positive is too similar.</summary>
    public static MiningSettings Default { get; } = new();

    /// <summary>Whether a pair (a, p) that has no negative farther than p yields no triple, as in pytorch-metric-learning. Default: it takes the farthest negative.</summary>
    public bool DropFallbacks { get; init; }

    /// <summary>Positives whose cosine with the anchor is above this are passed over as copies of it (angular mining); the released code of selectively contrastive triplets takes 0.9999. Default: none.</summary>
    public double? MostSimilarPositive
    {
        get;
        init =>
            field =
                value is null || Math.Abs(Guard.Finite(value.Value, nameof(MostSimilarPositive))) <= 1
                    ? value
                    : throw new ArgumentException($"MostSimilarPositive is {value}; a cosine in [-1, 1] was expected");
    }
}

/// <summary>The triples that a strategy chose from a batch.</summary>
/// <param name="Strategy">The strategy.</param>
/// <param name="Triples">By anchor, then positive, then negative, ascending. Where all negatives are taken the pairs are kept, and a triple is made as it is read: one by its place takes O(log N).</param>
/// <param name="AnchorsWithoutPositive">Points alone in their class: they anchor nothing.</param>
/// <param name="AnchorsWithoutNegative">Points of a batch of one class: they anchor nothing.</param>
/// <param name="SemiHardFallbacks">Pairs (a, p) with no negative farther than p, which took the farthest negative instead, or were dropped.</param>
/// <param name="PositivesTooSimilar">Anchors, or pairs where all positives are taken, without a positive that is not too similar.</param>
public sealed record MiningResult(
    MiningStrategy Strategy,
    IReadOnlyList<Triple> Triples,
    int AnchorsWithoutPositive,
    int AnchorsWithoutNegative,
    int SemiHardFallbacks,
    int PositivesTooSimilar = 0
);
