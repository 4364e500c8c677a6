using System.Text.Json.Serialization;
using IsoTriplet.Hausdorff.Collapse;
using IsoTriplet.Training.Data;
using IsoTriplet.Training.Observation;
using IsoTriplet.Training.Runs;

namespace IsoTriplet.Experiments.Training;

/// <summary>One run of <see cref="GroupSizeExperiment"/>.</summary>
/// <param name="ClassesPerBatch">P = N / K.</param>
/// <param name="Collapsed">Whether the observed batch was totally collapsed at the end.</param>
/// <param name="RecallAt1">Recall@1 on held-out classes; null when the embedding was not finite.</param>
public sealed record GroupSizeRow(
    string Data,
    int BatchSize,
    string Loss,
    string Mining,
    int GroupSize,
    int ClassesPerBatch,
    int Seed,
    string Status,
    bool Collapsed,
    [property: JsonPropertyName("recall_at_1")] double? RecallAt1,
    [property: JsonPropertyName("map_at_r")] double? MeanAveragePrecisionAtR
);

/// <summary>First order, second order and selectively contrastive loss under EPHN and EPSHN over the group size at a fixed batch size; [ETL] Figure 4.</summary>
public static class GroupSizeExperiment
{
    /// <summary>Runs every loss, strategy and group size from every seed.</summary>
    /// <param name="data">Training examples and held-out classes.</param>
    /// <param name="settings">The size; null: the defaults.</param>
    /// <param name="cancel">Ends after the run in progress.</param>
    /// <returns>The rows of the finished runs. The same seed gives the same first weights, and the same batches at the same group size.</returns>
    /// <exception cref="ArgumentException">A group size that does not divide the batch, or more classes a batch than there are.</exception>
    public static IReadOnlyList<GroupSizeRow> Run(
        DataSplit data,
        GroupSizeSettings? settings = null,
        int firstSeed = 0,
        Action<GroupSizeRow>? done = null,
        CancellationToken cancel = default
    )
    {
        settings ??= new GroupSizeSettings();
        int batch = settings.BatchSize(data.Train.Labels.Classes);
        if (settings.GroupSizes.FirstOrDefault(k => k < 2 || (k <= batch && batch % k != 0)) is > 0 and var odd)
        {
            throw new ArgumentException($"group size {odd}: a divisor of the batch size {batch}, at least 2, was expected");
        }
        var cells =
            from mining in settings.Minings
            from k in settings.GroupSizes
            where Fills(data.Train.Labels, batch / k, k)
            from loss in settings.Losses
            from seed in Enumerable.Range(firstSeed, settings.Seeds)
            select (mining, k, loss, seed);
        List<GroupSizeRow> rows = [];
        foreach ((string mining, int k, string loss, int seed) in cells)
        {
            TrainingOptions options = settings.Training with
            {
                Loss = loss,
                Mining = mining,
                ClassesPerBatch = batch / k,
                SamplesPerClass = k,
                Seed = seed,
            };
            TrainingResult result = Trainer.Run(data, options, new TrainingHooks { ThicknessEffort = 0 }, cancel);
            if (result.Status == TrainingStatus.Cancelled)
            {
                break;
            }
            rows.Add(
                new GroupSizeRow(
                    data.Train.Name,
                    batch,
                    loss,
                    mining,
                    k,
                    options.ClassesPerBatch,
                    seed,
                    ExperimentWords.Of(result.Status),
                    result.Last?.Verdict.Kind == CollapseKind.Total,
                    result.HeldOut?.RecallAt1,
                    result.HeldOut?.MeanAveragePrecisionAtR
                )
            );
            done?.Invoke(rows[^1]);
        }
        return rows;
    }

    // At least two classes, each with a whole group.
    private static bool Fills(Labels labels, int classes, int samples) =>
        classes >= 2 && Enumerable.Range(0, labels.Classes).Count(c => labels.Members(c).Length >= samples) >= classes;
}
