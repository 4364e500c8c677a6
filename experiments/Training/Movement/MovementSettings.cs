using IsoTriplet.Training.Networks;
using IsoTriplet.Training.Runs;

namespace IsoTriplet.Experiments.Training;

/// <summary>The size of <see cref="MovementExperiment"/>.</summary>
public sealed record MovementSettings : ExperimentSettings
{
    /// <summary>The losses. Default: first-order, second-order, sct.</summary>
    public IReadOnlyList<string> Losses { get; init; } = ["first-order", "second-order", "sct"];

    /// <summary>The mining strategies. Default: EPHN and EPSHN.</summary>
    public IReadOnlyList<string> Minings { get; init; } = ["easy-hard", "easy-semi-hard"];

    /// <summary>Steps at which the diagram is drawn, ascending; the last one ends the run. Default: 0, 50, 100, 300, 600.</summary>
    public IReadOnlyList<long> Snapshots { get; init; } = [0, 50, 100, 300, 600];

    /// <summary>The first phase: two of the snapshots. Default: 0 to 50.</summary>
    public (long From, long To) First { get; init; } = (0, 50);

    /// <summary>The later phase: two of the snapshots. Default: 300 to 600.</summary>
    public (long From, long To) Later { get; init; } = (300, 600);

    /// <summary>How many training examples are watched, the classes in equal parts as far as they go. Default: 1,000.</summary>
    public int Watched { get; init; } = 1000;

    /// <summary>The rate of the theory's step; its directions hardly depend on it when it is small. Default: 0.1.</summary>
    public double Rate { get; init; } = 0.1;

    /// <summary>p of (11) and (12), the theory's entanglement, each of which is compared. Default: 0, 0.4, 0.8.</summary>
    public IReadOnlyList<double> Entanglements { get; init; } = [0, 0.4, 0.8];

    /// <summary>How many triples of a diagram the file keeps for drawing. Default: 200.</summary>
    public int Kept { get; init; } = 200;

    /// <summary>How many seeds, from 0; diagrams are kept of the first. Default: 5.</summary>
    public int Seeds { get; init; } = 5;

    /// <summary>Everything else of a run. Default: n = 64, K = 16, the losses of [ETL] on cosines at temperature 1.</summary>
    public override TrainingOptions Training { get; init; } =
        new()
        {
            Network = new EmbedderOptions { Dimension = 64 },
            SamplesPerClass = 16,
            Distance = "cosine",
            ObserveEvery = 100,
            CheckpointEvery = 0,
            Threads = 1,
        };

    /// <summary>The settings of a size.</summary>
    /// <param name="size">The size.</param>
    /// <returns>Settings.</returns>
    public static MovementSettings For(ExperimentSize size)
    {
        MovementSettings normal = new();
        return size switch
        {
            ExperimentSize.Quick => normal with
            {
                Minings = ["easy-hard"],
                Snapshots = [0, 20, 60, 100],
                First = (0, 20),
                Later = (60, 100),
                Watched = 300,
                Seeds = 1,
            },
            ExperimentSize.Full => normal with
            {
                Snapshots = [0, 50, 200, 1000, 3000, 6000],
                Later = (3000, 6000),
                Watched = 2000,
                Seeds = 10,
            },
            _ => normal,
        };
    }
}
