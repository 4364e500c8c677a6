using System.Text.Json.Serialization;
using IsoTriplet.Hausdorff.Collapse;
using IsoTriplet.Training.Data;
using IsoTriplet.Training.Runs;

namespace IsoTriplet.Experiments.Training;

/// <summary>One run of <see cref="DistanceExperiment"/>.</summary>
/// <param name="Distance">The distance of the loss.</param>
/// <param name="Margin">The margin, in the units of the distance.</param>
/// <param name="Collapsed">Whether the observed batch was totally collapsed at the end.</param>
/// <param name="AlarmStep">Since when all said "total"; null: no alarm.</param>
/// <param name="Spread">The spread at the end.</param>
/// <param name="RecallAt1">Recall@1 on held-out classes; null when the embedding was not finite.</param>
public sealed record DistanceRow(
    string Data,
    string Mining,
    string Distance,
    double Margin,
    int Seed,
    string Status,
    bool Collapsed,
    long? AlarmStep,
    double? Spread,
    [property: JsonPropertyName("recall_at_1")] double? RecallAt1,
    [property: JsonPropertyName("map_at_r")] double? MeanAveragePrecisionAtR
);

/// <summary>Chord, squared chord and geodesic distance in training, by paired seeds: the question of [GEO].</summary>
/// <remarks>
/// The same number as a margin means different things: along the sphere the distances grow by cos(t/2), 2 sin t and 1. Margins are matched
/// at the right angle, where dissimilar points are: chord sqrt(1/2), squared chord 2, geodesic 1 times the geodesic margin.
/// Mining is by one distance for all (they rank alike), so that a seed's runs differ in the distance of the loss and in nothing else.
/// </remarks>
public static class DistanceExperiment
{
    /// <summary>The distance that the others are compared with.</summary>
    public const string Reference = "geodesic";

    private static readonly (string Name, double Slope)[] Distances = [("chord", Math.Sqrt(0.5)), ("squared-chord", 2), (Reference, 1)];

    /// <summary>Runs every distance and strategy from every seed.</summary>
    /// <param name="data">Training examples and held-out classes.</param>
    /// <param name="settings">The size; null: the defaults.</param>
    /// <param name="cancel">Ends after the run in progress.</param>
    /// <returns>The rows of the finished runs.</returns>
    public static IReadOnlyList<DistanceRow> Run(
        DataSplit data,
        DistanceSettings? settings = null,
        int firstSeed = 0,
        Action<DistanceRow>? done = null,
        CancellationToken cancel = default
    )
    {
        settings ??= new DistanceSettings();
        var cells =
            from mining in settings.Minings
            from seed in Enumerable.Range(firstSeed, settings.Seeds)
            from distance in Distances
            select (mining, seed, distance.Name, Margin: distance.Slope * settings.GeodesicMargin);
        List<DistanceRow> rows = [];
        foreach ((string mining, int seed, string name, double margin) in cells)
        {
            TrainingOptions options = settings.Training with
            {
                Distance = name,
                Mining = mining,
                LossSettings = new TripletLossSettings { Margin = margin },
                ClassesPerBatch = Math.Min(settings.Training.ClassesPerBatch, data.Train.Labels.Classes),
                Seed = seed,
            };
            TrainingResult result = Trainer.Run(data, options, new TrainingHooks { ThicknessEffort = 0 }, cancel);
            if (result.Status == TrainingStatus.Cancelled)
            {
                break;
            }
            rows.Add(
                new DistanceRow(
                    data.Train.Name,
                    mining,
                    name,
                    margin,
                    seed,
                    ExperimentWords.Of(result.Status),
                    result.Last?.Verdict.Kind == CollapseKind.Total,
                    result.Alarm?.Step,
                    result.Last?.Geometry.Spread,
                    result.HeldOut?.RecallAt1,
                    result.HeldOut?.MeanAveragePrecisionAtR
                )
            );
            done?.Invoke(rows[^1]);
        }
        return rows;
    }
}
