using System.Diagnostics;
using IsoTriplet.Experiments.Sweeps.Collected;
using IsoTriplet.Experiments.Sweeps.Plan;
using IsoTriplet.Experiments.Sweeps.Shards;

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
