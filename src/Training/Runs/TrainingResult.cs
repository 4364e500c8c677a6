using IsoTriplet.Hausdorff.Retrieval;
using IsoTriplet.Training.Observation;

namespace IsoTriplet.Training.Runs;

/// <summary>What a run came to.</summary>
/// <param name="Status">Why it ended.</param>
/// <param name="Message">What was not finite, or what was cancelled; else empty.</param>
/// <param name="Steps">How many steps lie behind.</param>
/// <param name="BatchSize">N = P K.</param>
/// <param name="Dimension">n.</param>
/// <param name="First">The first observation, before any step (of this process, when resumed).</param>
/// <param name="Last">The last observation; null when the embedding was not finite.</param>
/// <param name="Alarm">The collapse alarm, if it was raised.</param>
/// <param name="HeldOut">Retrieval on held-out classes; null without such data or with a non-finite embedding.</param>
public sealed record TrainingResult(
    TrainingStatus Status,
    string Message,
    long Steps,
    int BatchSize,
    int Dimension,
    BatchObservation? First,
    BatchObservation? Last,
    CollapseAlarm? Alarm,
    RetrievalMetrics? HeldOut
);
