using IsoTriplet.Training.Data;
using IsoTriplet.Training.Networks;
using IsoTriplet.Training.Runs;

namespace IsoTriplet.Training.Ensembles;

/// <summary>One run of an ensemble.</summary>
/// <param name="Data">Its examples; runs that share a data set hold it once.</param>
/// <param name="Options">What decides it.</param>
/// <param name="Hooks">Brackets, thickness, watch and alarm are heeded; an ensemble writes no folder and tells of no single step.</param>
public sealed record EnsembleRun(DataSplit Data, TrainingOptions Options, TrainingHooks Hooks)
{
    /// <summary>Whether runs with these options can be members of an ensemble: mining gives every anchor one triple, and no run ends before the others of its own accord.</summary>
    /// <param name="options">The options.</param>
    /// <returns>False: it trains alone.</returns>
    public static bool Possible(TrainingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        MiningStrategy mining = MiningStrategy.Parse(options.Mining);
        return mining.Positive != PositiveRule.All && mining.Negative != NegativeRule.All && !options.StopOnCollapse;
    }

    /// <summary>The memory that a member takes, in bytes, by counting tensors; the largest of them are counted, so it is an estimate.</summary>
    /// <param name="options">The options.</param>
    /// <param name="examples">Training examples that it does not share with other members.</param>
    /// <param name="features">d.</param>
    /// <returns>Bytes.</returns>
    public static long Bytes(TrainingOptions options, int examples, int features)
    {
        ArgumentNullException.ThrowIfNull(options);
        (double points, double hidden, double n) = (
            options.ClassesPerBatch * options.SamplesPerClass,
            options.Network.Hidden,
            options.Network.Dimension
        );
        // Of a cnn the layer before the hidden one has channels/8 as many numbers as the picture, the first has channels times as many.
        double channels = options.Network.Kind == NetworkKind.Cnn ? options.Network.Channels : 0;
        double parameters = (hidden * features * Math.Max(1, channels / 8)) + (hidden * n);
        double width = options.Precision == TensorPrecision.Double ? 8 : 4;
        double single =
            (6 * parameters) + ((double)examples * features) + (points * ((features * (2 + (6 * channels))) + (4 * hidden) + (12 * n)));
        // Mining and observation are in double precision.
        return (long)((width * single) + (8 * points * ((4 * points) + (4 * n))));
    }

    /// <summary>Why two runs cannot be members of one ensemble; null where they can.</summary>
    internal string? Differs(EnsembleRun other)
    {
        static TrainingOptions Shape(TrainingOptions o) =>
            o with
            {
                Seed = 0,
                LearningRate = 0,
                Momentum = 0,
                WeightDecay = 0,
                Schedule = default,
                Network = o.Network with { Initial = default },
                LossSettings = o.LossSettings with { Margin = 0 },
                CheckpointEvery = 0,
                SaveEvery = 0,
            };
        return Shape(Options) != Shape(other.Options)
                ? "their options differ in more than seed, learning rate, schedule, momentum, weight decay, margin and beginning"
            : Data.Train.Features.Dimension != other.Data.Train.Features.Dimension || Data.Train.Shape != other.Data.Train.Shape
                ? "their data differ in shape"
            : null;
    }
}
