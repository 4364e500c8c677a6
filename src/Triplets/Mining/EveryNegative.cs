using System.Collections;

namespace IsoTriplet.Triplets;

/// <summary>The triples of pairs (a, p) with every negative of a, by pair and then negative, without a place in memory for each.</summary>
/// <param name="pairs">The pairs; their negatives are not read.</param>
/// <param name="labels">N labels, of two classes or more.</param>
internal sealed class EveryNegative(Triple[] pairs, Labels labels) : IReadOnlyList<Triple>
{
    private readonly int[] _end = Ends(pairs, labels);

    /// <inheritdoc/>
    public int Count => _end.Length == 0 ? 0 : _end[^1];

    /// <inheritdoc/>
    public Triple this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            // No pair has no negative: the ends ascend strictly, and the pair sought is the first whose end is beyond the index.
            int found = Array.BinarySearch(_end, index + 1);
            int pair = found >= 0 ? found : ~found;
            return pairs[pair] with
            {
                Negative = Outside(labels.Members(labels[pairs[pair].Anchor]), index - (pair == 0 ? 0 : _end[pair - 1])),
            };
        }
    }

    /// <inheritdoc/>
    public IEnumerator<Triple> GetEnumerator()
    {
        foreach (Triple pair in pairs)
        {
            int own = labels[pair.Anchor];
            for (int row = 0; row < labels.Count; row++)
            {
                if (labels[row] != own)
                {
                    yield return new Triple(pair.Anchor, pair.Positive, row);
                }
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static int[] Ends(Triple[] pairs, Labels labels)
    {
        int[] end = new int[pairs.Length];
        for ((int k, int count) = (0, 0); k < pairs.Length; k++)
        {
            end[k] = count += labels.Count - labels.Members(labels[pairs[k].Anchor]).Length;
        }
        return end;
    }

    // The k-th row that is no member, from 0: k and the members before it, of which member j is one where members[j] - j <= k.
    private static int Outside(ReadOnlySpan<int> members, int k)
    {
        (int low, int high) = (0, members.Length);
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = members[middle] - middle <= k ? (middle + 1, high) : (low, middle);
        }
        return k + low;
    }
}
