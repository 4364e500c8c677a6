using IsoTriplet.Hausdorff.Collapse;
using IsoTriplet.Hausdorff.Retrieval;
using IsoTriplet.Training.Networks;
using IsoTriplet.Training.Observation;
using IsoTriplet.Training.Runs;

namespace IsoTriplet.Training.Ensembles;

/// <summary>Runs that share a shape, trained together: one call of the tensor library serves a step of all.</summary>
/// <remarks>
/// Every run has the data, weights, batches, triples, updates and verdicts that <see cref="Trainer"/> gives it alone: on a processor every number of a step is rounded as it is alone (but the convolutions of a cnn in single precision), as far as the tensor
/// library sums batched products as it sums single ones; on a device up to rounding and ties. The first and the last observation are those of <see cref="BatchObserver"/>; between them size and hardness are measured on the device, and the alarm is raised by the same rule. A run that is not finite ends and leaves the others as they are.
/// </remarks>
public static class Ensemble
{
    /// <summary>Trains all runs to their end.</summary>
    /// <param name="runs">The runs, at least one.</param>
    /// <param name="cancel">Ends with an exception between two steps.</param>
    /// <returns>What each came to, in the order given.</returns>
    /// <exception cref="ArgumentException">Options that are out of range, of different shapes, or not for ensembles.</exception>
    /// <exception cref="OperationCanceledException">The token is set.</exception>
    public static IReadOnlyList<TrainingResult> Run(IReadOnlyList<EnsembleRun> runs, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(runs);
        if (runs.Count == 0)
        {
            throw new ArgumentException("no runs; one at least was expected", nameof(runs));
        }
        foreach (EnsembleRun run in runs)
        {
            run.Options.Validate();
            string? fault =
                !EnsembleRun.Possible(run.Options) ? "all positives or all negatives are mined, or it stops on collapse"
                : run.Hooks.Folder is not null ? "a folder is given"
                : run.Hooks.Stepped is not null || run.Hooks.Observed is not null ? "single steps or observations are asked for"
                : runs[0].Differs(run);
            if (fault is not null)
            {
                throw new ArgumentException($"runs cannot be trained together: {fault}", nameof(runs));
            }
        }
        using IDisposable threads = Parallelism.Use(runs[0].Options.Threads);
        using EnsembleStep step = new(runs);
        return new Loop(runs, step).Run(cancel);
    }

    private sealed class Loop(IReadOnlyList<EnsembleRun> runs, EnsembleStep step)
    {
        private readonly Member[] _members = [.. runs.Select(r => new Member(r))];
        private readonly Embedding[] _observed = new Embedding[runs.Count];

        public List<TrainingResult> Run(CancellationToken cancel)
        {
            TrainingOptions shape = runs[0].Options;
            for (int r = 0; r < runs.Count; r++)
            {
                _observed[r] = _members[r].Record.Observed.Features;
            }
            foreach ((Member member, RetrievalMetrics? untrained) in _members.Zip(Retrieve()))
            {
                member.Untrained = untrained;
            }
            for (long at = 0; ; at++)
            {
                cancel.ThrowIfCancellationRequested();
                bool end = at >= shape.Steps;
                Watch(at);
                if (end || at % shape.ObserveEvery == 0)
                {
                    Look(at, full: at == 0 || end);
                }
                if (end || Array.TrueForAll(_members, m => m.Ended is not null))
                {
                    break;
                }
                int[][] batches = Array.ConvertAll(_members, m => m.Record.Batch(at));
                (double Loss, string? NonFinite)[] taken = step.Take(at, batches, Array.ConvertAll(_members, m => m.Ended is null));
                for (int r = 0; r < taken.Length; r++)
                {
                    if (taken[r].NonFinite is { } what && _members[r].Ended is null)
                    {
                        _members[r].Ended = (at, $"step {at}: {what} is not finite");
                    }
                }
            }
            return Finish(shape.Steps);
        }

        private void Look(long at, bool full)
        {
            // What a run that ends before the next look had seen last is measured from these points.
            (Embedding?[] points, double[][] figures) = step.Look(_observed);
            for (int r = 0; r < _members.Length; r++)
            {
                Member member = _members[r];
                if (member.Ended is not null)
                {
                    continue;
                }
                if (points[r] is not { } seen)
                {
                    (member.Ended, member.Points, member.Last) = ((at, $"step {at}: the embedding is not finite"), null, null);
                    continue;
                }
                if (at == 0)
                {
                    bool random = member.Run.Options.Network.Initial == InitialState.Random;
                    member.Record.Begin(random ? figures[0][r] : Trainer.ReferenceSpread(member.Run.Options, member.Record.Observed));
                }
                (member.Points, member.At) = (seen, at);
                if (!full)
                {
                    (double spread, double hardness) = (figures[0][r], figures[1][r]);
                    (NaturalScale scale, CollapseThresholds thresholds) = (member.Record.Scale, member.Run.Options.Thresholds);
                    bool total = CollapseRule.IsTotal(spread, hardness, scale, thresholds);
                    member.Record.Enter(at, total, CollapseRule.TotalReason(spread, hardness, scale, thresholds));
                    continue;
                }
                member.Last = member.Record.Observe(at, seen);
                member.First ??= member.Last;
                member.Record.Enter(at, member.Last.Verdict);
            }
        }

        private void Watch(long at)
        {
            if (!Array.Exists(_members, m => m.Run.Hooks.Watch?.Steps.Contains(at) == true))
            {
                return;
            }
            Embedding?[] points = step.Embed([.. _members.Select((m, r) => m.Run.Hooks.Watch?.Features ?? _observed[r])]);
            for (int r = 0; r < points.Length; r++)
            {
                if (
                    points[r] is { } seen
                    && _members[r].Ended is null
                    && _members[r].Run.Hooks.Watch is { } watch
                    && watch.Steps.Contains(at)
                )
                {
                    watch.Embedded(at, seen);
                }
            }
        }

        private List<TrainingResult> Finish(long steps)
        {
            RetrievalMetrics?[] heldOut = Retrieve();
            List<TrainingResult> results = [];
            for (int r = 0; r < _members.Length; r++)
            {
                Member member = _members[r];
                (long at, string message) = member.Ended ?? (steps, "");
                if (member.Points is { } points && member.Last?.Step != member.At)
                {
                    member.Last = member.Record.Observe(member.At, points);
                }
                TrainingStatus status = member.Ended is null ? TrainingStatus.Completed : TrainingStatus.NonFinite;
                results.Add(member.Record.Result(status, message, at, member.First, member.Last, heldOut[r], member.Untrained));
            }
            return results;
        }

        // Of the held-out examples, as the networks are now.
        private RetrievalMetrics?[] Retrieve()
        {
            Embedding?[] heldOut = step.Embed([.. runs.Select(r => r.Data.Test.Features)]);
            Embedding?[] shelves = runs[0].Data.Gallery is null
                ? new Embedding?[runs.Count]
                : step.Embed([.. runs.Select(r => (r.Data.Gallery ?? r.Data.Test).Features)]);
            return [.. _members.Select((m, r) => m.Record.Retrieve(heldOut[r], shelves[r]))];
        }
    }

    private sealed class Member(EnsembleRun run)
    {
        public EnsembleRun Run => run;

        public RunRecord Record { get; } = new(run.Data, run.Options, run.Hooks);

        public (long Step, string Message)? Ended { get; set; }

        public RetrievalMetrics? Untrained { get; set; }

        public BatchObservation? First { get; set; }

        public BatchObservation? Last { get; set; }

        // The observed batch as it was last seen, and when.
        public Embedding? Points { get; set; }

        public long At { get; set; }
    }
}
