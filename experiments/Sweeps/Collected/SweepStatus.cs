using IsoTriplet.Experiments.Sweeps.Plan;

namespace IsoTriplet.Experiments.Sweeps.Collected;

/// <summary>A sweep, counted.</summary>
/// <param name="Failed">Those that failed, with their reasons.</param>
/// <param name="Missing">Those without a sound shard.</param>
/// <param name="Damaged">Those of them whose file is damaged.</param>
/// <param name="Duplicates">Cells that are there, or asked for, more than once.</param>
/// <param name="Strays">Files that belong to no cell of the config.</param>
/// <param name="Seconds">Computing time of all cells together.</param>
public sealed record SweepStatus(
    string Program,
    string CodeVersion,
    int Cells,
    int Done,
    IReadOnlyList<FailedCell> Failed,
    int Missing,
    IReadOnlyList<FailedCell> Damaged,
    IReadOnlyList<string> Duplicates,
    IReadOnlyList<string> Strays,
    double Seconds
)
{
    /// <summary>True when every cell has a result.</summary>
    public bool Complete => Done == Cells;

    /// <summary>Counts a sweep.</summary>
    public static SweepStatus Of(CollectedSweep sweep)
    {
        return new SweepStatus(
            sweep.Program,
            sweep.CodeVersion,
            sweep.Cells.Count,
            sweep.Done.Count(),
            [.. sweep.Cells.Where(c => c.Status == CellStatus.Failed).Select(FailedCell.Of)],
            sweep.Cells.Count(c => c.Status == CellStatus.Missing),
            [.. sweep.Cells.Where(c => c is { Status: CellStatus.Missing, Reason: not null }).Select(FailedCell.Of)],
            sweep.Duplicates,
            sweep.Strays,
            sweep.Cells.Sum(c => c.Seconds ?? 0)
        );
    }
}
