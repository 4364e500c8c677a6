namespace IsoTriplet.Experiments.Training;

/// <summary>The data sets of <c>train</c>, by the names of the console: each as a training part and held-out classes.</summary>
public static class TrainingData
{
    /// <summary>The names, as the help shows them.</summary>
    public const string Names =
        "fashion-mnist, letters, digits (each also as NAME:PATH), synthetic, nuisance, omniglot:PATH, folder:PATH, cub:PATH, cars:PATH, sop:PATH or inshop:PATH";

    private const int SyntheticClassCount = 20;
    private const int SyntheticEach = 60;
    private const int SyntheticFeatures = 64;

    // As the sweeps' (ObservedData): 64 classes to train on, and as many held out.
    private const int NuisanceClassCount = 128;
    private const int NuisanceEach = 64;
    private const int Informative = 8;
    private const double Nuisance = 4;

    /// <param name="options">How much of it, and how.</param>
    /// <exception cref="ArgumentException">An unknown name, a number below 1, a path missing or given to a set that takes none, or a split that leaves a part empty.</exception>
    public static DataSplit Load(string spec, TrainingDataOptions options, int seed)
    {
        Positive(options.First, "--first");
        Positive(options.PerClass, "--per-class");
        Positive(options.Side, "--side");
        int colon = spec.IndexOf(':', StringComparison.Ordinal);
        string name = colon < 0 ? spec : spec[..colon];
        string path = colon < 0 ? "" : spec[(colon + 1)..];
        bool takesPath = name is "omniglot" or "folder" or "cub" or "cars" or "sop" or "inshop";
        bool mayTakePath = takesPath || name is "fashion-mnist" or "letters" or "digits";
        if ((takesPath && path.Length == 0) || (!mayTakePath && path.Length > 0))
        {
            throw new ArgumentException($"--data {spec}: {(takesPath ? $"a path, {name}:PATH, was expected" : $"{Names} was expected")}");
        }
        string? own = path.Length > 0 ? path : null;
        ImageOptions images = new()
        {
            Side = options.Side ?? (name == "omniglot" ? 28 : 32),
            Channels = options.Grey ? 1 : 3,
            PerClass = options.PerClass,
        };
        return name switch
        {
            "fashion-mnist" => Split(FashionMnist.Load(own, first: options.First ?? 10_000), options),
            "letters" => Split(LetterRecognition.Load(own, first: options.First), options),
            "digits" => Split(Digits.Load(own, first: options.First), options),
            "synthetic" => Split(
                SyntheticClasses.Create(SyntheticClassCount, SyntheticEach, SyntheticFeatures, options.Overlap, seed),
                options
            ),
            "nuisance" => Split(
                SyntheticClasses.Create(NuisanceClassCount, NuisanceEach, SyntheticFeatures, options.Overlap, seed, Informative, Nuisance),
                options
            ),
            "folder" => Split(ImageFolder.Load(path, images), options),
            "omniglot" => Omniglot.Load(path, images),
            "cub" => PublishedLayouts.Cub200(path, images),
            "cars" => PublishedLayouts.Cars196(path, images),
            "sop" => PublishedLayouts.OnlineProducts(path, images),
            "inshop" => PublishedLayouts.InShop(path, images),
            _ => throw new ArgumentException($"--data {spec}: {Names} was expected"),
        };
    }

    private static void Positive(int? value, string name)
    {
        if (value < 1)
        {
            throw new ArgumentException($"{name} is {value}; at least 1 was expected");
        }
    }

    private static DataSplit Split(DataSet data, TrainingDataOptions options) =>
        data.SplitByClass(options.TrainClasses ?? Math.Max(1, (data.Labels.Classes + 1) / 2));
}

/// <summary>How much of a data set is read, and how.</summary>
public sealed record TrainingDataOptions
{
    /// <summary>The first so many examples of fashion-mnist (default there: 10,000), letters or digits.</summary>
    public int? First { get; init; }

    /// <summary>How many classes train; the others are held out. Default: half, rounded up.</summary>
    public int? TrainClasses { get; init; }

    /// <summary>At most so many pictures of each class.</summary>
    public int? PerClass { get; init; }

    /// <summary>Pixels a side that pictures are scaled to. Default: 32 (omniglot: 28).</summary>
    public int? Side { get; init; }

    /// <summary>True: pictures become grey.</summary>
    public bool Grey { get; init; }

    /// <summary>The class overlap of synthetic data. Default: 0.5.</summary>
    public double Overlap { get; init; } = 0.5;
}
