namespace IsoTriplet.Benchmarks;

/// <summary>Which ratio a benchmark reports.</summary>
public enum RatioKind
{
    /// <summary>Peer over ours: how many times faster we are.</summary>
    Speedup,

    /// <summary>Ours over peer: how many times the peer's cost ours is.</summary>
    Cost,
}

/// <summary>What the median ratio has to reach.</summary>
/// <param name="Bound">At least this for a speedup, at most this for a cost; null: reported without a target.</param>
public sealed record Target(RatioKind Kind, double? Bound)
{
    /// <summary>The ratio of one pair of runs.</summary>
    /// <returns>Peer over ours, or ours over peer.</returns>
    public double Ratio(double ours, double peer) => Kind == RatioKind.Speedup ? peer / ours : ours / peer;

    /// <summary>Whether a ratio reaches the bound.</summary>
    public bool? IsMetBy(double ratio) =>
        Bound is not { } bound ? null
        : Kind == RatioKind.Speedup ? ratio >= bound
        : ratio <= bound;

    /// <inheritdoc/>
    public override string ToString() =>
        Bound is not { } bound ? "-"
        : Kind == RatioKind.Speedup ? $">= {bound} times faster"
        : $"<= {bound} times its cost";
}
