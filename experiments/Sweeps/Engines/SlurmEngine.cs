namespace IsoTriplet.Experiments.Sweeps.Engines;

/// <summary>Computes cells on a SLURM cluster: job arrays are written, submitted and watched until every cell has a shard.</summary>
/// <remarks>
/// What counts are the shards in the folder, which all nodes share; the queue only tells what will still come. Tasks are queued again by SLURM when a node
/// dies or is wanted back, skip what is finished, and hold a claim on the cell in work, so that no cell is computed twice at a time. When this process is
/// interrupted the jobs stay in the queue; the same command picks them up again.
/// </remarks>
public sealed class SlurmEngine : ISweepEngine
{
    /// <inheritdoc/>
    public void Check() => ClusterConfig();

    /// <inheritdoc/>
    public void Run(SweepJob job, Action<SweepProgress> progress, CancellationToken cancel)
    {
        SlurmWatch watch = new(job, progress, SlurmLimits.ArraySize(ClusterConfig(), job.Plan.Slurm.MaxArray), cancel);
        watch.WaitForEarlierJobs();
        int perTask = job.Plan.Slurm.CellsPerTask;
        while (watch.Left.Count > 0 && !cancel.IsCancellationRequested)
        {
            watch.Round(perTask);
            // What is left over shared its task with a cell that ended it, or was unlucky itself: each for itself, then.
            perTask = 1;
        }
        if (cancel.IsCancellationRequested)
        {
            watch.SayHowToGoOn();
        }
    }

    private static string ClusterConfig()
    {
        SlurmCommand config = SlurmCommand.Run("scontrol", "show", "config");
        return config.Code == 0 ? config.Output : throw new IOException($"the cluster does not answer: {config.Error}");
    }
}
