namespace IsoTriplet.Experiments.Sweeps.Engines;

/// <summary>Runs a sweep in a folder, or what is left of it.</summary>
public static class SweepRunner
{
    /// <summary>Runs the cells that have no shard yet; with options, those that failed or some by name.</summary>
    /// <param name="path">Its folder; made where it is not there.</param>
    /// <param name="progress">Is told of each cell, from any thread, one call at a time.</param>
    /// <param name="cancel">Ends the run; what is finished stays.</param>
    public static SweepOutcome Run(
        SweepPlan plan,
        string path,
        ISweepEngine engine,
        SweepRunOptions options,
        Action<SweepProgress> progress,
        CancellationToken cancel
    )
    {
        if (options.GroupMegabytes < 1)
        {
            throw new ArgumentException($"{options.GroupMegabytes} MB for cells that are computed together; at least 1 was expected");
        }
        if (options.Workers < 1 || options.Threads < 1)
        {
            throw new ArgumentException(
                $"{Counted.Of(options.Workers, "worker")} with {Counted.Of(options.Threads, "thread")}; at least one of each was expected"
            );
        }
        long started = Stopwatch.GetTimestamp();
        IReadOnlyList<Cell> named = Named(plan, options.Only);
        engine.Check();
        SweepFolder folder = SweepFolder.Begin(path, plan);
        Rerun rerun =
            options.Failed ? Rerun.Failed
            : options.Only.Count > 0 ? Rerun.Any
            : Rerun.None;
        Cell[] cells = [.. named.Where(c => ToDo(folder.Read(c.Hash, out _), rerun))];
        if (cells.Length > 0)
        {
            engine.Run(new SweepJob(folder, plan, cells, rerun, options), progress, cancel);
        }
        return new SweepOutcome(
            SweepStatus.Of(SweepCollector.Collect(folder, plan)),
            cells.Length,
            Stopwatch.GetElapsedTime(started),
            cancel.IsCancellationRequested
        );
    }

    private static bool ToDo(Shard? there, Rerun rerun) =>
        rerun == Rerun.Failed ? there is { Status: CellStatus.Failed } : there is null || CellRunner.Again(there, rerun);

    private static IReadOnlyList<Cell> Named(SweepPlan plan, IReadOnlyList<string> only)
    {
        foreach (string name in only)
        {
            int count = plan.Cells.Count(c => c.Hash.StartsWith(name, StringComparison.Ordinal));
            if (count != 1)
            {
                throw new ArgumentException($"--only {name}: {count} cells of this sweep have such a name; one was expected");
            }
        }
        return only.Count == 0 ? plan.Cells : [.. plan.Cells.Where(c => only.Any(n => c.Hash.StartsWith(n, StringComparison.Ordinal)))];
    }
}

/// <summary>How a sweep is run.</summary>
public sealed record SweepRunOptions
{
    /// <summary>Worker processes of the local engine, each with one cell at a time.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>Threads of the numerical libraries in each worker.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>The memory that cells which are computed together may take in a worker, in units of 2^20 bytes.</summary>
    public int GroupMegabytes { get; init; } = 1024;

    /// <summary>Only these cells, whatever they left behind: names or their beginnings; none: all.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>Only the cells that failed.</summary>
    public bool Failed { get; init; }
}

/// <summary>One run over a folder: the cells that it has to do, in the order of the grid, and whether a shard that is there counts.</summary>
public sealed record SweepJob(SweepFolder Folder, SweepPlan Plan, IReadOnlyList<Cell> Cells, Rerun Rerun, SweepRunOptions Options);

/// <summary>How far a run is.</summary>
/// <param name="Finished">Cells finished in this run, failed ones among them.</param>
/// <param name="Total">Cells that this run has to do.</param>
/// <param name="Note">What else happened, or null.</param>
public sealed record SweepProgress(int Finished, int Failed, int Total, TimeSpan Elapsed, string? Note = null)
{
    /// <summary>The time left, if the rest goes on like what was done; null before the first cell.</summary>
    public TimeSpan? Left => Finished == 0 ? null : Elapsed * ((double)(Total - Finished) / Finished);
}

/// <summary>How a run left its sweep: every cell of it counted, and how many this run had to do.</summary>
public sealed record SweepOutcome(SweepStatus Status, int Ran, TimeSpan Elapsed, bool Interrupted);

/// <summary>What computes the cells of a run.</summary>
public interface ISweepEngine
{
    /// <summary>Looks whether the engine can work here, before anything is written.</summary>
    /// <exception cref="IOException">It cannot.</exception>
    void Check() { }

    /// <summary>Computes cells until each has a shard, or the run is cancelled.</summary>
    /// <param name="progress">Is told of each cell.</param>
    /// <param name="cancel">Ends the run; what is finished stays.</param>
    /// <exception cref="IOException">The machinery does not work: no worker comes up, no job is taken.</exception>
    void Run(SweepJob job, Action<SweepProgress> progress, CancellationToken cancel);
}
