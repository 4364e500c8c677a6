using IsoTriplet.Training.Data;
using IsoTriplet.Training.Runs;

namespace IsoTriplet.Experiments.Training;

/// <summary>What all runs of an experiment share, as its file states it; what the experiment varies is null here and stands in its rows.</summary>
/// <param name="TestClasses">Their classes, none of which is trained on.</param>
/// <param name="Hidden">Width of the hidden layer.</param>
/// <param name="Normalised">Whether the embedding is on the unit sphere.</param>
/// <param name="Lambda">The weight of sct's contrastive branch.</param>
public sealed record ExperimentSetting(
    string Data,
    int TrainExamples,
    int TrainClasses,
    int TestExamples,
    int TestClasses,
    string Network,
    int Hidden,
    bool Normalised,
    string? Loss,
    string? Distance,
    string? Mining,
    double? Margin,
    double Temperature,
    double Lambda,
    string Optimizer,
    double LearningRate,
    long Steps,
    string Device
)
{
    /// <summary>Reads data and options.</summary>
    public static ExperimentSetting Of(DataSplit data, TrainingOptions options) =>
        new ExperimentSetting(
            data.Train.Name,
            data.Train.Count,
            data.Train.Labels.Classes,
            data.Test.Count,
            data.Test.Labels.Classes,
            ExperimentWords.Of(options.Network.Kind),
            options.Network.Hidden,
            options.Network.Normalise,
            options.Loss,
            options.Distance,
            options.Mining,
            options.LossSettings.Margin,
            options.LossSettings.Temperature,
            options.LossSettings.Lambda,
            ExperimentWords.Of(options.Optimizer),
            options.LearningRate,
            options.Steps,
            options.Device
        );
}
