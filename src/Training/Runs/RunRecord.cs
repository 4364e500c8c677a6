using IsoTriplet.Hausdorff.Collapse;
using IsoTriplet.Hausdorff.Retrieval;
using IsoTriplet.Training.Data;
using IsoTriplet.Training.Observation;
using IsoTriplet.Training.Sampling;

namespace IsoTriplet.Training.Runs;

/// <summary>What is known of a run beside its weights: its batches, what is observed of it, and how it stands. The same for a run alone and for one of an ensemble.</summary>
/// <param name="data">Training examples, and held-out ones for retrieval.</param>
/// <param name="options">What decides the run.</param>
/// <param name="hooks">Whom it tells.</param>
internal sealed class RunRecord(DataSplit data, TrainingOptions options, TrainingHooks hooks)
{
    private readonly BatchSampler _sampler = new(data.Train.Labels, options.ClassesPerBatch, options.SamplesPerClass, options.Seed);
    private DataSet? _observed;
    private BatchObserver? _observer;

    /// <summary>N = P K.</summary>
    public int BatchSize => _sampler.BatchSize;

    /// <summary>The examples that are observed throughout.</summary>
    public DataSet Observed => _observed ??= data.Train.Select(_sampler.ObservationBatch());

    /// <summary>The collapses so far.</summary>
    public CollapseHistory History { get; private set; } = CollapseHistory.None;

    /// <summary>The alarm, if raised.</summary>
    public CollapseAlarm? Alarm { get; private set; }

    /// <summary>The scale that contraction is told at; known after <see cref="Begin"/>.</summary>
    public NaturalScale Scale { get; private set; } = new(1, ScaleSource.Sphere);

    /// <summary>The rows of the batch of a step.</summary>
    public int[] Batch(long step)
    {
        (int classes, int samples) = options.BatchAt(step);
        return _sampler.Batch(step, classes, samples);
    }

    /// <summary>Prepares the observer.</summary>
    /// <param name="reference">The spread that the observed examples have at random weights.</param>
    public void Begin(double reference)
    {
        Scale =
            options.Network.Normalise ? new NaturalScale(1, ScaleSource.Sphere)
            : options.LossSettings.Margin > 0 && options.Loss is "vanilla" or "contrastive" && options.Distance == "euclidean"
                ? new NaturalScale(options.LossSettings.Margin, ScaleSource.Margin)
            : new NaturalScale(reference > 0 ? reference : 1, ScaleSource.RandomWeights);
        _observer = new BatchObserver(
            Observed.Labels,
            TripletLosses.ByName(options.Loss, options.LossSettings),
            TripletDistances.ByName(options.Distance),
            MiningStrategy.Parse(options.Mining),
            Scale,
            options.Thresholds,
            reference,
            hooks.Brackets,
            hooks.ThicknessEffort
        );
    }

    /// <summary>Measures the observed batch.</summary>
    public BatchObservation Observe(long step, Embedding points) => _observer!.Observe(step, points);

    /// <summary>Takes up where a checkpoint left off.</summary>
    public void Resume(Checkpoint? checkpoint) => (History, Alarm) = (checkpoint?.History ?? CollapseHistory.None, checkpoint?.Alarm);

    /// <summary>Enters an observation by its verdict.</summary>
    public void Enter(long step, CollapseNow verdict) => Enter(step, verdict.Kind == CollapseKind.Total, verdict.Reason);

    /// <summary>Enters an observation into the history, and raises the alarm where it is time.</summary>
    /// <param name="step">Its step.</param>
    /// <param name="total">It said "total".</param>
    /// <param name="reason">Its figures in words.</param>
    public void Enter(long step, bool total, string reason)
    {
        History = History.After(step, total, options.Thresholds.Patience);
        if (Alarm is null && History.Spells is [var spell, ..])
        {
            Alarm = new CollapseAlarm(spell.From, reason);
            hooks.Alarmed?.Invoke(Alarm);
        }
    }

    /// <summary>Retrieval of the held-out examples.</summary>
    /// <param name="points">Their embedding; null: it is not finite.</param>
    /// <param name="gallery">That of the gallery, where there is one.</param>
    public RetrievalMetrics? Retrieve(Embedding? points, Embedding? gallery) =>
        points is null ? null
        : data.Gallery is not { } shelf ? RetrievalMetrics.Of(points, data.Test.Labels)
        : gallery is null ? null
        : RetrievalMetrics.Of(points, data.Test.Labels, gallery, shelf.Labels);

    /// <summary>What the run came to.</summary>
    public TrainingResult Result(
        TrainingStatus status,
        string message,
        long step,
        BatchObservation? first,
        BatchObservation? last,
        RetrievalMetrics? heldOut,
        RetrievalMetrics? untrained
    ) =>
        new()
        {
            Status = status,
            Message = message,
            Steps = step,
            BatchSize = BatchSize,
            Dimension = options.Network.Dimension,
            First = first,
            Last = last,
            Alarm = Alarm,
            Spells = History.Spells,
            Divergence = RunWords.Divergence(status, first, last),
            Unreachable = RunWords.UnreachableMargin(options),
            NoGradient = RunWords.NoGradient(options),
            HeldOut = heldOut,
            Untrained = untrained,
            HeldOutClasses = data.Test.Labels.Names,
            Advice = RunWords.Advice(options, BatchSize, status, first, last),
        };
}
