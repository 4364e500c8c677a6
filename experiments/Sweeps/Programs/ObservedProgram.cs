using IsoTriplet.Training.Ensembles;
using IsoTriplet.Training.Networks;

namespace IsoTriplet.Experiments.Sweeps.Programs;

/// <summary>One cell of the observed phase diagram: a training run, watched for collapse, with the prediction for its own first batch.</summary>
public sealed class ObservedProgram : IEnsembleProgram
{
    // More at a time gain nothing on processors, and would be lost when a worker is killed.
    private const int MostOnProcessors = 32;
    private const int MostOnDevice = 512;

    private static readonly string[] Own =
        "overlap informative nuisance initial label_noise learning_rate momentum weight_decay margin seed prediction_work prediction_points".Split(
            ' '
        );

    public string Name => "observed";

    public string Description => "does a training run collapse, and did the theory say so of its first batch";

    public IReadOnlyList<SweepSetting> Settings { get; } =
    [
        SweepSetting.Integer("classes_per_batch", 8, "P", least: 2),
        SweepSetting.Integer("samples_per_class", 4, "K; N = P K", least: 2),
        SweepSetting.Integer("dimension", 8, "n", least: 1),
        SweepSetting.Text("data", ObservedData.Synthetic, "what is trained on", [.. ObservedData.Names]),
        SweepSetting.Text("folder", "", "where data other than synthetic lie; empty: where its package puts them (omniglot has none)"),
        SweepSetting.Text("network", "mlp", "the network; a cnn needs images", "mlp", "cnn"),
        SweepSetting.Real("overlap", 2, "class overlap of synthetic data", least: 0),
        SweepSetting.Integer(
            "informative",
            ObservedData.Features,
            "coordinates of synthetic data that tell the classes apart, of 64",
            least: 1
        ),
        SweepSetting.Real("nuisance", 0, "root mean square length in the others, where class centres have 1", least: 0),
        SweepSetting.Real("label_noise", 0, "share of the training examples that have the label of another class", least: 0, most: 1),
        SweepSetting.Text("initial", "random", "where the weights begin", "random", "collapsed"),
        SweepSetting.Flag("normalise", true, "the embedding lies on the unit sphere"),
        SweepSetting.Text("optimizer", "adam", "the optimizer", "adam", "sgd"),
        SweepSetting.Real("learning_rate", 1e-3, "its step", least: 0),
        SweepSetting.Real("momentum", 0.9, "of sgd", least: 0),
        SweepSetting.Real("weight_decay", 0, "weight decay", least: 0),
        SweepSetting.Integer("warm_up", 0, "steps of warm-up by batches that grow from 2 x 2", least: 0),
        SweepSetting.Text("loss", "vanilla", "the loss, as train names it"),
        SweepSetting.Text("distance", "euclidean", "the distance, as train names it"),
        SweepSetting.Text("mining", "hard-hard", "the mining, as train names it"),
        SweepSetting.Real("margin", 0.2, "the margin", least: 0),
        SweepSetting.Integer("steps", 300, "training steps", least: 1),
        SweepSetting.Integer("seed", 0, "the seed of data, weights and batches"),
        SweepSetting.Text("device", "cpu", "cpu or cuda"),
        SweepSetting.Real("prediction_work", Prediction.DefaultWork / 5, "operations of each search on the first batch; 0: none", least: 0),
        SweepSetting.Integer("prediction_points", 256, "larger batches get no prediction", least: 0),
    ];

    public string? Excludes(CellSettings settings)
    {
        (int classes, int samples) = ObservedData.Batch(settings.Text("data"));
        return settings.Integer("classes_per_batch") > classes ? "more classes a batch than the data train on"
            : settings.Integer("samples_per_class") > samples ? "more samples a class than the data have"
            : settings.Integer("informative") > ObservedData.Features ? "more informative coordinates than the data have"
            : settings.Text("network") == "cnn" && !ObservedData.Images(settings.Text("data")) ? "a cnn on data that are no images"
            : null;
    }

    public JsonObject Run(CellSettings settings, CancellationToken cancel)
    {
        int seed = Seed(settings);
        DataSplit data = ObservedData.Load(settings, seed);
        return ObservedRun.Of(data, Options(settings, seed), Work(settings), cancel);
    }

    public string? Shape(CellSettings settings)
    {
        if (!EnsembleRun.Possible(Options(settings, 0)))
        {
            return null;
        }
        JsonObject shape = settings.ToJson();
        foreach (string own in Own)
        {
            shape.Remove(own);
        }
        return shape.ToJsonString();
    }

    public int Most(CellSettings settings, long bytes)
    {
        TrainingOptions options = Options(settings, 0);
        (int examples, int features) = ObservedData.Size(settings.Text("data"));
        bool shared = settings.Text("data") != ObservedData.Synthetic;
        // The program itself holds the data in double precision.
        long each = EnsembleRun.Bytes(options, shared ? 0 : examples, features) + (shared ? 0 : 8L * examples * features);
        long free = bytes - (shared ? 12L * examples * features : 0);
        return (int)Math.Clamp(free / each, 1, options.Device == "cpu" ? MostOnProcessors : MostOnDevice);
    }

    public IReadOnlyList<JsonObject> Run(IReadOnlyList<CellSettings> cells, CancellationToken cancel)
    {
        Dictionary<string, DataSplit> shared = new(StringComparer.Ordinal);
        List<(ObservedRun Watch, TrainingOptions Options, DataSplit Data)> runs = [];
        foreach (CellSettings settings in cells)
        {
            int seed = Seed(settings);
            string name = settings.Text("data");
            DataSplit data = shared.GetValueOrDefault(name) ?? ObservedData.Clean(settings, seed);
            if (name != ObservedData.Synthetic)
            {
                shared[name] = data;
            }
            runs.Add((new ObservedRun(Work(settings), cancel), Options(settings, seed), ObservedData.Noisy(data, settings, seed)));
        }
        IReadOnlyList<TrainingResult> results = Ensemble.Run(
            [.. runs.Select(r => new EnsembleRun(r.Data, r.Options, r.Watch.Hooks))],
            cancel
        );
        return [.. results.Select((result, k) => runs[k].Watch.Row(result, runs[k].Options))];
    }

    private static double Work(CellSettings settings) =>
        settings.Integer("classes_per_batch") * settings.Integer("samples_per_class") <= settings.Integer("prediction_points")
            ? settings.Real("prediction_work")
            : 0;

    private static int Seed(CellSettings settings) =>
        CellSeed.Of(
            settings.Integer("seed"),
            settings.Integer("classes_per_batch"),
            settings.Integer("samples_per_class"),
            settings.Integer("dimension"),
            settings.Real("overlap")
        );

    private static TrainingOptions Options(CellSettings settings, int seed)
    {
        long steps = settings.Integer("steps");
        return new TrainingOptions
        {
            Network = new EmbedderOptions
            {
                Kind = settings.Text("network") == "cnn" ? NetworkKind.Cnn : NetworkKind.Mlp,
                Dimension = settings.Integer("dimension"),
                Normalise = settings.Flag("normalise"),
                Initial = settings.Text("initial") == "collapsed" ? InitialState.Collapsed : InitialState.Random,
            },
            ClassesPerBatch = settings.Integer("classes_per_batch"),
            SamplesPerClass = settings.Integer("samples_per_class"),
            Loss = settings.Text("loss"),
            LossSettings = new TripletLossSettings { Margin = settings.Real("margin") },
            Distance = settings.Text("distance"),
            Mining = settings.Text("mining"),
            Optimizer = settings.Text("optimizer") == "sgd" ? OptimizerKind.Sgd : OptimizerKind.Adam,
            LearningRate = settings.Real("learning_rate"),
            Momentum = settings.Real("momentum"),
            WeightDecay = settings.Real("weight_decay"),
            WarmUp = settings.Integer("warm_up"),
            Steps = steps,
            Seed = seed,
            Device = settings.Text("device"),
            Threads = 1,
            ObserveEvery = Math.Max(1, steps / ObservedRun.Observations),
            CheckpointEvery = 0,
        };
    }
}

/// <summary>A training run as one row of the observed phase diagram.</summary>
internal sealed class ObservedRun
{
    /// <summary>How many observations a run has after the first.</summary>
    internal const int Observations = 12;

    private Prediction? _prediction;

    /// <summary>Watches a run.</summary>
    /// <param name="predictionWork">The work of the prediction for the first batch; 0: none.</param>
    internal ObservedRun(double predictionWork, CancellationToken cancel) =>
        Hooks = new TrainingHooks
        {
            ThicknessEffort = 0,
            Brackets = (points, labels) =>
            {
                // The first observation alone: what the theory says beforehand.
                if (_prediction is null && predictionWork > 0)
                {
                    _prediction = Prediction.Of(points, labels, predictionWork, cancel);
                }
                return null;
            },
        };

    internal TrainingHooks Hooks { get; }

    internal static JsonObject Of(DataSplit data, TrainingOptions options, double predictionWork, CancellationToken cancel)
    {
        ObservedRun watch = new(predictionWork, cancel);
        TrainingResult result = Trainer.Run(data, options, watch.Hooks, cancel);
        cancel.ThrowIfCancellationRequested();
        return watch.Row(result, options);
    }

    internal JsonObject Row(TrainingResult result, TrainingOptions options) =>
        new()
        {
            ["batch_size"] = result.BatchSize,
            ["status"] = JsonText.Small(result.Status),
            // The two outcomes: of size (two observations in a row said "total") and of order.
            ["contracted"] = result.Alarm is not null,
            ["contracted_step"] = result.Alarm?.Step,
            ["lost"] = result.Lost,
            ["at_chance"] = result.AtChance,
            ["verdict"] = result.Last is { } end ? JsonText.Small(end.Verdict.Kind) : null,
            ["spread"] = JsonText.Finite(result.Last?.Geometry.Spread),
            ["loss"] = JsonText.Finite(result.Last?.Loss),
            ["margin_gap"] = JsonText.Finite(result.Last?.Loss - options.LossSettings.Margin),
            ["recall_at_1"] = JsonText.Finite(result.HeldOut?.RecallAt1),
            ["untrained_recall_at_1"] = JsonText.Finite(result.Untrained?.RecallAt1),
            ["chance_at_1"] = JsonText.Finite(result.HeldOut?.ChanceAt1),
            ["first_loss"] = JsonText.Finite(result.First?.Loss),
            ["first_hardness"] = JsonText.Finite(result.First?.Hardness),
            ["first_mean_hardness"] = JsonText.Finite(result.First?.MeanHardness),
            ["first_diameter"] = JsonText.Finite(result.First?.Geometry.Diameter),
            ["first_spread"] = JsonText.Finite(result.First?.Geometry.Spread),
            ["first_effective_rank"] = JsonText.Finite(result.First?.Geometry.EffectiveRank),
            ["first_recall_at_1"] = JsonText.Finite(result.First?.BatchRecallAt1),
            ["prediction"] = _prediction?.ToJson(),
        };
}

/// <summary>The data that observed runs train on; synthetic data are the same whatever the batch is made of.</summary>
internal static class ObservedData
{
    internal const string Synthetic = "synthetic";

    private const string FashionMnist = "fashion-mnist";
    private const string Letters = "letters";
    private const string Omniglot = "omniglot";

    /// <summary>The names of the data.</summary>
    internal static IReadOnlyList<string> Names { get; } = [Synthetic, FashionMnist, Letters, Omniglot];

    private const int TrainClasses = 64;
    private const int HeldOutClasses = 10;
    private const int Each = 64;

    /// <summary>The number of coordinates of synthetic data, and of those that tell the classes apart where none is said to be a nuisance.</summary>
    internal const int Features = 64;

    private const int Examples = 6000;

    // The characters of images_background_small1.zip, twenty drawings each.
    private const int OmniglotClasses = 136;
    private const int OmniglotEach = 20;

    /// <summary>The largest P and K that the data allow.</summary>
    internal static (int Classes, int Samples) Batch(string name) =>
        name switch
        {
            Synthetic => (TrainClasses, Each),
            Letters => (13, 150),
            Omniglot => (OmniglotClasses, OmniglotEach),
            _ => (5, 500),
        };

    /// <summary>Training examples at most, and features.</summary>
    internal static (int Examples, int Features) Size(string name) =>
        name switch
        {
            Synthetic => (TrainClasses * Each, Features),
            Letters => (Examples, 16),
            Omniglot => (OmniglotClasses * OmniglotEach, 784),
            _ => (Examples, 784),
        };

    /// <summary>Whether the data are images.</summary>
    internal static bool Images(string name) => name is FashionMnist or Omniglot;

    internal static DataSplit Load(CellSettings settings, int seed) => Noisy(Clean(settings, seed), settings, seed);

    /// <summary>The data before labels are made wrong; other than synthetic ones are the same for every seed.</summary>
    internal static DataSplit Clean(CellSettings settings, int seed) =>
        settings.Text("data") is var name && name != Synthetic
            ? TrainingData.Load(
                settings.Text("folder") is { Length: > 0 } folder ? $"{name}:{folder}" : name,
                new TrainingDataOptions { First = Examples },
                seed
            )
            : SyntheticClasses
                .Create(
                    TrainClasses + HeldOutClasses,
                    Each,
                    Features,
                    settings.Real("overlap"),
                    seed,
                    settings.Integer("informative"),
                    settings.Real("nuisance")
                )
                .SplitByClass(TrainClasses);

    /// <summary>Wrong labels in the training part; the held-out classes keep theirs.</summary>
    internal static DataSplit Noisy(DataSplit data, CellSettings settings, int seed) =>
        data with
        {
            Train = LabelNoise.Apply(data.Train, settings.Real("label_noise"), seed),
        };
}
