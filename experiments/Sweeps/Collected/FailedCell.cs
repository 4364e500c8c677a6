using System.Text.Json.Nodes;

namespace IsoTriplet.Experiments.Sweeps.Collected;

/// <summary>A cell without a result, and why.</summary>
/// <param name="Hash">Its name, which <c>sweep run --only</c> takes.</param>
/// <param name="Reason">Why.</param>
/// <param name="Settings">Its settings.</param>
public sealed record FailedCell(string Hash, string Reason, JsonObject Settings)
{
    internal static FailedCell Of(CollectedCell cell) => new(cell.Hash, cell.Reason ?? "", cell.Settings);
}
