namespace IsoTriplet.Optimizers.Branch;

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
