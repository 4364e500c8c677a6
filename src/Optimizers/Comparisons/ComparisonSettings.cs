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

    /// <summary>The Gram relaxation serves families up to this size, where the bracket of d_iso stays open; some ten semidefinite programs, a process each. Default 10.</summary>
    public int GramPoints { get; init; } = 10;

    /// <summary>The stress certificate serves families up to this size, where the bracket of d_iso stays open and it can gain. Default 40.</summary>
    public int StressPoints { get; init; } = 40;

    /// <summary>Linear programs of the stress certificate after the first. Default 2.</summary>
    public int StressRounds { get; init; } = 2;

    /// <summary>The class-hull bound of triples with a margin, where the bracket of d_haus stays open; null: none. Default: its defaults.</summary>
    public Hull.HullSettings? Hulls { get; init; } = new();

    /// <summary>Whether d_iso is searched for as well; else its bracket has only what costs nothing. Default true.</summary>
    public bool SearchIso { get; init; } = true;

    /// <summary>Seed of the random starts. Default 0.</summary>
    public int Seed { get; init; }
}
