using System.Text.Json.Nodes;

namespace IsoTriplet.Experiments.Sweeps.Collected;

/// <summary>A cell with what came out of it.</summary>
/// <param name="Hash">The cell's name.</param>
/// <param name="Settings">Every setting with its value.</param>
/// <param name="Status">How far it is.</param>
/// <param name="Reason">Why it failed or is missing, else null.</param>
/// <param name="Seconds">How long it took, or null.</param>
/// <param name="Kernel">The kernel of its linear algebra, or null.</param>
/// <param name="Result">The program's result, or null.</param>
public sealed record CollectedCell(
    string Hash,
    JsonObject Settings,
    CellStatus Status,
    string? Reason,
    double? Seconds,
    string? Kernel,
    JsonObject? Result
);
