using IsoTriplet.Training.Networks;
using IsoTriplet.Training.Runs;

namespace IsoTriplet.Experiments.Training;

/// <summary>The size of <see cref="DistanceExperiment"/>.</summary>
public sealed record DistanceSettings : ExperimentSettings
{
    /// <summary>The mining strategies. Default: batch hard, EPHN, EPSHN.</summary>
    public IReadOnlyList<string> Minings { get; init; } = ["hard-hard", "easy-hard", "easy-semi-hard"];

    /// <summary>How many seeds, from 0. Default: 20.</summary>
    public int Seeds { get; init; } = 20;

    /// <summary>The margin of the geodesic distance, in radians. Default: 0.2.</summary>
    public double GeodesicMargin { get; init; } = 0.2;

    /// <summary>Everything else of a run. Default: n = 16, K = 8, 300 steps.</summary>
    public override TrainingOptions Training { get; init; } =
        new()
        {
            Network = new EmbedderOptions { Dimension = 16 },
            Steps = 300,
            CheckpointEvery = 0,
            Threads = 1,
        };

    /// <summary>The settings of a size.</summary>
    public static DistanceSettings For(ExperimentSize size)
    {
        DistanceSettings normal = new();
        return size switch
        {
            ExperimentSize.Quick => normal with
            {
                Minings = ["hard-hard", "easy-hard"],
                Seeds = 2,
                Training = normal.Training with { Steps = 100 },
            },
            ExperimentSize.Full => normal with { Training = normal.Training with { Steps = 2000 } },
            _ => normal,
        };
    }
}
