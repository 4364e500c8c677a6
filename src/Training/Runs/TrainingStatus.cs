namespace IsoTriplet.Training.Runs;

/// <summary>Why a run ended.</summary>
public enum TrainingStatus
{
    /// <summary>All steps are done.</summary>
    Completed,

    /// <summary>The collapse alarm was raised and the run was asked to stop at it.</summary>
    Collapsed,

    /// <summary>A loss, gradient or embedding was not finite; the batch is saved and the weights are those before the step.</summary>
    NonFinite,

    /// <summary>The caller cancelled; the state is saved when the run has a folder.</summary>
    Cancelled,
}
