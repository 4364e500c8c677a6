namespace IsoTriplet.Optimizers;

/// <summary>How much work <see cref="ComparisonSolver"/> does.</summary>
public sealed record ComparisonSettings
{
    /// <summary>Updates of the multipliers of one search, at most. Default 40.</summary>
    public int Rounds { get; init; } = 40;

    /// <summary>Steps between two of them, at most. Default 150.</summary>
    public int Steps { get; init; } = 150;

    /// <summary>Starting points of the searches for each distance. Default 4.</summary>
    public int Starts { get; init; } = 4;

    /// <summary>
    /// A search ends, and no further one starts, once those for one distance have done this many arithmetic operations (counted, not timed, so that results repeat). Default 1e9, a few seconds.
    /// </summary>
    public double Work { get; init; } = 1e9;

    /// <summary>Families larger than this are not searched; for triples the class shrink and the expansion of the class centres remain. Default 200.</summary>
    public int FullPoints { get; init; } = 200;

    /// <summary>Whether d_iso is searched for as well; else its bracket has only what costs nothing. Default true.</summary>
    public bool SearchIso { get; init; } = true;

    /// <summary>Seed of the random starts. Default 0.</summary>
    public int Seed { get; init; }
}
