using IsoTriplet.Hausdorff.Collapse;
using IsoTriplet.Hausdorff.Retrieval;
using IsoTriplet.Training.Observation;

namespace IsoTriplet.Training.Runs;

/// <summary>What a run came to.</summary>
public sealed record TrainingResult
{
    /// <summary>Why it ended.</summary>
    public required TrainingStatus Status { get; init; }

    /// <summary>What was not finite, or what was cancelled; else empty.</summary>
    public required string Message { get; init; }

    /// <summary>How many steps lie behind.</summary>
    public required long Steps { get; init; }

    /// <summary>N = P K.</summary>
    public required int BatchSize { get; init; }

    /// <summary>n.</summary>
    public required int Dimension { get; init; }

    /// <summary>The first observation, before any step (of this process, when resumed).</summary>
    public BatchObservation? First { get; init; }

    /// <summary>The last observation; null when the embedding was not finite.</summary>
    public BatchObservation? Last { get; init; }

    /// <summary>The collapse alarm, if it was raised.</summary>
    public CollapseAlarm? Alarm { get; init; }

    /// <summary>From which step to which the batch was contracted, as often as it was.</summary>
    public IReadOnlyList<CollapseSpell> Spells { get; init; } = [];

    /// <summary>How it diverged, in words; null: it did not.</summary>
    public string? Divergence { get; init; }

    /// <summary>Why no embedding can reach the margin, in words; null: one may.</summary>
    public string? Unreachable { get; init; }

    /// <summary>Why the loss has no gradient, in words; null: it has one.</summary>
    public string? NoGradient { get; init; }

    /// <summary>Retrieval on held-out classes; null without such data or with a non-finite embedding.</summary>
    public RetrievalMetrics? HeldOut { get; init; }

    /// <summary>The same of the same network before any step, however the run ended; null as above, of that network's embedding.</summary>
    public RetrievalMetrics? Untrained { get; init; }

    /// <summary>Nothing was learned of the held-out classes: their Recall@1 is no better than the same network's before any step. Null where either is not known, or no step was taken.</summary>
    /// <remarks>Free of scale, so no word on <see cref="Alarm"/>, which tells that the batch contracted: a run may do either without the other.</remarks>
    public bool? Lost =>
        Steps > 0 && HeldOut is { Queries: > 0 } after && Untrained is { Queries: > 0 } before ? after.RecallAt1 <= before.RecallAt1 : null;

    /// <summary>The held-out Recall@1 is no better than guessing (<see cref="NeighbourEvidence"/>); null where that cannot be judged.</summary>
    public bool? AtChance => HeldOut is { } found ? NeighbourEvidence.Of(found, allEqual: false).Lost : null;

    /// <summary>The names of the held-out classes.</summary>
    public IReadOnlyList<string> HeldOutClasses { get; init; } = [];

    /// <summary>What to try, with evidence and limits; empty where nothing is known.</summary>
    public IReadOnlyList<Advice> Advice { get; init; } = [];
}

/// <summary>Why a run ended.</summary>
public enum TrainingStatus
{
    /// <summary>All steps are done.</summary>
    Completed,

    /// <summary>The collapse alarm was raised and the run was asked to stop at it.</summary>
    Collapsed,

    /// <summary>A loss, gradient or embedding was not finite; the batch is saved and the weights are those before the step.</summary>
    NonFinite,

    /// <summary>The caller cancelled; the state is saved when the run has a folder.</summary>
    Cancelled,
}
