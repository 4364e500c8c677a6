using IsoTriplet.Numerics;
using IsoTriplet.Training.Data;
using IsoTriplet.Training.Runs;
using IsoTriplet.Triplets;

namespace IsoTriplet.Experiments.Training;

/// <summary>What <see cref="MovementExperiment"/> found.</summary>
/// <param name="Phases">Movements in the first and in the later phase.</param>
/// <param name="Bins">The same by squares of the diagram, of the first seed.</param>
/// <param name="Snapshots">Diagrams over the steps.</param>
/// <param name="Runs">How the runs ended.</param>
public sealed record MovementRows(
    IReadOnlyList<MovementPhase> Phases,
    IReadOnlyList<MovementBin> Bins,
    IReadOnlyList<MovementSnapshot> Snapshots,
    IReadOnlyList<MovementRun> Runs
);

/// <summary>Where real triplets stand in the scatter diagram, and how they move in the first and in the later phase of training; [ETL] Figures 3 and 6.</summary>
public static class MovementExperiment
{
    /// <summary>Trains every loss under every strategy from every seed and watches the same training examples.</summary>
    /// <param name="data">Training examples and held-out classes.</param>
    /// <param name="settings">The size; null: the defaults.</param>
    /// <param name="firstSeed">The first seed.</param>
    /// <param name="done">Told after each run.</param>
    /// <param name="cancel">Ends after the run in progress.</param>
    /// <returns>The rows of the finished runs.</returns>
    /// <exception cref="ArgumentException">A phase that does not begin and end at snapshots.</exception>
    public static MovementRows Run(
        DataSplit data,
        MovementSettings? settings = null,
        int firstSeed = 0,
        Action<MovementRun>? done = null,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(data);
        settings ??= new MovementSettings();
        foreach (long step in (long[])[settings.First.From, settings.First.To, settings.Later.From, settings.Later.To])
        {
            if (!settings.Snapshots.Contains(step))
            {
                throw new ArgumentException($"a phase begins or ends at step {step}, which is not among the snapshots");
            }
        }
        DataSet watched = Watched(data.Train, settings.Watched, firstSeed);
        List<MovementPhase> phases = [];
        List<MovementBin> bins = [];
        List<MovementSnapshot> snapshots = [];
        List<MovementRun> runs = [];
        var cells =
            from mining in settings.Minings
            from loss in settings.Losses
            from seed in Enumerable.Range(firstSeed, settings.Seeds)
            select (mining, loss, seed);
        foreach ((string mining, string loss, int seed) in cells)
        {
            TrainingOptions options = settings.Training with
            {
                Loss = loss,
                Mining = mining,
                ClassesPerBatch = Math.Min(settings.Training.ClassesPerBatch, data.Train.Labels.Classes),
                Steps = settings.Snapshots.Max(),
                Seed = seed,
            };
            SortedDictionary<long, Embedding> seen = [];
            EmbeddingWatch watch = new(watched.Features, settings.Snapshots.ToHashSet(), (step, points) => seen[step] = points);
            TrainingResult result = Trainer.Run(data, options, new TrainingHooks { ThicknessEffort = 0, Watch = watch }, cancel);
            if (result.Status == TrainingStatus.Cancelled)
            {
                break;
            }
            MovementMeasure measure = new(loss, mining, seed, watched.Labels, settings, seed == firstSeed);
            snapshots.AddRange(seen.Select(s => measure.Snapshot(s.Key, s.Value)));
            foreach ((string name, (long from, long to)) in new[] { ("first", settings.First), ("later", settings.Later) })
            {
                if (seen.TryGetValue(from, out Embedding? before) && seen.TryGetValue(to, out Embedding? after))
                {
                    TripletMovement movement = measure.Follow(before, after);
                    phases.Add(measure.Phase(name, from, to, movement));
                    bins.AddRange(seed == firstSeed ? measure.Bins(name, movement) : []);
                }
            }
            string? collapse = result.Last is { } last ? ExperimentWords.Of(last.Verdict.Kind) : null;
            runs.Add(new MovementRun(loss, mining, seed, ExperimentWords.Of(result.Status), collapse, result.HeldOut?.RecallAt1));
            done?.Invoke(runs[^1]);
        }
        return new MovementRows(phases, bins, snapshots, runs);
    }

    // The same number of examples of each class, as far as it has them, drawn by the seed.
    private static DataSet Watched(DataSet train, int count, int seed)
    {
        int each = Math.Max(2, count / train.Labels.Classes);
        List<int> rows = [];
        for (int k = 0; k < train.Labels.Classes; k++)
        {
            int[] members = train.Labels.Members(k).ToArray();
            Random random = new((seed * 1009) + k);
            random.Shuffle(members);
            rows.AddRange(members.Take(each));
        }
        return train.Select([.. rows]);
    }
}
