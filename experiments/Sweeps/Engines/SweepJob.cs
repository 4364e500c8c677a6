using IsoTriplet.Experiments.Sweeps.Plan;
using IsoTriplet.Experiments.Sweeps.Shards;

namespace IsoTriplet.Experiments.Sweeps.Engines;

/// <summary>One run over a folder: the cells that it has to do.</summary>
/// <param name="Folder">Where shards go.</param>
/// <param name="Plan">The plan of the sweep.</param>
/// <param name="Cells">The cells of this run, in the order of the grid.</param>
/// <param name="Rerun">Whether a shard that is there counts.</param>
/// <param name="Options">How it is run.</param>
public sealed record SweepJob(SweepFolder Folder, SweepPlan Plan, IReadOnlyList<Cell> Cells, Rerun Rerun, SweepRunOptions Options);
