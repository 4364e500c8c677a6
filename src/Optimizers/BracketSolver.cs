namespace IsoTriplet.Optimizers;

/// <summary>Brackets d_haus(F, F_TS) and d_iso(F, F_TS) from both sides, with certificates.</summary>
public static class BracketSolver
{
    /// <summary>Both brackets of an embedding.</summary>
    /// <remarks>
    /// Upper bounds: collapse of classes and of all, the class shift where R^n has room for it, local searches from many starts, each repaired until it is
    /// Triplet-Separated, and jumps of whole classes in few dimensions. Lower bounds: the Lagrangian bound and that of class hulls for d_haus; for d_iso
    /// half the hardness, wide angles and long classes in few dimensions, the stress certificate where H is small against the diameter, and where the
    /// settings say so the Gram relaxation; branch and bound for either. Every value is the one that <see cref="CertificateChecker"/> established from the
    /// certificate alone. No triple, or F Triplet-Separated: both brackets are 0..0.
    /// </remarks>
    /// <param name="embedding">F, N points in R^n.</param>
    /// <param name="labels">N labels.</param>
    /// <param name="settings">How much work to do; null: <see cref="BracketSettings.Fast"/>.</param>
    /// <param name="progress">Told what is going on.</param>
    /// <param name="cancellationToken">Stops early; the brackets reached so far are returned.</param>
    /// <returns>The brackets with their certificates and the verdict on collapse.</returns>
    /// <exception cref="ArgumentException">The numbers of points and labels differ; a coordinate exceeds 2^290, or the points differ by less than 1e-145: squares
    /// of distances would leave the range of doubles.</exception>
    public static BracketReport Solve(
        Embedding embedding,
        Labels labels,
        BracketSettings? settings = null,
        IProgress<SolveProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(embedding);
        ArgumentNullException.ThrowIfNull(labels);
        Guard.SameSize(embedding.Points, labels.Count, "the numbers of points and labels");
        MeasurableScale.Demand(embedding);
        BracketRun run = new(embedding, labels, settings ?? BracketSettings.Fast, progress, cancellationToken);
        return run.Run();
    }
}

/// <summary>How much work <see cref="BracketSolver"/> does.</summary>
public sealed record BracketSettings
{
    /// <summary>The settings of a measurement in passing.</summary>
    public static BracketSettings Fast { get; } = new();

    /// <summary>The settings of <c>--tight</c>: minutes rather than seconds.</summary>
    public static BracketSettings Tight { get; } =
        new()
        {
            Starts = 400,
            Work = 2e12,
            FullPoints = 4000,
            SubFamilyPoints = 400,
            CoverPoints = 1600,
            CoverDimensions = int.MaxValue,
            SubFamilySteps = int.MaxValue,
            Directions = new Branch.BranchSettings(),
            GramPoints = 14,
            StressPoints = 60,
            StressRounds = 6,
            Jumps = 2000,
            First = new() { CoverDimensions = int.MaxValue },
        };

    /// <summary>Settings with which a family of more than 600 points is bracketed first, so that what these find is had early; the seed is that of the whole. Null: none. Default null.</summary>
    public BracketSettings? First { get; init; }

    /// <summary>The largest number of starting points of the local searches for each distance. Default 16.</summary>
    public int Starts { get; init; } = 16;

    /// <summary>
    /// No further start once the local searches for one distance have done this many arithmetic operations (counted, not timed, so that results repeat).
    /// Default 4e10, some ten seconds.
    /// </summary>
    public double Work { get; init; } = 4e10;

    /// <summary>No further start once the relative gap is below this. Default 1e-7.</summary>
    public double StopGap { get; init; } = 1e-7;

    /// <summary>
    /// How many jumps of a class to another place, or of two to each other's, are tried on the nearest separated embedding found for each distance, in dimension 4 or less, where the bracket
    /// stays open and the family has more points than <see cref="InteriorPoints"/> or than its search is for; never more than there are points. They end at a fifth of <see cref="Work"/>. Default 200.
    /// </summary>
    public int Jumps { get; init; } = 200;

    /// <summary>False: no search for d_iso, whose bracket then is half the hardness and what the collapses and the searches for d_haus give. Default true.</summary>
    public bool SearchIso { get; init; } = true;

    /// <summary>Seed of the random starts. Default 0.</summary>
    public int Seed { get; init; }

    /// <summary>
    /// The interior-point method serves families up to this size, where it gives the Lagrangian bound to 1e-6; the multipliers of the lifted problem,
    /// which serve larger ones, lose 1e-5 to 1e-2. Default 60.
    /// </summary>
    public int InteriorPoints { get; init; } = 60;

    /// <summary>Families larger than this get a second lower bound from a sub-family of this many points. Default 200.</summary>
    public int SubFamilyPoints { get; init; } = 200;

    /// <summary>The lifted problem of a sub-family may take this many steps: its multipliers bound from below wherever it stops. Default 2000.</summary>
    public int SubFamilySteps { get; init; } = 2000;

    /// <summary>The sub-family whose places cover a larger family grows to at most this many points. Default 1,000.</summary>
    public int CoverPoints { get; init; } = 1000;

    /// <summary>
    /// The searches of a sub-family that has grown beyond its first points go on in at most this many dimensions, half as many for d_iso: those in which its points and where they stand vary most. Across these
    /// they stay where they stand, and rounds for d_haus then end with a bracket within 4.5 %. Default 150.
    /// </summary>
    public int CoverDimensions { get; init; } = 150;

    /// <summary>
    /// Families larger than this get no search over all their points (its matrices are N x N): both ends come from a sub-family whose places cover the others. Default 600.
    /// </summary>
    public int FullPoints { get; init; } = 600;

    /// <summary>Local searches may take this many steps whatever <see cref="Work"/> says. Default 500.</summary>
    public int LeastSteps { get; init; } = 500;

    /// <summary>Branch and bound over directions for a few points in dimension 1 or 2, where a bracket stays open; null: none. Default null.</summary>
    public Branch.BranchSettings? Directions { get; init; }

    /// <summary>The class-hull bound of d_haus, where the bracket stays open; null: none. Default: its defaults.</summary>
    public Hull.HullSettings? Hulls { get; init; } = new();

    /// <summary>
    /// The Gram relaxation serves families up to this size, where the bracket of d_iso stays open; some ten semidefinite programs, each a process of its
    /// own. Default 0: none.
    /// </summary>
    public int GramPoints { get; init; }

    /// <summary>
    /// The stress certificate serves families up to this size, where the bracket of d_iso stays open and the hardness is so small against the diameter
    /// that the second-order remainder leaves something. Default 40.
    /// </summary>
    public int StressPoints { get; init; } = 40;

    /// <summary>Linear programs of the stress certificate after the first. Default 2.</summary>
    public int StressRounds { get; init; } = 2;

    /// <summary>Settings of the local searches.</summary>
    public LocalSettings Local { get; init; } = new();

    /// <summary>Settings of the interior-point method.</summary>
    public LagrangianSettings Lagrangian { get; init; } = new();
}
