using System.Text.Json.Nodes;
using IsoTriplet.Experiments.Sweeps.Collected;

namespace IsoTriplet.Experiments.PhaseDiagram;

/// <summary>One training run of the observed phase diagram.</summary>
/// <param name="Points">N = P K.</param>
/// <param name="ClassesPerBatch">P.</param>
/// <param name="SamplesPerClass">K.</param>
/// <param name="Dimension">n.</param>
/// <param name="Data">What it trained on.</param>
/// <param name="Overlap">Class overlap; null for data that are not synthetic.</param>
/// <param name="Initial">Where the weights began.</param>
/// <param name="LearningRate">The learning rate.</param>
/// <param name="Mining">The mining strategy.</param>
/// <param name="Steps">Training steps.</param>
/// <param name="Seed">The seed setting.</param>
/// <param name="Collapsed">Whether the collapse alarm was raised.</param>
/// <param name="AlarmStep">Since when.</param>
/// <param name="Ended">The verdict at the end: none, class, total, undecided.</param>
/// <param name="RecallAt1">Recall@1 on held-out classes.</param>
/// <param name="HardnessOverDiameter">H / diameter of the first batch, before any step.</param>
/// <param name="PredictedLower">Lower bound of d_haus(F, F_TS) / R(X) of the first batch; null where it was not bracketed.</param>
/// <param name="PredictedUpper">Upper bound of the same.</param>
public sealed record ObservedRow(
    int Points,
    int ClassesPerBatch,
    int SamplesPerClass,
    int Dimension,
    string Data,
    double? Overlap,
    string Initial,
    double LearningRate,
    string Mining,
    long Steps,
    int Seed,
    bool Collapsed,
    long? AlarmStep,
    string? Ended,
    double? RecallAt1,
    double? HardnessOverDiameter,
    double? PredictedLower,
    double? PredictedUpper
)
{
    /// <summary>The data set whose class overlap is a setting.</summary>
    public const string Synthetic = "synthetic";

    /// <summary>The rows of a collected sweep of the program <c>observed</c>; gaps are left out.</summary>
    /// <param name="sweep">The sweep.</param>
    /// <returns>One row a finished cell.</returns>
    public static IEnumerable<ObservedRow> Of(CollectedSweep sweep)
    {
        ArgumentNullException.ThrowIfNull(sweep);
        return sweep.Done.Select(c => Of(c.Settings, c.Result!));
    }

    private static ObservedRow Of(JsonObject settings, JsonObject result)
    {
        string data = Json.Text(settings, "data")!;
        double? hardness = Json.Number(result, "first_hardness");
        JsonObject? prediction = result["prediction"]?.AsObject();
        return new ObservedRow(
            (int)Json.Number(result, "batch_size")!.Value,
            (int)Json.Number(settings, "classes_per_batch")!.Value,
            (int)Json.Number(settings, "samples_per_class")!.Value,
            (int)Json.Number(settings, "dimension")!.Value,
            data,
            data == Synthetic ? Json.Number(settings, "overlap") : null,
            Json.Text(settings, "initial")!,
            Json.Number(settings, "learning_rate")!.Value,
            Json.Text(settings, "mining")!,
            (long)Json.Number(settings, "steps")!.Value,
            (int)Json.Number(settings, "seed")!.Value,
            (bool)result["collapsed"]!,
            (long?)Json.Number(result, "alarm_step"),
            Json.Text(result, "verdict"),
            Json.Rounded(Json.Number(result, "recall_at_1")),
            Json.Rounded(Math.Max(0, hardness ?? 0) / Json.Number(result, "first_diameter")),
            Json.Rounded(Json.Number(prediction, "share_lower"), Math.Floor),
            Json.Rounded(Json.Number(prediction, "share_upper"), Math.Ceiling)
        );
    }
}
