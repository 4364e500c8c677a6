using IsoTriplet.Experiments.Sweeps.Collected;
using IsoTriplet.Experiments.Sweeps.Plan;
using IsoTriplet.Experiments.Sweeps.Shards;

namespace IsoTriplet.Experiments.Sweeps.Engines;

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
