using IsoTriplet.Training.Data;
using IsoTriplet.Training.Runs;
using IsoTriplet.Training.Sampling;

namespace IsoTriplet.Experiments.Training;

/// <summary>How triplets move in an early and in a late phase of training, as [ETL] section 6.1 prescribes (Figure 3), and where they stand over the epochs (Figure 6).</summary>
public static class MovementExperiment
{
    /// <summary>Runs every loss from every seed: first the phases, then the diagrams.</summary>
    /// <param name="data">Training examples and held-out classes.</param>
    /// <param name="settings">The size; null: the defaults.</param>
    /// <param name="say">Told a line after each phase and run.</param>
    /// <param name="cancel">Ends after the phase or run in progress.</param>
    /// <returns>The rows of what was finished.</returns>
    public static MovementRows Run(
        DataSplit data,
        MovementSettings? settings = null,
        int firstSeed = 0,
        Action<string>? say = null,
        CancellationToken cancel = default
    )
    {
        settings ??= new MovementSettings();
        List<MovementPhase> phases = [];
        List<MovementDots> dots = [];
        List<MovementSnapshot> snapshots = [];
        List<MovementRun> runs = [];
        (string Loss, int Seed)[] cells =
        [
            .. from loss in settings.Losses from seed in Enumerable.Range(firstSeed, settings.Seeds) select (loss, seed),
        ];
        foreach ((string loss, int seed) in cells)
        {
            foreach (
                (string mining, string phase, long from, IReadOnlyList<MovedTriple> moved) in Phases(data, settings, loss, seed, cancel)
            )
            {
                phases.Add(MovementMeasure.Phase((loss, mining, seed, phase, from), moved, settings.Entanglements));
                dots.AddRange(seed == firstSeed ? MovementMeasure.Dots(loss, mining, phase, moved, settings.Kept) : []);
                say?.Invoke($"{mining}, {loss}, seed {seed}, {phase} phase: {Counted.Of(moved.Count, "triple")}");
            }
        }
        foreach ((string loss, int seed) in cells)
        {
            foreach (int group in settings.GroupSizes.TakeWhile(_ => !cancel.IsCancellationRequested))
            {
                if (Over(data, settings, loss, group, seed, seed == firstSeed ? settings.Kept : 0, snapshots, cancel) is { } run)
                {
                    runs.Add(run);
                    say?.Invoke($"{loss}, K = {group}, seed {seed}: {run.Collapse}, Recall@1 {run.RecallAt1:F4}");
                }
            }
        }
        return new MovementRows(phases, dots, snapshots, runs);
    }

    // The phases are branches: what is learned in them, at their rate next to nothing, is not trained on.
    private static IEnumerable<(string Mining, string Phase, long From, IReadOnlyList<MovedTriple> Moved)> Phases(
        DataSplit data,
        MovementSettings settings,
        string loss,
        int seed,
        CancellationToken cancel
    )
    {
        TrainingOptions options = settings.With(loss, settings.Training.SamplesPerClass, data.Train.Labels.Classes, seed);
        BatchSampler sampler = new(data.Train.Labels, options.ClassesPerBatch, options.SamplesPerClass, seed);
        int[] pattern = [.. Enumerable.Range(0, sampler.BatchSize).Select(i => i / options.SamplesPerClass)];
        using IDisposable threads = Parallelism.Use(options.Threads);
        using TrainingStep network = new(options, data.Train);
        foreach ((string phase, long from, long until) in new[] { ("first", 0L, 0L), ("later", 0L, settings.Later) })
        {
            for (long step = from; step < until && !cancel.IsCancellationRequested; step++)
            {
                network.Take(step, sampler.Batch(step), pattern);
            }
            foreach (string mining in settings.Minings)
            {
                if (cancel.IsCancellationRequested || Follow(mining, until) is not { Count: > 0 } moved)
                {
                    yield break;
                }
                yield return (mining, phase, until, moved);
            }
        }

        // In double precision: a step at such a rate moves a similarity by less than single precision can tell.
        List<MovedTriple>? Follow(string mining, long from)
        {
            MiningStrategy strategy = MiningStrategy.Parse(mining);
            TrainingOptions slow = options with
            {
                Optimizer = OptimizerKind.Sgd,
                Momentum = 0,
                LearningRate = settings.PhaseRate,
                Precision = TensorPrecision.Double,
            };
            using TrainingStep branch = network.Branch(slow, data.Train);
            List<MovedTriple> moved = [];
            for (int b = 0; b < settings.PhaseBatches; b++)
            {
                int[] rows = sampler.Batch(from + b);
                DataSet batch = data.Train.Select(rows);
                if (branch.Embed(batch.Features) is not { } before)
                {
                    return null;
                }
                IReadOnlyList<Triple> triples = DisjointTriples.Of(before, batch.Labels, strategy);
                branch.Take(b, rows, pattern, triples);
                if (branch.Embed(batch.Features) is not { } after)
                {
                    return null;
                }
                (Embedding was, Embedding now) = (UnitSphere.Normalise(before), UnitSphere.Normalise(after));
                moved.AddRange(triples.Select(t => MovedTriple.Of(was, now, t)));
            }
            return moved;
        }
    }

    private static MovementRun? Over(
        DataSplit data,
        MovementSettings settings,
        string loss,
        int group,
        int seed,
        int kept,
        List<MovementSnapshot> snapshots,
        CancellationToken cancel
    )
    {
        TrainingOptions options = settings.With(loss, group, data.Train.Labels.Classes, seed);
        int batch = options.ClassesPerBatch * group;
        long epoch = Math.Max(1, (data.Train.Count + batch - 1L) / batch);
        MiningStrategy strategy = MiningStrategy.Parse("easy-hard");
        List<MovementSnapshot> mine = [];
        EmbeddingWatch watch = new(
            data.Train.Features,
            settings.Epochs.Select(e => e * epoch).ToHashSet(),
            (step, points) =>
                mine.Add(
                    MovementMeasure.Snapshot(
                        loss,
                        group,
                        seed,
                        ((int)(step / epoch), step),
                        TripletScatter.Of(points, data.Train.Labels, strategy),
                        kept
                    )
                )
        );
        options = options with { Steps = settings.Epochs.Max() * epoch };
        TrainingResult result = Trainer.Run(data, options, new TrainingHooks { ThicknessEffort = 0, Watch = watch }, cancel);
        if (result.Status == TrainingStatus.Cancelled)
        {
            return null;
        }
        snapshots.AddRange(mine);
        string? collapse = result.Last is { } last ? ExperimentWords.Of(last.Verdict.Kind) : null;
        return new MovementRun(loss, group, batch, seed, ExperimentWords.Of(result.Status), collapse, result.HeldOut?.RecallAt1);
    }
}
