namespace IsoTriplet.Experiments.Sweeps.Engines;

/// <summary>Computes cells on a SLURM cluster: job arrays are written, submitted and watched until every cell has a shard.</summary>
/// <remarks>
/// What counts are the shards in the folder, which all nodes share; the queue only tells what will still come. Tasks are queued again by SLURM when a node
/// dies or is wanted back, skip what is finished, and hold a claim on the cell in work, so that no cell is computed twice at a time. When this process is
/// interrupted the jobs stay in the queue; the same command picks them up again.
/// </remarks>
public sealed class SlurmEngine : ISweepEngine
{
    public void Check() => ClusterConfig();

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
        Tool config = SlurmCommand.Run("scontrol", "show", "config");
        return config.Code == 0 ? config.Output : throw new IOException($"the cluster does not answer: {config.Error}");
    }
}

/// <summary>One run over the cluster: what is submitted, what the queue says of it, and what came out.</summary>
internal sealed class SlurmWatch(SweepJob job, Action<SweepProgress> progress, int arraySize, CancellationToken cancel)
{
    // A task of a cell's own may end by bad luck once.
    private const int Attempts = 2;

    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly PendingCells _pending = new(job);
    private readonly SlurmQueue _queue = new(job.Folder);
    private readonly HashSet<string> _givenUp = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _ends = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _restarts = new(StringComparer.Ordinal);
    private readonly TimeSpan _poll = TimeSpan.FromSeconds(job.Plan.Slurm.PollSeconds);
    private int _arraySize = arraySize;
    private int _shown = -1;

    internal IReadOnlyList<Cell> Left => [.. _pending.Left.Where(c => !_givenUp.Contains(c.Hash))];

    internal void WaitForEarlierJobs()
    {
        bool said = false;
        while (!cancel.IsCancellationRequested)
        {
            int live = _queue.Look()?.Values.Count(t => !t.Ended) ?? 0;
            Refresh();
            if (live == 0)
            {
                return;
            }
            if (!said)
            {
                Say($"{Counted.Of(live, "task")} of an earlier run ({_queue.Name}) in the queue: waiting for them first");
                said = true;
            }
            cancel.WaitHandle.WaitOne(_poll);
        }
    }

    /// <summary>Submits what is left, and returns when none of its tasks is in the queue any more.</summary>
    internal void Round(int perTask)
    {
        Queue<Cell[]> waiting = new(CellGroups.Ordered(job.Plan.Program, Left).Chunk(perTask));
        Dictionary<string, SlurmArray> live = new(StringComparer.Ordinal);
        while ((waiting.Count > 0 || live.Count > 0) && !cancel.IsCancellationRequested)
        {
            while (waiting.Count > 0 && live.Count < _arraySize && Submit(waiting, perTask, live.Count > 0) is { } array)
            {
                foreach (string task in array.Tasks)
                {
                    live.Add(task, array);
                }
            }
            cancel.WaitHandle.WaitOne(_poll);
            Dictionary<string, SlurmTaskState>? states = _queue.Look();
            Refresh();
            foreach ((string task, SlurmArray array) in states is null ? [] : live.ToArray())
            {
                // A task that the controller has forgotten is over, one way or other.
                SlurmTaskState state = states!.GetValueOrDefault(task, new SlurmTaskState(task, "UNKNOWN", 0, ""));
                Follow(state);
                if (state.Ended)
                {
                    live.Remove(task);
                    End(array, state, perTask);
                }
            }
        }
    }

    internal void SayHowToGoOn() =>
        Say($"the jobs stay in the queue: run the same command to go on watching, or end them by: scancel --name={_queue.Name}");

    private SlurmArray? Submit(Queue<Cell[]> waiting, int perTask, bool othersRun)
    {
        while (true)
        {
            Cell[][] tasks = [.. waiting.Take(_arraySize)];
            if (SlurmArray.Submit(job, _queue.Name, tasks, perTask, out string complaint) is { } array)
            {
                for (int k = 0; k < tasks.Length; k++)
                {
                    waiting.Dequeue();
                }
                Say(
                    $"submitted job array {array.Id} of {Counted.Of(tasks.Length, "task")}, {Counted.Of(tasks.Sum(t => t.Length), "cell")}"
                );
                return array;
            }
            // A limit on submitted jobs: with tasks under way there will be room, else a smaller array may fit.
            if (othersRun)
            {
                return null;
            }
            if (_arraySize == 1 || tasks.Length == 1)
            {
                throw new IOException($"the cluster does not take the job: {complaint}");
            }
            _arraySize = tasks.Length / 2;
        }
    }

    private void Follow(SlurmTaskState state)
    {
        if (state.Restarts > _restarts.GetValueOrDefault(state.Id))
        {
            _restarts[state.Id] = state.Restarts;
            Say($"task {state.Id} was queued again (restart {state.Restarts})");
        }
    }

    private void End(SlurmArray array, SlurmTaskState state, int perTask)
    {
        HashSet<string> left = [.. _pending.Left.Select(c => c.Hash)];
        foreach (Cell cell in array.CellsOf(state.Id).Where(c => left.Contains(c.Hash)))
        {
            if (state.Cancelled)
            {
                // Somebody wanted it so: the cell stays missing.
                _givenUp.Add(cell.Hash);
                Say($"task {state.Id} was cancelled: cell {cell.Hash} stays open");
            }
            else if (perTask == 1 && (_ends[cell.Hash] = _ends.GetValueOrDefault(cell.Hash) + 1) >= Attempts)
            {
                _givenUp.Add(cell.Hash);
                using CellClaims claims = new(job.Folder);
                string reason = $"its task ended as {state.State} and left no result ({array.LogOf(state.Id)})";
                CellRunner.RecordFailure(job.Folder, claims, job.Plan, cell, reason, 0);
            }
        }
        Refresh();
    }

    private void Refresh()
    {
        _pending.Refresh();
        if (_pending.Finished != _shown)
        {
            _shown = _pending.Finished;
            progress(new SweepProgress(_pending.Finished, _pending.Failed, job.Cells.Count, Stopwatch.GetElapsedTime(_started)));
        }
    }

    private void Say(string note) =>
        progress(new SweepProgress(_pending.Finished, _pending.Failed, job.Cells.Count, Stopwatch.GetElapsedTime(_started), note));
}

/// <summary>The cells of a run that have left no shard yet, as seen from outside of the processes that compute them.</summary>
internal sealed class PendingCells
{
    private readonly SweepJob _job;
    private readonly Dictionary<string, DateTime> _before;
    private readonly List<Cell> _left;

    internal PendingCells(SweepJob job)
    {
        _job = job;
        _left = [.. job.Cells];
        // When a shard that is there does not count, the one that replaces it is told by its time.
        _before = job.Rerun == Rerun.None ? [] : job.Cells.ToDictionary(c => c.Hash, c => Time(c), StringComparer.Ordinal);
    }

    internal IReadOnlyList<Cell> Left => _left;

    internal int Finished => _job.Cells.Count - _left.Count;

    internal int Failed { get; private set; }

    internal void Refresh() => _left.RemoveAll(IsFinished);

    private bool IsFinished(Cell cell)
    {
        if (_before.TryGetValue(cell.Hash, out DateTime before) && Time(cell) == before)
        {
            return false;
        }
        Shard? shard = _job.Folder.Read(cell.Hash, out _);
        Failed += shard?.Status == CellStatus.Failed ? 1 : 0;
        return shard is not null;
    }

    private DateTime Time(Cell cell) => File.GetLastWriteTimeUtc(_job.Folder.PathOf(cell.Hash));
}
