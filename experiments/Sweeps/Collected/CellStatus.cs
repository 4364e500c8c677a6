namespace IsoTriplet.Experiments.Sweeps.Collected;

/// <summary>How far a cell is.</summary>
public enum CellStatus
{
    /// <summary>No sound shard of it is there.</summary>
    Missing,

    /// <summary>It has a result.</summary>
    Done,

    /// <summary>It ran and failed, with a reason.</summary>
    Failed,
}
