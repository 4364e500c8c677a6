namespace IsoTriplet.Triplets;

/// <summary>Triples of a batch of which no two share a row, so that no triple's own pull moves a vector of another; [ETL] section 6.1.</summary>
public static class DisjointTriples
{
    /// <summary>Chooses one anchor after another, in turn from every class, with the positive and the negative of the rules among the rows that are still free.</summary>
    /// <param name="embedding">F, N x n; no row of length 0. Compared by angle.</param>
    /// <param name="labels">N labels.</param>
    /// <param name="strategy">easy or hard positives, easy or hard negatives: hard-hard is HPHN, easy-easy EPEN.</param>
    /// <returns>At most N / 3 triples, in the order in which they were chosen; of equals the lowest row.</returns>
    /// <exception cref="ArgumentException">Another rule, lengths that differ, or a row of length 0.</exception>
    public static IReadOnlyList<Triple> Of(Embedding embedding, Labels labels, MiningStrategy strategy)
    {
        ArgumentNullException.ThrowIfNull(labels);
        if (strategy.Positive == PositiveRule.All || strategy.Negative is NegativeRule.All or NegativeRule.SemiHard)
        {
            throw new ArgumentException($"mining {strategy}: easy or hard positives and negatives were expected", nameof(strategy));
        }
        Embedding unit = UnitSphere.Normalise(embedding);
        Guard.SameSize(unit.Points, labels.Count, "points and labels");
        double towards = strategy.Positive == PositiveRule.Easy ? 1 : -1;
        double against = strategy.Negative == NegativeRule.Hard ? 1 : -1;
        bool[] taken = new bool[unit.Points];
        List<Triple> triples = [];
        int largest = Enumerable.Range(0, labels.Classes).Max(k => labels.Members(k).Length);
        for (int turn = 0; turn < largest; turn++)
        {
            for (int k = 0; k < labels.Classes; k++)
            {
                ReadOnlySpan<int> members = labels.Members(k);
                if (turn < members.Length && !taken[members[turn]])
                {
                    int anchor = members[turn];
                    int positive = Best(anchor, towards, j => labels[j] == k && j != anchor);
                    int negative = Best(anchor, against, j => labels[j] != k);
                    if (positive >= 0 && negative >= 0)
                    {
                        (taken[anchor], taken[positive], taken[negative]) = (true, true, true);
                        triples.Add(new Triple(anchor, positive, negative));
                    }
                }
            }
        }
        return triples;

        int Best(int anchor, double sign, Func<int, bool> among)
        {
            (int best, double most) = (-1, double.NegativeInfinity);
            for (int j = 0; j < unit.Points; j++)
            {
                if (!taken[j] && among(j) && sign * Vectors.Dot(unit.Row(anchor), unit.Row(j)) is var similarity && similarity > most)
                {
                    (best, most) = (j, similarity);
                }
            }
            return best;
        }
    }
}
