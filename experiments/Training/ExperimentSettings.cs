using IsoTriplet.Training.Runs;

namespace IsoTriplet.Experiments.Training;

/// <summary>What the settings of every training experiment hold.</summary>
public abstract record ExperimentSettings
{
    /// <summary>The options of each run, but for what the experiment varies.</summary>
    public abstract TrainingOptions Training { get; init; }
}
