using System.CommandLine;
using IsoTriplet.Experiments.Training;
using IsoTriplet.Training.Data;
using IsoTriplet.Training.Networks;
using IsoTriplet.Training.Optimizers;
using IsoTriplet.Training.Runs;
using IsoTriplet.Triplets;

namespace IsoTriplet.Experiments.Commands;

/// <summary>The words of <c>train</c>.</summary>
internal sealed class TrainOptions
{
    public Option<string> Data { get; } = new("--data") { Description = TrainingData.Names, Required = true };

    public Option<string> Out { get; } = new("--out") { Description = "the folder of the run's files", Required = true };

    public Option<bool> Resume { get; } = new("--resume") { Description = "continue the run in that folder from its last checkpoint" };

    public Option<double> BracketWork { get; } =
        Number(
            "--bracket-work",
            TrainingBrackets.DefaultWork,
            "operations an observation may spend on each search for brackets (a batch of 320 takes 4 s all the same); 0: no brackets"
        );

    private Option<int> Dimension { get; } = Number("--dimension", 16, "n, the dimension of the embedding");
    private Option<int?> ClassesPerBatch { get; } =
        new("--classes-per-batch") { Description = "P (default: all training classes, at most 8)" };
    private Option<int> SamplesPerClass { get; } = Number("--samples-per-class", 8, "K");
    private Option<string> Loss { get; } = Among("--loss", "vanilla", [.. TripletLosses.Names]);
    private Option<string> Distance { get; } = Among("--distance", "euclidean", [.. TripletDistances.All.Select(d => d.Name)]);
    private Option<string> Mining { get; } = Among("--mining", "hard-hard", [.. MiningStrategy.Every.Select(m => m.Name)]);
    private Option<double> Margin { get; } = Number("--margin", new TripletLossSettings().Margin, "the margin of the loss");
    private Option<double> Temperature { get; } = Number("--temperature", 1.0, "the temperature of first-order, second-order and sct");
    private Option<double> Lambda { get; } = Number("--lambda", 1.0, "the weight of sct's contrastive branch");
    private Option<string> Network { get; } = Among("--network", "mlp", "mlp", "cnn");
    private Option<int> Hidden { get; } = Number("--hidden", 256, "width of the hidden layer");
    private Option<bool> NoNormalise { get; } = new("--no-normalise") { Description = "leave the embedding off the unit sphere" };
    private Option<string> Initial { get; } = Among("--initial", "random", "random", "collapsed");
    private Option<string> Optimizer { get; } = Among("--optimizer", "adam", "sgd", "adam");
    private Option<double> LearningRate { get; } = Number("--learning-rate", 1e-3, "the learning rate");
    private Option<double> WeightDecay { get; } = Number("--weight-decay", 0.0, "weight decay");
    private Option<string> Schedule { get; } = Among("--schedule", "constant", "constant", "step", "cosine");
    private Option<long> Steps { get; } = Number("--steps", 500L, "training steps");
    private Option<long> ObserveEvery { get; } = Number("--observe-every", 25L, "steps between observations");
    private Option<long> CheckpointEvery { get; } = Number("--checkpoint-every", 100L, "steps between checkpoints; 0: none");
    private Option<long> SaveEvery { get; } = Number("--save-every", 0L, "steps between saved embeddings; 0: first and last only");
    private Option<bool> StopOnCollapse { get; } = new("--stop-on-collapse") { Description = "end the run at a collapse alarm" };
    private Option<string> Device { get; } = Number("--device", "cpu", "cpu, cuda or cuda:NUMBER");
    private Option<int> Threads { get; } = Number("--threads", Math.Min(2, Environment.ProcessorCount), "threads of the tensor library");
    private Option<int?> First { get; } = new("--first") { Description = "read only the first so many examples" };
    private Option<int?> TrainClasses { get; } =
        new("--train-classes") { Description = "classes to train on; the others are held out (default: half)" };
    private Option<int?> PerClass { get; } = new("--per-class") { Description = "at most so many pictures a class" };
    private Option<int?> Side { get; } = new("--side") { Description = "pixels a side that pictures are scaled to" };
    private Option<bool> Grey { get; } = new("--grey") { Description = "make pictures grey" };
    private Option<double> Overlap { get; } = Number("--overlap", 0.5, "class overlap of synthetic data");

    private Option[] All =>
        [
            Data,
            Out,
            Resume,
            Dimension,
            ClassesPerBatch,
            SamplesPerClass,
            Loss,
            Distance,
            Mining,
            Margin,
            Temperature,
            Lambda,
            Network,
            Hidden,
            NoNormalise,
            Initial,
            Optimizer,
            LearningRate,
            WeightDecay,
            Schedule,
            Steps,
            ObserveEvery,
            CheckpointEvery,
            SaveEvery,
            StopOnCollapse,
            Device,
            Threads,
            First,
            TrainClasses,
            PerClass,
            Side,
            Grey,
            Overlap,
            BracketWork,
        ];

    public void AddTo(Command command)
    {
        foreach (Option option in All)
        {
            command.Add(option);
        }
    }

    public DataSplit ReadData(ParseResult parsed, int seed) =>
        TrainingData.Load(
            parsed.GetRequiredValue(Data),
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

    private static Option<T> Number<T>(string name, T otherwise, string description) =>
        new(name) { Description = description, DefaultValueFactory = _ => otherwise };

    private static Option<string> Among(string name, string otherwise, params string[] values)
    {
        Option<string> option = new(name) { Description = string.Join(", ", values), DefaultValueFactory = _ => otherwise };
        option.AcceptOnlyFromAmong(values);
        return option;
    }
}
