using System.Reflection;
using IsoTriplet.Training.Networks;
using IsoTriplet.Training.Optimizers;

namespace IsoTriplet.Experiments.Commands;

/// <summary>The words of <c>train</c>.</summary>
internal sealed class TrainOptions
{
    public Option<string?> Data { get; } = OptionWith.Description<string?>("--data", TrainingData.Names);

    public Option<string> Out { get; } = OptionWith.Description<string>("--out", "the folder of the run's files", required: true);

    public Option<bool> Resume { get; } =
        OptionWith.Description<bool>(
            "--resume",
            "continue the run in the folder of --out from its last checkpoint, with the options that it was begun with"
        );

    private Option<int> Dimension { get; } = OptionWith.Default("--dimension", "n, the dimension of the embedding", 16);
    private Option<int?> ClassesPerBatch { get; } =
        OptionWith.Description<int?>("--classes-per-batch", "P (default: all training classes, at most 8)");
    private Option<int> SamplesPerClass { get; } = OptionWith.Default("--samples-per-class", "K", 8);
    private Option<long> WarmUp { get; } = OptionWith.Default("--warm-up", "steps of warm-up by batches that grow from 2 x 2 to P x K", 0L);
    private Option<string> Loss { get; } = OptionWith.Among("--loss", null, "vanilla", [.. TripletLosses.Names]);
    private Option<string> Distance { get; } =
        OptionWith.Among("--distance", null, "euclidean", [.. TripletDistances.All.Select(d => d.Name)]);
    private Option<string> Mining { get; } = OptionWith.Among("--mining", null, "hard-hard", [.. MiningStrategy.Every.Select(m => m.Name)]);
    private Option<double> Margin { get; } = OptionWith.Default("--margin", "the margin of the loss", new TripletLossSettings().Margin);
    private Option<double> Temperature { get; } =
        OptionWith.Default("--temperature", "the temperature of first-order, second-order and sct", 1.0);
    private Option<double> Lambda { get; } = OptionWith.Default("--lambda", "the weight of sct's contrastive branch", 1.0);
    private Option<string> Network { get; } = OptionWith.Among("--network", null, "mlp", "mlp", "cnn");
    private Option<int> Hidden { get; } = OptionWith.Default("--hidden", "width of the hidden layer", 256);
    private Option<bool> NoNormalise { get; } = OptionWith.Description<bool>("--no-normalise", "leave the embedding off the unit sphere");
    private Option<string> Initial { get; } = OptionWith.Among("--initial", null, "random", "random", "collapsed");
    private Option<string> Optimizer { get; } = OptionWith.Among("--optimizer", null, "adam", "sgd", "adam");
    private Option<double> LearningRate { get; } = OptionWith.Default("--learning-rate", "the learning rate", 1e-3);
    private Option<double> WeightDecay { get; } = OptionWith.Default("--weight-decay", "weight decay", 0.0);
    private Option<string> Schedule { get; } = OptionWith.Among("--schedule", null, "constant", "constant", "step", "cosine");
    private Option<long> Steps { get; } = OptionWith.Default("--steps", "training steps", 500L);
    private Option<long> ObserveEvery { get; } = OptionWith.Default("--observe-every", "steps between observations", 25L);
    private Option<long> CheckpointEvery { get; } = OptionWith.Default("--checkpoint-every", "steps between checkpoints; 0: none", 100L);
    private Option<long> SaveEvery { get; } =
        OptionWith.Default("--save-every", "steps between saved embeddings; 0: first and last only", 0L);
    private Option<bool> StopOnCollapse { get; } = OptionWith.Description<bool>("--stop-on-collapse", "end the run at a collapse alarm");
    private Option<string> Device { get; } = OptionWith.Default("--device", "cpu, cuda or cuda:NUMBER", "cpu");
    private Option<int> Threads { get; } =
        OptionWith.Default("--threads", "threads of the tensor library", Math.Min(2, Environment.ProcessorCount));
    private Option<int?> First { get; } = OptionWith.Description<int?>("--first", "read only the first so many examples");
    private Option<int?> TrainClasses { get; } =
        OptionWith.Description<int?>("--train-classes", "classes to train on; the others are held out (default: half)");
    private Option<int?> PerClass { get; } = OptionWith.Description<int?>("--per-class", "at most so many pictures a class");
    private Option<int?> Side { get; } = OptionWith.Description<int?>("--side", "pixels a side that pictures are scaled to");
    private Option<bool> Grey { get; } = OptionWith.Description<bool>("--grey", "make pictures grey");
    private Option<double> Overlap { get; } = OptionWith.Default("--overlap", "class overlap of synthetic data", 0.5);

    public Option<double> BracketWork { get; } =
        OptionWith.Default(
            "--bracket-work",
            "operations an observation may spend on each search for brackets (a batch of 320 takes 4 s all the same); 0: no brackets",
            TrainingBrackets.DefaultWork
        );

    // In the order in which they are declared, which is that of the help and of the run's words.
    public IEnumerable<Option> All() =>
        GetType()
            .GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .OrderBy(p => p.MetadataToken)
            .Select(p => (Option)p.GetValue(this)!);

    /// <summary>Every option with its value, as words that read back to the same run.</summary>
    public JsonObject Words(ParseResult parsed, int seed)
    {
        JsonObject words = new() { ["--seed"] = $"{seed}" };
        foreach (Option option in All().Where(o => o != Out && o != Resume))
        {
            if (Word(parsed, option) is { } word)
            {
                words[option.Name] = word;
            }
        }
        return words;
    }

    /// <summary>The command line of the run in the folder of --out: its own words, to which the options given now must be equal.</summary>
    /// <exception cref="InputException">There is no run, or options differ from it: all of them are named.</exception>
    public (ParseResult Parsed, int Seed) Begun(ParseResult parsed, Option<int> seed)
    {
        string folder = parsed.GetRequiredValue(Out);
        string file = Path.Combine(folder, "config.json");
        if (!File.Exists(file))
        {
            throw new InputException(folder, "holds no run to resume");
        }
        if (Saved(file) is not { } saved)
        {
            return parsed.GetValue(Data) is null
                ? throw new InputException(
                    file,
                    "holds no command line to go on with; the options of the run were expected beside --resume"
                )
                : (parsed, parsed.GetValue(seed));
        }
        string[] differences =
        [
            .. All()
                .Where(o => o != Out && o != Resume)
                .Append(seed)
                .Where(o => parsed.GetResult(o) is { Implicit: false })
                .Select(o =>
                    (o.Name, Before: saved[o.Name]?.GetValue<string>(), Now: o == seed ? $"{parsed.GetValue(seed)}" : Word(parsed, o))
                )
                .Where(d => d.Before != d.Now)
                .Select(d => $"{d.Name} was {d.Before ?? "not given"} and is {d.Now}"),
        ];
        if (differences.Length > 0)
        {
            throw new InputException(
                folder,
                $"holds another run, which cannot be resumed with these options: {string.Join("; ", differences)} (--resume --out {folder} alone continues it)"
            );
        }
        string[] words =
        [
            "train",
            "--out",
            folder,
            "--resume",
            .. saved.SelectMany(w => w.Value!.GetValue<string>() is var v && v == "true" ? [w.Key] : new[] { w.Key, v }),
        ];
        ParserConfiguration plain = new() { ResponseFileTokenReplacer = null };
        ParseResult begun = parsed.RootCommandResult.Command.Parse(words, plain);
        return begun.Errors.Count == 0
            ? (begun, begun.GetValue(seed))
            : throw new InputException(file, $"its command cannot be read: {begun.Errors[0].Message}");
    }

    // A run begun by a program, or by a version that did not keep its words, has none.
    private static JsonObject? Saved(string file)
    {
        try
        {
            JsonObject? command = (JsonNode.Parse(InputFile.Text(file)) as JsonObject)?["command"] as JsonObject;
            return command?.FirstOrDefault(w => w.Value?.GetValueKind() != System.Text.Json.JsonValueKind.String) is { Key: { } word }
                ? throw new InputException(
                    file,
                    $"its command cannot be read: {word} is {command[word]?.ToJsonString() ?? "null"}; a text was expected"
                )
                : command;
        }
        catch (System.Text.Json.JsonException e)
        {
            throw new InputException(file, $"is no JSON: {e.Message}", e);
        }
    }

    private static string? Word(ParseResult parsed, Option option) =>
        option switch
        {
            Option<bool> o => parsed.GetValue(o) ? "true" : null,
            Option<int> o => $"{parsed.GetValue(o)}",
            Option<int?> o => parsed.GetValue(o) is int value ? $"{value}" : null,
            Option<long> o => $"{parsed.GetValue(o)}",
            Option<double> o => parsed.GetValue(o).ToString("R", CultureInfo.InvariantCulture),
            Option<string?> o => parsed.GetValue(o),
            _ => throw new InvalidOperationException($"{option.Name} has a type that is not written"),
        };

    /// <summary>Refuses options of one loss beside another. Of the words given now: those of a begun run name every option.</summary>
    public void RefuseIdle(ParseResult given, ParseResult run)
    {
        if (run.GetValue(Loss) is var loss && loss != "sct")
        {
            OptionWith.Idle(given, $"is of sct; --loss is {loss}", Lambda);
        }
    }

    public DataSplit ReadData(ParseResult parsed, int seed)
    {
        string data = parsed.GetValue(Data) ?? throw new ArgumentException($"--data is missing: {TrainingData.Names} was expected");
        (bool table, bool made) = (data.Split(':')[0] is "fashion-mnist" or "letters" or "digits", data is "synthetic" or "nuisance");
        if (table || made)
        {
            OptionWith.Idle(parsed, $"is for folders of pictures; --data {data} is none", PerClass, Side, Grey);
        }
        if (!table)
        {
            OptionWith.Idle(parsed, $"is for fashion-mnist, letters and digits; --data {data} is read whole", First);
        }
        if (!table && !made && !data.StartsWith("folder:", StringComparison.Ordinal))
        {
            OptionWith.Idle(parsed, $"has no effect: --data {data} says itself which classes are held out", TrainClasses);
        }
        return TrainingData.Load(
            data,
            new TrainingDataOptions
            {
                First = parsed.GetValue(First),
                TrainClasses = parsed.GetValue(TrainClasses),
                PerClass = parsed.GetValue(PerClass),
                Side = parsed.GetValue(Side),
                Grey = parsed.GetValue(Grey),
                Overlap = parsed.GetValue(Overlap),
            },
            seed
        );
    }

    public TrainingOptions ReadTraining(ParseResult parsed, DataSplit data, int seed) =>
        new()
        {
            Network = new EmbedderOptions
            {
                Dimension = parsed.GetValue(Dimension),
                Kind = Enum.Parse<NetworkKind>(parsed.GetValue(Network)!, ignoreCase: true),
                Hidden = parsed.GetValue(Hidden),
                Normalise = !parsed.GetValue(NoNormalise),
                Initial = Enum.Parse<InitialState>(parsed.GetValue(Initial)!, ignoreCase: true),
            },
            ClassesPerBatch = parsed.GetValue(ClassesPerBatch) ?? Math.Min(8, data.Train.Labels.Classes),
            SamplesPerClass = parsed.GetValue(SamplesPerClass),
            WarmUp = parsed.GetValue(WarmUp),
            Loss = parsed.GetValue(Loss)!,
            LossSettings = new TripletLossSettings
            {
                Margin = parsed.GetValue(Margin),
                Lambda = parsed.GetValue(Lambda),
                Temperature = parsed.GetValue(Temperature),
            },
            Distance = parsed.GetValue(Distance)!,
            Mining = parsed.GetValue(Mining)!,
            Optimizer = Enum.Parse<OptimizerKind>(parsed.GetValue(Optimizer)!, ignoreCase: true),
            LearningRate = parsed.GetValue(LearningRate),
            WeightDecay = parsed.GetValue(WeightDecay),
            Schedule = Enum.Parse<ScheduleKind>(parsed.GetValue(Schedule)!, ignoreCase: true),
            Steps = parsed.GetValue(Steps),
            Seed = seed,
            Device = parsed.GetValue(Device)!,
            Threads = parsed.GetValue(Threads),
            ObserveEvery = parsed.GetValue(ObserveEvery),
            CheckpointEvery = parsed.GetValue(CheckpointEvery),
            SaveEvery = parsed.GetValue(SaveEvery),
            StopOnCollapse = parsed.GetValue(StopOnCollapse),
        };
}
