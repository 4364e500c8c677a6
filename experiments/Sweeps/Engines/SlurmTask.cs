using IsoTriplet.Experiments.Sweeps.Plan;
using IsoTriplet.Experiments.Sweeps.Shards;

namespace IsoTriplet.Experiments.Sweeps.Engines;

/// <summary>The inside of one task of a job array: its share of the cells, one after another.</summary>
public static class SlurmTask
{
    /// <summary>What a task that was told to stop ends with: SLURM queues it again where RequeueExit has this code.</summary>
    public const int Requeue = 99;

    // A cell that never ends within the time limit would be queued again for ever.
    private const int MostRestarts = 20;

    /// <summary>Computes the cells of a task.</summary>
    /// <param name="path">The folder of the sweep.</param>
    /// <param name="list">The cells of the array: a plan.</param>
    /// <param name="task">The task's number in the array.</param>
    /// <param name="rerun">Whether a shard that is there counts.</param>
    /// <param name="options">Threads, and the memory of cells that are computed together.</param>
    /// <param name="restarts">How often the task was queued again already.</param>
    /// <param name="error">Where progress goes: the task's log.</param>
    /// <param name="cancel">Set when the node is wanted back.</param>
    /// <returns>The exit code: 0, or <see cref="Requeue"/>.</returns>
    public static int Run(
        string path,
        string list,
        int cellsPerTask,
        int task,
        Rerun rerun,
        SweepRunOptions options,
        int restarts,
        TextWriter error,
        CancellationToken cancel
    )
    {
        SweepFolder folder = SweepFolder.Open(path);
        SweepPlan plan = SweepPlan.Read(list);
        Cell[] cells =
        [
            .. plan
                .Cells.Skip(task * cellsPerTask)
                .Take(cellsPerTask)
                .Where(c => folder.Read(c.Hash, out _) is not { } there || CellRunner.Again(there, rerun)),
        ];
        error.WriteLine($"task {task} on {Environment.MachineName}, start {restarts + 1}: {Counted.Of(cells.Length, "cell")} to do");
        if (cells.Length > 0)
        {
            new LocalEngine().Run(new SweepJob(folder, plan, cells, rerun, options), Show, cancel);
        }
        return !cancel.IsCancellationRequested ? Hosting.ExitCode.Done
            : restarts < MostRestarts ? Requeue
            : Hosting.ExitCode.Interrupted;

        void Show(SweepProgress progress) => error.WriteLine($"{progress.Finished} of {progress.Total}, {progress.Failed} failed");
    }
}
