namespace IsoTriplet.Triplets;

/// <summary>Counts directions.</summary>
internal sealed class DirectionCounter
{
    private readonly SortedDictionary<Direction, int> _counts = [];
    private int _total;

    public void Add(Direction direction)
    {
        _counts[direction] = _counts.GetValueOrDefault(direction) + 1;
        _total++;
    }

    /// <summary>The share of each direction that occurred.</summary>
    public IReadOnlyDictionary<Direction, double> Shares() => _counts.ToDictionary(c => c.Key, c => (double)c.Value / _total);
}
