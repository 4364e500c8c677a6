namespace IsoTriplet.Optimizers.Branch;

/// <summary>What the search over directions adds to a bracket.</summary>
/// <param name="Lower">The certified lower bound; <see cref="Bound.Zero"/> when none was established.</param>
/// <param name="Nearest">A better Triplet-Separated embedding found on the way, or null.</param>
/// <param name="Status">Why it ended.</param>
/// <param name="Nodes">Linear programs solved, one a node.</param>
public sealed record DirectionResult(Bound Lower, Embedding? Nearest, BranchStatus Status, int Nodes);

/// <summary>Closes the bracket of a few points in dimension 1 or 2 by branch and bound over the directions of pairs (docs/mathematics.md, own).</summary>
public static class DirectionSearch
{
    // The leaves prove their bounds to the accuracy of the linear programs; the stated bound gives way a little until the checker agrees.
    private static readonly double[] Concessions = [1e-8, 1e-7, 1e-6, 1e-5, 1e-4];

    /// <summary>Makes a Triplet-Separated embedding near a given one, with its distance from F; null when it cannot.</summary>
    /// <param name="start">A point of the relaxation.</param>
    /// <returns>Its distance and the embedding.</returns>
    public delegate (double Value, Embedding Point)? Improvement(Embedding start);

    /// <summary>True where the search is sound and not hopeless: dimension 1 or 2, at most <see cref="BranchSettings.MaximumPoints"/> points.</summary>
    /// <param name="embedding">F.</param>
    /// <param name="settings">The limits.</param>
    public static bool Serves(Embedding embedding, BranchSettings settings)
    {
        ArgumentNullException.ThrowIfNull(embedding);
        ArgumentNullException.ThrowIfNull(settings);
        return embedding.Dimension <= 2 && embedding.Points <= settings.MaximumPoints;
    }

    /// <summary>Searches until the bracket is closed, the node limit is met, or the caller cancels.</summary>
    /// <param name="embedding">F in dimension 1 or 2.</param>
    /// <param name="labels">Its labels.</param>
    /// <param name="objective">Which distance.</param>
    /// <param name="known">The bracket known before.</param>
    /// <param name="settings">Limits and gap.</param>
    /// <param name="improve">Makes separated embeddings out of the relaxation's points.</param>
    /// <param name="cancellationToken">Stops early; what was reached is certified and returned.</param>
    /// <returns>The certified lower bound and what was found on the way.</returns>
    /// <exception cref="ArgumentException">The dimension is above 2.</exception>
    public static DirectionResult Solve(
        Embedding embedding,
        Labels labels,
        Objective objective,
        (double Lower, double Upper) known,
        BranchSettings settings,
        Improvement improve,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(embedding);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(improve);
        // A power of two near 1 / diameter: exact, so that tolerances are relative and directions stay what they are.
        double scale = Math.ScaleB(1, -Math.ILogB(Math.Max(Isometry.Diameter.Of(embedding).Value, 1e-300)));
        Embedding scaled = Embedding.Create(embedding.Points, embedding.Dimension, [.. embedding.Values.ToArray().Select(x => x * scale)]);
        BranchProblem problem = new(scaled, labels, objective);
        BranchSolution solution = BranchAndBound.Solve(
            problem,
            (known.Lower * scale, known.Upper * scale),
            settings,
            start => Scaled(improve, start, scale),
            cancellationToken
        );
        Embedding? nearest = solution.Point is null
            ? null
            : Embedding.Create(embedding.Points, embedding.Dimension, [.. solution.Point.Values.ToArray().Select(x => x / scale)]);
        return new DirectionResult(Certified(problem, solution, scale, embedding, labels), nearest, solution.Status, solution.Nodes);
    }

    private static (double, Embedding)? Scaled(Improvement improve, Embedding start, double scale)
    {
        Embedding World(Embedding g, double factor) =>
            Embedding.Create(g.Points, g.Dimension, [.. g.Values.ToArray().Select(x => x * factor)]);
        return improve(World(start, 1 / scale)) is (double value, Embedding point) ? (value * scale, World(point, scale)) : null;
    }

    private static Bound Certified(BranchProblem search, BranchSolution solution, double scale, Embedding embedding, Labels labels)
    {
        TripletProblem problem = ComparisonProblem.RecordOf(embedding, labels);
        foreach (double concession in Concessions)
        {
            double reached = solution.Lower * (1 - concession);
            BranchCertificate? certificate =
                reached > 0 ? BranchCertificates.Write(search, solution.Root, reached, problem, reached / scale) : null;
            if (certificate is not null)
            {
                CheckResult result = CertificateChecker.Check(certificate);
                if (result.Valid)
                {
                    return new Bound(result.Bound, "branch and bound over directions", certificate);
                }
            }
        }
        return Bound.Zero;
    }
}

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

/// <summary>A lower bound raised by branch and bound over directions, in one or two dimensions, of all points or of those that bind.</summary>
internal static class DirectionBound
{
    /// <summary>What this search is called.</summary>
    public const string Source = "branch and bound over directions";

    /// <summary>Nodes, times points, for some points of a large family: some half a minute.</summary>
    public const int NodesOfPart = 60_000;

    // Three long classes have so many ends; of more the tree does not reach in minutes what their angles prove.
    private const int PointsOfAngles = 6;

    /// <summary>Raises a lower bound where the bracket is wider than the settings ask for.</summary>
    /// <param name="f">F.</param>
    /// <param name="labels">Its labels.</param>
    /// <param name="objective">d_haus or d_iso.</param>
    /// <param name="lower">The bound so far.</param>
    /// <param name="upper">The upper end.</param>
    /// <param name="settings">How far to go; null: not at all.</param>
    /// <param name="rows">The points to look at, whose bound holds for all; null: all, or where these are too many the ends of three long classes that the bound so far rests on.</param>
    /// <param name="improve">A search from a start, of all points only.</param>
    /// <param name="progress">Told at the beginning.</param>
    /// <param name="cancellation">Stops between two nodes.</param>
    /// <returns>The higher bound of the two.</returns>
    public static Bound Raise(
        Embedding f,
        Labels labels,
        Objective objective,
        Bound lower,
        double upper,
        BranchSettings? settings,
        int[]? rows,
        Func<Embedding, (double, Embedding)?> improve,
        IProgress<SolveProgress>? progress,
        CancellationToken cancellation
    )
    {
        double gap = upper - lower.Value;
        bool few = f.Dimension <= 2 && rows is not { Length: < 3 } && !cancellation.IsCancellationRequested;
        if (settings is null || !few || gap < settings.RelativeGap * upper)
        {
            return lower;
        }
        bool angles = lower is { Certificate: AngleCertificate, Rows.Count: <= PointsOfAngles };
        rows ??= angles && !DirectionSearch.Serves(f, settings) ? [.. lower.Rows!] : null;
        (Embedding part, Labels y) = rows is null ? (f, labels) : (f.Select(rows), labels.Select(rows));
        if (!DirectionSearch.Serves(part, settings))
        {
            return lower;
        }
        progress?.Report(new SolveProgress(Source, 0, lower.Value, gap / upper));
        DirectionResult result = DirectionSearch.Solve(
            part,
            y,
            objective,
            (lower.Value, upper),
            rows is null ? settings : settings with { MaximumNodes = Math.Min(settings.MaximumNodes, NodesOfPart / part.Points) },
            start => rows is null ? improve(start) : null,
            cancellation
        );
        return result.Lower.Value > lower.Value ? result.Lower with { Rows = rows } : lower;
    }
}
