using IsoTriplet.Training.Networks;
using IsoTriplet.Training.Runs;

namespace IsoTriplet.Experiments.Training;

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

    /// <summary>The settings of a size.</summary>
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
