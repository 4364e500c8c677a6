using IsoTriplet.Training.Networks;
using IsoTriplet.Training.Sampling;

namespace IsoTriplet.Experiments.Training;

/// <summary>How triplets move in an early and in a late phase of training, as [ETL] section 6.1 prescribes (Figure 3), and where they stand over the epochs (Figure 6).</summary>
public static class MovementExperiment
{
    /// <summary>Runs every loss from every seed: first the phases, then the diagrams.</summary>
    /// <param name="say">Told a line after each phase and run.</param>
    /// <param name="cancel">Ends after the phase or run in progress.</param>
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
        string? collapse = result.Last is { } last ? JsonText.Small(last.Verdict.Kind) : null;
        return new MovementRun(loss, group, batch, seed, JsonText.Small(result.Status), collapse, result.HeldOut?.RecallAt1);
    }
}

/// <summary>The size of <see cref="MovementExperiment"/>.</summary>
public sealed record MovementSettings : ExperimentSettings
{
    /// <summary>The losses. Default: first-order, second-order.</summary>
    public IReadOnlyList<string> Losses { get; init; } = ["first-order", "second-order"];

    /// <summary>How the triples of section 6.1 are chosen. Default: HPHN and EPEN.</summary>
    public IReadOnlyList<string> Minings { get; init; } = ["hard-hard", "easy-easy"];

    /// <summary>The batches of a phase. Default: 146, as the source's two epochs of 73.</summary>
    public int PhaseBatches { get; init; } = 146;

    /// <summary>The learning rate within a phase, by descent without momentum: a batch's movement is its own. Default: 1e-5.</summary>
    public double PhaseRate { get; init; } = 1e-5;

    /// <summary>Steps of ordinary training (EPHN) before the later phase. Default: 600.</summary>
    public long Later { get; init; } = 600;

    /// <summary>p of (11) and (12), the theory's entanglement, each of which is compared. Default: 0, 0.4, 0.8.</summary>
    public IReadOnlyList<double> Entanglements { get; init; } = [0, 0.4, 0.8];

    /// <summary>Samples a class of the runs whose diagrams are drawn over the epochs. Default: 2, 8.</summary>
    public IReadOnlyList<int> GroupSizes { get; init; } = [2, 8];

    /// <summary>The epochs of the diagrams, ascending; the last one ends the run. Default: 0, 5, 10, 15, 40.</summary>
    public IReadOnlyList<int> Epochs { get; init; } = [0, 5, 10, 15, 40];

    /// <summary>N, as far as the data have the classes. Default: 128.</summary>
    public int LargestBatch { get; init; } = 128;

    /// <summary>How many triples of a phase and of a diagram the file keeps for drawing. Default: 400.</summary>
    public int Kept { get; init; } = 400;

    /// <summary>How many seeds, from 0; triples are kept of the first. Default: 10.</summary>
    public int Seeds { get; init; } = 10;

    /// <summary>Everything else of a run. Default: n = 64, 16 samples a class in the phases, EPHN, cosines at temperature 1.</summary>
    public override TrainingOptions Training { get; init; } =
        new()
        {
            Network = new EmbedderOptions { Dimension = 64 },
            SamplesPerClass = 16,
            Mining = "easy-hard",
            Distance = "cosine",
            ObserveEvery = 100,
            CheckpointEvery = 0,
            Threads = 1,
        };

    /// <summary>The options of a run with so many samples a class.</summary>
    /// <param name="classes">The classes of the training data.</param>
    /// <returns>As many classes a batch as <see cref="LargestBatch"/> has room for.</returns>
    public TrainingOptions With(string loss, int samples, int classes, int seed) =>
        Training with
        {
            Loss = loss,
            SamplesPerClass = samples,
            ClassesPerBatch = Math.Max(2, Math.Min(LargestBatch / samples, classes)),
            Seed = seed,
        };

    public static MovementSettings For(ExperimentSize size)
    {
        MovementSettings normal = new();
        return size switch
        {
            ExperimentSize.Quick => normal with { PhaseBatches = 10, Later = 60, Epochs = [0, 1, 2], Seeds = 1 },
            ExperimentSize.Full => normal with { Later = 6000, Seeds = 20 },
            _ => normal,
        };
    }
}

/// <summary>Movements and diagrams as rows of the file.</summary>
internal static class MovementMeasure
{
    // The rate of the theory's step; its directions hardly depend on it when it is small.
    private const double Rate = 0.1;
    private const double Near = 0.9;

    public static MovementPhase Phase(
        (string Loss, string Mining, int Seed, string Phase, long From) of,
        IReadOnlyList<MovedTriple> moved,
        IEnumerable<double> entanglements
    )
    {
        IReadOnlyDictionary<Direction, double> directions = Shares(moved.Select(t => t.Direction));
        return new MovementPhase(
            of.Loss,
            of.Mining,
            of.Seed,
            of.Phase,
            of.From,
            moved.Count,
            moved.Average(t => t.Before.Sap),
            moved.Average(t => t.Before.San),
            moved.Average(t => t.After.Sap - t.Before.Sap),
            moved.Average(t => t.After.San - t.Before.San),
            directions.ToDictionary(d => Directions.NameOf(d.Key), d => d.Value, StringComparer.Ordinal),
            [.. entanglements.Select(p => Agreement(of.Loss, moved, directions, p))]
        );
    }

    public static IEnumerable<MovementDots> Dots(string loss, string mining, string phase, IReadOnlyList<MovedTriple> moved, int kept) =>
        EveryFew(moved, kept)
            .GroupBy(t => t.Direction)
            .OrderBy(g => g.Key)
            .Select(g => new MovementDots(
                loss,
                mining,
                phase,
                Directions.NameOf(g.Key),
                [.. g.Select(t => Math.Round(t.Before.Sap, 4))],
                [.. g.Select(t => Math.Round(t.Before.San, 4))]
            ));

    public static MovementSnapshot Snapshot(string loss, int group, int seed, (int Epoch, long Step) at, TripletScatter scatter, int kept)
    {
        TripletState[] states = [.. scatter.Points.Select(p => p.State)];
        double Share(Func<TripletState, bool> of) => (double)states.Count(of) / states.Length;
        TripletState[] drawn = [.. EveryFew(states, kept)];
        return new MovementSnapshot(
            loss,
            group,
            seed,
            at.Epoch,
            at.Step,
            states.Length,
            states.Average(s => s.Sap),
            states.Average(s => s.San),
            scatter.Shares.Hard,
            Share(s => s.Sap > Near && s.San > Near),
            Share(s => s.San < 0),
            kept > 0 ? [.. drawn.Select(s => Math.Round(s.Sap, 4))] : null,
            kept > 0 ? [.. drawn.Select(s => Math.Round(s.San, 4))] : null
        );
    }

    private static MovementAgreement Agreement(
        string loss,
        IReadOnlyList<MovedTriple> moved,
        IReadOnlyDictionary<Direction, double> seen,
        double entanglement
    )
    {
        UpdateRule rule = UpdateRule.ByName(loss);
        Direction[] predicted = [.. moved.Select(t => DynamicsField.At(rule, t.Before, entanglement, Rate).Direction)];
        double agreement = (double)predicted.Where((d, i) => d == moved[i].Direction).Count() / moved.Count;
        return new MovementAgreement(
            entanglement,
            agreement,
            Shares(predicted).Sum(share => share.Value * seen.GetValueOrDefault(share.Key))
        );
    }

    private static Dictionary<Direction, double> Shares(IEnumerable<Direction> directions)
    {
        Direction[] all = [.. directions];
        return all.CountBy(d => d).OrderBy(g => g.Key).ToDictionary(g => g.Key, g => (double)g.Value / all.Length);
    }

    // Classes come one after the other: every so-manieth draws each alike.
    private static IEnumerable<T> EveryFew<T>(IReadOnlyList<T> all, int kept)
    {
        int count = Math.Min(kept, all.Count);
        return Enumerable.Range(0, count).Select(i => all[(int)((long)i * all.Count / count)]);
    }
}
