using System.Text.Json.Nodes;
using IsoTriplet.Hausdorff.Collapse;
using IsoTriplet.Hausdorff.Retrieval;
using IsoTriplet.Training.Data;
using IsoTriplet.Training.Networks;
using IsoTriplet.Training.Observation;

namespace IsoTriplet.Training.Runs;

/// <summary>The training loop: step, observe, judge, save. The same options, data and machine give the same run, resumed or not (on the CPU).</summary>
public sealed class Trainer : IDisposable
{
    private readonly TrainingOptions _options;
    private readonly TrainingHooks _hooks;
    private readonly DataSplit _data;
    private readonly RunRecord _record;
    private readonly TrainingStep _step;
    private readonly RunFolder? _folder;

    private Trainer(DataSplit data, TrainingOptions options, TrainingHooks hooks)
    {
        (_data, _options, _hooks) = (data, options, hooks);
        _record = new RunRecord(data, options, hooks);
        _step = new TrainingStep(options, data.Train);
        _folder = hooks.Folder is { } path ? new RunFolder(path) : null;
        _record.Begin(ReferenceSpread(options, _record.Observed));
    }

    /// <summary>Runs training to its end.</summary>
    /// <param name="data">Training examples, and held-out ones for retrieval.</param>
    /// <param name="options">What decides the run.</param>
    /// <param name="hooks">Where it writes, and whom it tells.</param>
    /// <param name="cancel">Ends the run after the step in progress, with its state saved; an observation in progress is not recorded.</param>
    /// <returns>What it came to.</returns>
    /// <exception cref="ArgumentException">Options that are out of range or do not fit the data.</exception>
    /// <exception cref="InputException">The folder holds a run already, or none to resume, or another one.</exception>
    public static TrainingResult Run(
        DataSplit data,
        TrainingOptions options,
        TrainingHooks? hooks = null,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        using IDisposable threads = Parallelism.Use(options.Threads);
        using Trainer trainer = new(data, options, hooks ?? new TrainingHooks());
        return trainer.Run(cancel);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _step.Dispose();
        _folder?.Dispose();
    }

    private TrainingResult Run(CancellationToken cancel)
    {
        JsonObject configuration = RunConfiguration.Describe(_options, _data.Train);
        (long step, BatchObservation? first) = Begin(configuration);
        BatchObservation? last = null;
        while (true)
        {
            bool end = step >= _options.Steps;
            bool due = end || step % _options.ObserveEvery == 0;
            Watch(step);
            (Embedding Points, BatchObservation Seen)? look = due && !cancel.IsCancellationRequested ? Look(step) : null;
            // Brackets that the cancellation cut short would depend on the moment: the resumed run looks again.
            if (cancel.IsCancellationRequested)
            {
                Save(configuration, step);
                return Finish(TrainingStatus.Cancelled, $"cancelled after {Counted.Of(step, "step")}", step, first, last);
            }
            if (due)
            {
                if (look is not var (points, seen))
                {
                    return Finish(TrainingStatus.NonFinite, $"step {step}: the embedding is not finite", step, first, null);
                }
                Record(step, seen);
                last = seen;
                first ??= last;
            }
            bool stop = _record.Alarm is not null && _options.StopOnCollapse;
            if (step == 0 || end || stop || (_options.SaveEvery > 0 && step % _options.SaveEvery == 0))
            {
                Keep(step, look?.Points);
            }
            if (end || stop)
            {
                return Finish(stop ? TrainingStatus.Collapsed : TrainingStatus.Completed, "", step, first, last);
            }
            int[] rows = _record.Batch(step);
            int samples = _options.BatchAt(step).Samples;
            int[] pattern = [.. Enumerable.Range(0, rows.Length).Select(i => i / samples)];
            (double loss, string? nonFinite) = _step.Take(step, rows, pattern);
            if (nonFinite is not null)
            {
                DataSet batch = _data.Train.Select(rows);
                _folder?.Save("nonfinite-batch", "nonfinite-labels", step, batch.Features, batch.Labels);
                return Finish(TrainingStatus.NonFinite, $"step {step}: {nonFinite} is not finite", step, first, last);
            }
            step++;
            _hooks.Stepped?.Invoke(step, loss);
            if (_options.CheckpointEvery > 0 && step % _options.CheckpointEvery == 0 && step < _options.Steps)
            {
                Save(configuration, step);
            }
        }
    }

    private (long Step, BatchObservation? First) Begin(JsonObject configuration)
    {
        if (_folder is null)
        {
            return (0, null);
        }
        Checkpoint? checkpoint = null;
        BatchObservation? first = null;
        if (_hooks.Resume)
        {
            // The weights are still those of the seed: what the run saw first is seen again.
            first = Look(0)?.Seen;
            checkpoint = _folder.Resume(configuration, _step);
            _record.Resume(checkpoint);
        }
        else
        {
            _folder.RefuseOccupied();
        }
        long step = checkpoint?.Step ?? 0;
        _folder.Begin(configuration, _hooks.Note, step, _options.ObserveEvery);
        return (step, step > 0 ? first : null);
    }

    private (Embedding Points, BatchObservation Seen)? Look(long step)
    {
        if (_step.Embed(_record.Observed.Features) is not { } points)
        {
            return null;
        }
        BatchObservation seen = _record.Observe(step, points);
        _step.ClaimThreads();
        return (points, seen);
    }

    private void Record(long step, BatchObservation observation)
    {
        _record.Enter(step, observation.Verdict);
        _hooks.Observed?.Invoke(observation);
        _folder?.Append(observation);
    }

    // Points that are not finite are left to the step that will say so.
    private void Keep(long step, Embedding? seen)
    {
        if (_folder is not null && (seen ?? _step.Embed(_record.Observed.Features)) is { } points)
        {
            _folder.Save("embeddings", "labels", step, points, _record.Observed.Labels);
            _step.ClaimThreads();
        }
    }

    private void Watch(long step)
    {
        if (_hooks.Watch is { } watch && watch.Steps.Contains(step) && _step.Embed(watch.Features) is { } points)
        {
            watch.Embedded(step, points);
            _step.ClaimThreads();
        }
    }

    private void Save(JsonObject configuration, long step) =>
        _folder?.Save(new Checkpoint(configuration.ToJsonString(), step, _record.History, _record.Alarm), _step);

    private TrainingResult Finish(TrainingStatus status, string message, long step, BatchObservation? first, BatchObservation? last)
    {
        RetrievalMetrics? retrieval = null;
        RetrievalMetrics? untrained = null;
        if (status != TrainingStatus.Cancelled)
        {
            if (_step.Embed(_data.Test.Features) is { } points)
            {
                _folder?.Save("test-embeddings", "test-labels", step, points, _data.Test.Labels);
                retrieval = Retrieve(_step, points);
            }
            using TrainingStep before = new(_options, _record.Observed);
            untrained = Retrieve(before, before.Embed(_data.Test.Features));
        }
        TrainingResult result = _record.Result(status, message, step, first, last, retrieval, untrained);
        if (status != TrainingStatus.Cancelled)
        {
            _folder?.Save(result);
        }
        return result;
    }

    private RetrievalMetrics? Retrieve(TrainingStep network, Embedding? points) =>
        _record.Retrieve(points, _data.Gallery is { } gallery ? network.Embed(gallery.Features) : null);

    /// <summary>The spread that the same network has before any step and without the collapsed beginning.</summary>
    internal static double ReferenceSpread(TrainingOptions options, DataSet observed)
    {
        TrainingOptions random = options with { Network = options.Network with { Initial = InitialState.Random } };
        using TrainingStep untrained = new(random, observed);
        return untrained.Embed(observed.Features) is { } points ? EmbeddingGeometry.Of(points, observed.Labels).Spread : 0;
    }
}
