namespace IsoTriplet.Experiments.Training;

/// <summary>How large a training experiment is.</summary>
public enum ExperimentSize
{
    /// <summary>Seconds on two cores: that it runs, and what a result looks like. Too few seeds to conclude anything.</summary>
    Quick,

    /// <summary>Minutes on two cores: the tables of docs/results/training.md.</summary>
    Normal,

    /// <summary>Hours on two cores: meant for CUDA.</summary>
    Full,
}
