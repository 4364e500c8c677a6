namespace IsoTriplet.Optimizers.Branch;

/// <summary>Limits of the branch and bound; the defaults are meant for <c>--tight</c>.</summary>
public sealed record BranchSettings
{
    /// <summary>Stop when lower >= (1 - gap) upper.</summary>
    public double RelativeGap { get; init; } = 1e-3;

    /// <summary>Stop after this many nodes; what was reached is a valid bound.</summary>
    public int MaximumNodes { get; init; } = 100_000;

    /// <summary>Largest number of points that is tried (the tree grows with the number of pairs).</summary>
    public int MaximumPoints { get; init; } = 12;

    /// <summary>Sectors of the first split of a pair in the plane, at least 3.</summary>
    public int Sectors { get; init; } = 4;

    /// <summary>Rounds of cutting planes at a node.</summary>
    public int Rounds { get; init; } = 8;
}
