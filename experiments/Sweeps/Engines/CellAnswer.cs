using IsoTriplet.Experiments.Sweeps.Collected;

namespace IsoTriplet.Experiments.Sweeps.Engines;

/// <summary>What a worker says of a cell that it was given.</summary>
/// <param name="Hash">The cell.</param>
/// <param name="Status">How far it is now; missing: see <paramref name="Held"/>.</param>
/// <param name="Held">True when another process computes it at this moment.</param>
/// <param name="Reason">Why it failed, or null.</param>
/// <param name="Seconds">How long it took.</param>
internal sealed record CellAnswer(string Hash, CellStatus Status, bool Held, string? Reason, double Seconds);
