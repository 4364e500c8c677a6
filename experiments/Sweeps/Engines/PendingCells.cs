using IsoTriplet.Experiments.Sweeps.Collected;
using IsoTriplet.Experiments.Sweeps.Plan;
using IsoTriplet.Experiments.Sweeps.Shards;

namespace IsoTriplet.Experiments.Sweeps.Engines;

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
