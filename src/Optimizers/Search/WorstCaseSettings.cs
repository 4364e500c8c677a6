namespace IsoTriplet.Optimizers.Search;

/// <summary>What <see cref="WorstCaseSearch"/> looks for, and for how long.</summary>
/// <param name="Dimension">n >= 1.</param>
/// <param name="ClassSize">m >= 2, points a class. In the chain that a search may start from, every second class has n + 1 - m points.</param>
/// <param name="Classes">K >= 2.</param>
/// <param name="Iterations">Proposals tried after the starts.</param>
/// <param name="Seed">Decides every random choice; the same settings give the same result.</param>
/// <param name="FromChain">True to start from the alternating chain of simplices (where 1 &lt;= n + 1 - m) besides random starts.</param>
public sealed record WorstCaseSettings(int Dimension, int ClassSize, int Classes, int Iterations, int Seed = 0, bool FromChain = true)
{
    /// <summary>Random starts (default 4).</summary>
    public int RandomStarts { get; init; } = 4;

    /// <summary>H / diameter of the embedding returned (default 1e-7): small, so that the second-order remainder costs little.</summary>
    public double RelativeHardness { get; init; } = 1e-7;

    internal void Demand()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Dimension, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(ClassSize, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(Classes, 2);
        ArgumentOutOfRangeException.ThrowIfNegative(Iterations);
        ArgumentOutOfRangeException.ThrowIfNegative(RandomStarts);
        if (!(Guard.Finite(RelativeHardness) is >= 1e-10 and <= 1e-3))
        {
            throw new ArgumentException($"RelativeHardness is {RelativeHardness}; a number in [1e-10, 1e-3] was expected");
        }
    }
}
