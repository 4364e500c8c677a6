using IsoTriplet.Experiments.Sweeps.Collected;

namespace IsoTriplet.Experiments.Sweeps.Engines;

/// <summary>How a run left its sweep.</summary>
/// <param name="Status">Every cell of the sweep, counted.</param>
/// <param name="Ran">Cells that this run had to do.</param>
/// <param name="Elapsed">How long it took.</param>
/// <param name="Interrupted">True when it was cancelled.</param>
public sealed record SweepOutcome(SweepStatus Status, int Ran, TimeSpan Elapsed, bool Interrupted);
