using IsoTriplet.Training.Networks;
using IsoTriplet.Training.Runs;

namespace IsoTriplet.Experiments.Training;

/// <summary>The size of <see cref="GroupSizeExperiment"/>.</summary>
public sealed record GroupSizeSettings : ExperimentSettings
{
    /// <summary>The losses, the first of which is compared with the others. Default: first-order, second-order, sct.</summary>
    public IReadOnlyList<string> Losses { get; init; } = ["first-order", "second-order", "sct"];

    /// <summary>The mining strategies. Default: EPHN and EPSHN.</summary>
    public IReadOnlyList<string> Minings { get; init; } = ["easy-hard", "easy-semi-hard"];

    /// <summary>Samples a class in a batch; those that data and batch cannot fill are left out. Default: 2, 4, 8, 16, 32, 64.</summary>
    public IReadOnlyList<int> GroupSizes { get; init; } = [2, 4, 8, 16, 32, 64];

    /// <summary>The largest batch size. N is the same for all group sizes: the largest power of 2 up to this for which the data has the classes. Default: 128.</summary>
    public int LargestBatch { get; init; } = 128;

    /// <summary>How many seeds, from 0. Default: 10.</summary>
    public int Seeds { get; init; } = 10;

    /// <summary>Everything else of a run. Default: n = 32, 500 steps, the losses of [ETL] on cosines at temperature 1.</summary>
    public override TrainingOptions Training { get; init; } =
        new()
        {
            Network = new EmbedderOptions { Dimension = 32 },
            Distance = "cosine",
            Steps = 500,
            ObserveEvery = 100,
            CheckpointEvery = 0,
            Threads = 1,
        };

    /// <summary>N for a data set.</summary>
    /// <returns>The largest power of 2 up to <see cref="LargestBatch"/> that, divided by the smallest group size, is at most the classes.</returns>
    public int BatchSize(int classes)
    {
        int most = Math.Min(LargestBatch, classes * GroupSizes.Min());
        return most < 1 ? 0 : 1 << (31 - int.LeadingZeroCount(most));
    }

    /// <summary>The settings of a size.</summary>
    public static GroupSizeSettings For(ExperimentSize size)
    {
        GroupSizeSettings normal = new();
        return size switch
        {
            ExperimentSize.Quick => normal with { GroupSizes = [2, 16], Seeds = 2, Training = normal.Training with { Steps = 100 } },
            ExperimentSize.Full => normal with { Seeds = 20, Training = normal.Training with { Steps = 5000 } },
            _ => normal,
        };
    }
}
