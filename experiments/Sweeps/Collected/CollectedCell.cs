using System.Text.Json.Nodes;

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

/// <summary>A cell with what came out of it.</summary>
/// <param name="Hash">The cell's name, which <c>sweep run --only</c> takes.</param>
/// <param name="Settings">Every setting with its value.</param>
/// <param name="Reason">Why it failed or is missing, else null.</param>
/// <param name="Seconds">How long it took, or null.</param>
/// <param name="Kernel">The kernel of its linear algebra, or null.</param>
/// <param name="Result">The program's result, or null.</param>
public sealed record CollectedCell(
    string Hash,
    JsonObject Settings,
    CellStatus Status,
    string? Reason = null,
    double? Seconds = null,
    string? Kernel = null,
    JsonObject? Result = null
);

/// <summary>A cell without a result, and why.</summary>
public sealed record FailedCell(string Hash, string Reason, JsonObject Settings)
{
    internal static FailedCell Of(CollectedCell cell) => new(cell.Hash, cell.Reason ?? "", cell.Settings);
}
