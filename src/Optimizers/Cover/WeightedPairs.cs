namespace IsoTriplet.Optimizers.Cover;

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
