using IsoTriplet.Training.Networks;
using IsoTriplet.Training.Runs;

namespace IsoTriplet.Experiments.Training;

/// <summary>The size of <see cref="CollapseExperiment"/>.</summary>
public sealed record CollapseSettings : ExperimentSettings
{
    /// <summary>K of each batch size; N = K times the training classes. Default: 4, 16, 64.</summary>
    public IReadOnlyList<int> SamplesPerClass { get; init; } = [4, 16, 64];

    /// <summary>Every n. Default: 2, 8, 32, 128.</summary>
    public IReadOnlyList<int> Dimensions { get; init; } = [2, 8, 32, 128];

    /// <summary>Where training begins. Default: random and collapsed.</summary>
    public IReadOnlyList<InitialState> Initial { get; init; } = [InitialState.Random, InitialState.Collapsed];

    /// <summary>How many seeds, from 0. Default: 10.</summary>
    public int Seeds { get; init; } = 10;

    /// <summary>Everything else of a run. Default: batch hard, 300 steps, on the unit sphere, margin 0.2, Adam at 0.001.</summary>
    public override TrainingOptions Training { get; init; } =
        new()
        {
            Network = new EmbedderOptions { Dimension = 1 },
            Steps = 300,
            CheckpointEvery = 0,
            Threads = 1,
        };

    /// <summary>The work limit of the brackets of the batch before training; 0: none. Default: <see cref="TrainingBrackets.DefaultWork"/>.</summary>
    public double BracketWork { get; init; } = TrainingBrackets.DefaultWork;

    /// <summary>The settings of a size.</summary>
    public static CollapseSettings For(ExperimentSize size)
    {
        CollapseSettings normal = new();
        return size switch
        {
            ExperimentSize.Quick => normal with
            {
                SamplesPerClass = [4, 32],
                Dimensions = [2, 32],
                Seeds = 2,
                Training = normal.Training with { Steps = 100 },
                BracketWork = 0,
            },
            ExperimentSize.Full => normal with
            {
                SamplesPerClass = [4, 16, 64, 256],
                Dimensions = [2, 8, 32, 128, 512],
                Training = normal.Training with { Steps = 2000 },
            },
            _ => normal,
        };
    }
}
