using IsoTriplet.Experiments.Sweeps.Plan;
using IsoTriplet.Experiments.Training;
using IsoTriplet.Training.Data;

namespace IsoTriplet.Experiments.Sweeps.Programs;

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
