namespace IsoTriplet.Optimizers.Cover;

/// <summary>The weighted pairs of all anchors by their other ends.</summary>
/// <param name="points">N.</param>
internal sealed class OtherEnds(int points)
{
    // Parts of the anchors that are counted side by side; how many there are does not depend on the machine.
    private const int Parts = 8;

    // Of every part and point where the next pair goes, at first how many there are.
    private readonly int[] _places = new int[Parts * points];
    private readonly int[] _first = new int[points + 1];
    private (int Anchor, double Weight)[] _pairs = [];

    /// <summary>The pairs of an anchor that have a weight.</summary>
    /// <param name="anchor">The anchor.</param>
    public delegate WeightedPairs PairsOf(int anchor);

    /// <summary>The anchors with a pair that ends at a point, ascending, and its weight.</summary>
    public ReadOnlySpan<(int Anchor, double Weight)> Of(int i) => _pairs.AsSpan(_first[i].._first[i + 1]);

    /// <summary>Takes the pairs of all anchors in the place of those before.</summary>
    /// <param name="pairs">The pairs of each, the same in both of two calls.</param>
    public void Fill(PairsOf pairs)
    {
        ByParts(
            (anchor, places) =>
            {
                foreach ((int other, _) in pairs(anchor))
                {
                    places[other]++;
                }
            },
            clears: true
        );
        int sum = 0;
        for (int i = 0; i < points; i++)
        {
            _first[i] = sum;
            for (int at = i; at < _places.Length; at += points)
            {
                (_places[at], sum) = (sum, sum + _places[at]);
            }
        }
        _first[points] = sum;
        if (_pairs.Length < sum)
        {
            _pairs = new (int, double)[sum];
        }
        ByParts(
            (anchor, places) =>
            {
                foreach ((int other, double weight) in pairs(anchor))
                {
                    _pairs[places[other]++] = (anchor, weight);
                }
            },
            clears: false
        );
    }

    private delegate void Visitor(int anchor, Span<int> places);

    private void ByParts(Visitor visitor, bool clears) =>
        Parallelism.Run(
            Parts,
            Parallelism.Threads,
            () => 0,
            (_, part) =>
            {
                Span<int> places = _places.AsSpan(part * points, points);
                if (clears)
                {
                    places.Clear();
                }
                int end = (int)((part + 1L) * points / Parts);
                for (int anchor = (int)((long)part * points / Parts); anchor < end; anchor++)
                {
                    visitor(anchor, places);
                }
            }
        );
}

/// <summary>The pairs of an anchor that have a weight, first those of its positives.</summary>
/// <param name="positives">The positives.</param>
/// <param name="negatives">The negatives.</param>
/// <param name="weights">The weights of both.</param>
internal ref struct WeightedPairs(ReadOnlySpan<int> positives, ReadOnlySpan<int> negatives, ReadOnlySpan<double> weights)
{
    private readonly ReadOnlySpan<int> _positives = positives;
    private readonly ReadOnlySpan<int> _negatives = negatives;
    private readonly ReadOnlySpan<double> _weights = weights;
    private int _at = -1;

    public readonly (int Other, double Weight) Current =>
        (_at < _positives.Length ? _positives[_at] : _negatives[_at - _positives.Length], _weights[_at]);

    public readonly WeightedPairs GetEnumerator() => this;

    public bool MoveNext()
    {
        do
        {
            _at++;
        } while (_at < _weights.Length && _weights[_at] == 0);
        return _at < _weights.Length;
    }
}
