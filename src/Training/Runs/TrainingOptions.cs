using IsoTriplet.Hausdorff.Collapse;
using IsoTriplet.Training.Networks;
using IsoTriplet.Training.Observation;
using IsoTriplet.Training.Optimizers;

namespace IsoTriplet.Training.Runs;

/// <summary>Everything that decides a training run, beside its data.</summary>
public sealed record TrainingOptions
{
    /// <summary>The network.</summary>
    public required EmbedderOptions Network { get; init; }

    /// <summary>P, classes a batch. Default: 8.</summary>
    public int ClassesPerBatch { get; init; } = 8;

    /// <summary>K, samples a class. Default: 8.</summary>
    public int SamplesPerClass { get; init; } = 8;

    /// <summary>Steps of warm-up by small batches, which grow from 2 x 2 to P x K; see <see cref="BatchAt"/>. Default: 0.</summary>
    public long WarmUp { get; init; }

    /// <summary>The loss, by its name in <see cref="TripletLosses"/>. Default: vanilla.</summary>
    public string Loss { get; init; } = "vanilla";

    /// <summary>The constants of the loss.</summary>
    public TripletLossSettings LossSettings { get; init; } = new();

    /// <summary>The distance, by its name in <see cref="TripletDistances"/>. Default: euclidean.</summary>
    public string Distance { get; init; } = "euclidean";

    /// <summary>The mining strategy P-N. Default: hard-hard (batch hard).</summary>
    public string Mining { get; init; } = "hard-hard";

    /// <summary>The optimizer. Default: Adam.</summary>
    public OptimizerKind Optimizer { get; init; } = OptimizerKind.Adam;

    /// <summary>The learning rate at step 0. Default: 0.001.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>The momentum of <see cref="OptimizerKind.Sgd"/>. Default: 0.9.</summary>
    public double Momentum { get; init; } = 0.9;

    /// <summary>Weight decay. Default: 0.</summary>
    public double WeightDecay { get; init; }

    /// <summary>How the learning rate falls. Default: constant.</summary>
    public ScheduleKind Schedule { get; init; } = ScheduleKind.Constant;

    /// <summary>How many steps. Default: 500.</summary>
    public long Steps { get; init; } = 500;

    /// <summary>The seed of weights and batches. Default: 0.</summary>
    public int Seed { get; init; }

    /// <summary>cpu, cuda or cuda:NUMBER. Default: cpu.</summary>
    public string Device { get; init; } = "cpu";

    /// <summary>More threads than this the tensor library starts for minutes, and then it does nothing else.</summary>
    public const int MostThreads = 1024;

    /// <summary>Threads of the tensor library; sums depend on it in their last digits. Default: 2.</summary>
    public int Threads { get; init; } = 2;

    /// <summary>The numbers that networks and optimizers compute with. Default: single precision.</summary>
    public TensorPrecision Precision { get; init; } = TensorPrecision.Single;

    /// <summary>Steps between observations. Default: 25.</summary>
    public long ObserveEvery { get; init; } = 25;

    /// <summary>Steps between checkpoints; 0: none. Default: 100.</summary>
    public long CheckpointEvery { get; init; } = 100;

    /// <summary>Steps between saved embeddings of the observed batch; 0: only the first and the last. Default: 0.</summary>
    public long SaveEvery { get; init; }

    /// <summary>True ends the run at a collapse alarm. Default: false.</summary>
    public bool StopOnCollapse { get; init; }

    /// <summary>The thresholds of the collapse verdict.</summary>
    public CollapseThresholds Thresholds { get; init; } = new();

    /// <summary>The batch of a step. The warm-up has stages of one length with 2 x 2, 4 x 4, 8 x 8, ... examples, neither more classes than P nor more samples than K; then P x K.</summary>
    /// <param name="step">The step, from 0.</param>
    /// <returns>Classes and samples a class.</returns>
    public (int Classes, int Samples) BatchAt(long step)
    {
        int stages = 0;
        while (2L << stages < Math.Max(ClassesPerBatch, SamplesPerClass))
        {
            stages++;
        }
        long most = step < WarmUp ? 2L << (int)(step * (Int128)stages / WarmUp) : int.MaxValue;
        return ((int)Math.Min(most, ClassesPerBatch), (int)Math.Min(most, SamplesPerClass));
    }

    /// <summary>Checks every number.</summary>
    /// <exception cref="ArgumentException">A value is out of its range, or a name is unknown.</exception>
    public void Validate()
    {
        TripletLosses.ByName(Loss, LossSettings);
        TripletDistances.ByName(Distance);
        MiningStrategy.Parse(Mining);
        if (
            Device is not ("cpu" or "cuda")
            && !(Device.StartsWith("cuda:", StringComparison.Ordinal) && byte.TryParse(Device.AsSpan(5), out _))
        )
        {
            throw new ArgumentException($"device '{Device}'; cpu, cuda or cuda:NUMBER was expected");
        }
        AtLeast(Steps, 0, "steps");
        AtLeast(WarmUp, 0, "steps of warm-up");
        AtLeast(Threads, 1, "threads");
        if (Threads > MostThreads)
        {
            throw new ArgumentException($"threads: {Threads}; at most {MostThreads} were expected");
        }
        AtLeast(ObserveEvery, 1, "steps between observations");
        AtLeast(CheckpointEvery, 0, "steps between checkpoints");
        AtLeast(SaveEvery, 0, "steps between saved embeddings");
        AtLeast(Thresholds.Patience, 1, "observations before the alarm");
        Guard.NonNegative(LearningRate, "learning rate");
        Guard.NonNegative(Momentum, "momentum");
        Guard.NonNegative(WeightDecay, "weight decay");
    }

    private static void AtLeast(long value, long least, string what)
    {
        if (value < least)
        {
            throw new ArgumentException($"{what}: {value}; at least {least} was expected");
        }
    }
}

/// <summary>The optimizers.</summary>
public enum OptimizerKind
{
    /// <summary>Stochastic gradient descent with momentum.</summary>
    Sgd,

    /// <summary>Adam.</summary>
    Adam,
}

/// <summary>The numbers of the tensors of a run.</summary>
public enum TensorPrecision
{
    /// <summary>24 bits.</summary>
    Single,

    /// <summary>53 bits: several times slower; to compare runs digit by digit.</summary>
    Double,
}
