using IsoTriplet.Experiments.Sweeps.Plan;
using IsoTriplet.Experiments.Sweeps.Shards;

namespace IsoTriplet.Experiments.Sweeps.Collected;

/// <summary>Gathers the shards of a sweep.</summary>
public static class SweepCollector
{
    /// <summary>Reads every file of the folder and puts it to its cell.</summary>
    /// <returns>Every cell of the plan once; what belongs to none is named.</returns>
    public static CollectedSweep Collect(SweepFolder folder) => Collect(folder, folder.Plan());

    /// <summary>Reads every file of the folder and puts it to its cell.</summary>
    /// <param name="plan">The cells that are wanted, whatever sweep was begun there since.</param>
    /// <returns>Every cell of the plan once; what belongs to none is named.</returns>
    public static CollectedSweep Collect(SweepFolder folder, SweepPlan plan)
    {
        HashSet<string> known = [.. plan.Cells.Select(c => c.Hash)];
        Dictionary<string, Shard> shards = new(StringComparer.Ordinal);
        Dictionary<string, string> faults = new(StringComparer.Ordinal);
        SortedSet<string> duplicates = new(plan.Repeated, StringComparer.Ordinal);
        List<string> strays = [];
        foreach (string name in folder.Names())
        {
            Shard? shard = folder.Shard(name, out string? fault);
            if (shard is not null && shard.Hash == name && known.Contains(name))
            {
                shards.Add(name, shard);
            }
            else if (shard is null && known.Contains(name))
            {
                // A damaged file under the name of a cell leaves a gap, with its reason.
                faults.Add(name, fault!);
            }
            else
            {
                strays.Add($"{name}.json: {Stranger(shard, name, fault)}");
                if (shard is not null && shard.Hash != name && known.Contains(shard.Hash))
                {
                    duplicates.Add(shard.Hash);
                }
            }
        }
        CollectedCell[] cells = [.. plan.Cells.Select(c => Of(c, shards.GetValueOrDefault(c.Hash), faults.GetValueOrDefault(c.Hash)))];
        return new CollectedSweep
        {
            Place = folder.Root,
            Config = plan.Config,
            Program = plan.Program,
            CodeVersion = plan.CodeVersion,
            Cells = cells,
            Gaps = [.. cells.Where(c => c.Status != CellStatus.Done).Select(c => c.Hash)],
            Duplicates = [.. duplicates],
            Strays = strays,
            Excluded = plan.Excluded,
        };
    }

    private static string? Stranger(Shard? shard, string name, string? fault) =>
        shard is null ? fault
        : shard.Hash != name ? $"a copy of cell {shard.Hash}"
        : $"of another config, or of code {shard.CodeVersion}";

    private static CollectedCell Of(Cell cell, Shard? shard, string? fault) =>
        shard is null
            ? new CollectedCell(cell.Hash, cell.Settings, CellStatus.Missing, fault is null ? null : $"its file is damaged: {fault}")
            : new CollectedCell(cell.Hash, cell.Settings, shard.Status, shard.Reason, shard.Seconds, shard.Kernel, shard.Result);
}
