using System.Text.Json.Nodes;
using IsoTriplet.Training.Observation;

namespace IsoTriplet.Training.Runs;

/// <summary>What a run tells and asks its caller.</summary>
public sealed record TrainingHooks
{
    /// <summary>The folder for the run's files; null: nothing is written.</summary>
    public string? Folder { get; init; }

    /// <summary>True continues the run in the folder from its last checkpoint.</summary>
    public bool Resume { get; init; }

    /// <summary>What config.json holds beside the configuration, as "command": the words that a resumed run is read from.</summary>
    public JsonObject? Note { get; init; }

    /// <summary>Told after every step, with how many lie behind and the step's loss.</summary>
    public Action<long, double>? Stepped { get; init; }

    /// <summary>Told at every observation.</summary>
    public Action<BatchObservation>? Observed { get; init; }

    /// <summary>Told when the collapse alarm is raised.</summary>
    public Action<CollapseAlarm>? Alarmed { get; init; }

    /// <summary>The effort of the thickness bracket of each observation (<see cref="Isometry.Thickness.Of"/>); 0: it is not measured. Default: 0.02.</summary>
    /// <remarks>At full effort a batch of 320 points in dimension 128 takes 11 seconds, at 0.02 half a second; both brackets hold.</remarks>
    public double ThicknessEffort { get; init; } = 0.02;

    /// <summary>Other examples that are embedded again and again during the run.</summary>
    public EmbeddingWatch? Watch { get; init; }

    /// <summary>Brackets the distance of a batch to the nearest Triplet-Separated embedding.</summary>
    public Func<Embedding, Labels, BatchBrackets?>? Brackets { get; init; }
}

/// <summary>Examples that a run embeds at chosen steps, for whoever wants to see how they move.</summary>
/// <param name="Features">The examples, N x d.</param>
/// <param name="Steps">The numbers of steps behind at which they are embedded; 0 is before any step.</param>
/// <param name="Embedded">Gets the step and the embedding; not called when a coordinate is not finite.</param>
public sealed record EmbeddingWatch(Embedding Features, IReadOnlySet<long> Steps, Action<long, Embedding> Embedded);
