using IsoTriplet.Hausdorff.Collapse;
using IsoTriplet.Training.Networks;

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
                    JsonText.Small(result.Status),
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

/// <summary>The size of <see cref="GroupSizeExperiment"/>.</summary>
public sealed record GroupSizeSettings : ExperimentSettings
{
    /// <summary>The losses, the first of which is compared with the others. Default: first-order, second-order, sct.</summary>
    public IReadOnlyList<string> Losses { get; init; } = ["first-order", "second-order", "sct"];

    /// <summary>The mining strategies. Default: EPHN and EPSHN.</summary>
    public IReadOnlyList<string> Minings { get; init; } = ["easy-hard", "easy-semi-hard"];

    /// <summary>Samples a class in a batch; those that data and batch cannot fill are left out. Default: 2, 4, 8, 16, 32, 64.</summary>
    public IReadOnlyList<int> GroupSizes { get; init; } = [2, 4, 8, 16, 32, 64];

    /// <summary>The largest batch size. N is the same for all group sizes: the largest power of 2 up to this for which the data has the classes. Default: 128.</summary>
    public int LargestBatch { get; init; } = 128;

    /// <summary>How many seeds, from 0. Default: 10.</summary>
    public int Seeds { get; init; } = 10;

    /// <summary>Everything else of a run. Default: n = 32, 500 steps, the losses of [ETL] on cosines at temperature 1.</summary>
    public override TrainingOptions Training { get; init; } =
        new()
        {
            Network = new EmbedderOptions { Dimension = 32 },
            Distance = "cosine",
            Steps = 500,
            ObserveEvery = 100,
            CheckpointEvery = 0,
            Threads = 1,
        };

    /// <summary>N for a data set.</summary>
    /// <returns>The largest power of 2 up to <see cref="LargestBatch"/> that, divided by the smallest group size, is at most the classes.</returns>
    public int BatchSize(int classes)
    {
        int most = Math.Min(LargestBatch, classes * GroupSizes.Min());
        return most < 1 ? 0 : 1 << (31 - int.LeadingZeroCount(most));
    }

    public static GroupSizeSettings For(ExperimentSize size)
    {
        GroupSizeSettings normal = new();
        return size switch
        {
            ExperimentSize.Quick => normal with { GroupSizes = [2, 16], Seeds = 2, Training = normal.Training with { Steps = 100 } },
            ExperimentSize.Full => normal with { Seeds = 20, Training = normal.Training with { Steps = 5000 } },
            _ => normal,
        };
    }
}

/// <summary>All seeds of one data set, loss, strategy and group size.</summary>
/// <param name="Collapsed">How many were totally collapsed at the end.</param>
/// <param name="RecallAt1">Mean Recall@1 on held-out classes, with a 95 % interval.</param>
/// <param name="MeanAveragePrecisionAtR">Mean MAP@R of the same.</param>
/// <param name="DifferenceToFirst">Mean difference of Recall@1 to the first loss, seed by seed, with a 95 % interval; null for that loss itself.</param>
public sealed record GroupSizeCell(
    string Data,
    string Loss,
    string Mining,
    int GroupSize,
    int Runs,
    int Collapsed,
    [property: JsonPropertyName("recall_at_1")] MeanInterval? RecallAt1,
    [property: JsonPropertyName("map_at_r")] MeanInterval? MeanAveragePrecisionAtR,
    MeanInterval? DifferenceToFirst
);

/// <summary>group-size.json.</summary>
/// <param name="Settings">What the runs share, one a data set.</param>
/// <param name="Cells">One loss, strategy and group size each.</param>
public sealed record GroupSizeDocument(
    string MadeBy,
    int Seed,
    int Dimension,
    IReadOnlyList<ExperimentSetting> Settings,
    IReadOnlyList<GroupSizeCell> Cells,
    IReadOnlyList<GroupSizeRow> Runs
) : IExperimentDocument
{
    public const string Name = "group-size";

    /// <param name="seed">The first seed, and that of the bootstrap.</param>
    public static GroupSizeDocument Of(
        string madeBy,
        int seed,
        IReadOnlyList<DataSplit> data,
        GroupSizeSettings settings,
        IReadOnlyList<GroupSizeRow> rows
    ) =>
        new GroupSizeDocument(
            madeBy,
            seed,
            settings.Training.Network.Dimension,
            [.. data.Select(d => ExperimentSetting.Of(d, settings.Training) with { Loss = null, Mining = null, Margin = null })],
            [.. rows.GroupBy(r => (r.Data, r.Mining, r.Loss, r.GroupSize)).Select(g => Cell([.. g], rows, settings.Losses[0], seed))],
            rows
        );

    public IEnumerable<object> Table() => Runs;

    public IEnumerable<string> Lines() =>
        Cells
            .Select(c =>
                $"{c.Data, -15}{c.Mining, -16}{c.Loss, -14}{c.GroupSize, 5}{$"{c.Collapsed} of {c.Runs}", 11}  {c.RecallAt1?.Text ?? "-", -28}"
                + (
                    c.DifferenceToFirst is { } d
                        ? $"{d.Mean:+0.0000;-0.0000;0.0000} [{d.Lower:+0.0000;-0.0000;0.0000}, {d.Upper:+0.0000;-0.0000;0.0000}]"
                        : "-"
                )
            )
            .Prepend(
                $"{"data", -15}{"mining", -16}{"loss", -14}{"K", 5}{"contracted", 11}  {"Recall@1, 95 %", -28}less first loss, paired"
            );

    private static GroupSizeCell Cell(GroupSizeRow[] mine, IReadOnlyList<GroupSizeRow> all, string reference, int seed)
    {
        GroupSizeRow one = mine[0];
        IEnumerable<double?> differences =
            from a in mine
            join b in all.Where(r => r.Loss == reference)
                on (a.Data, a.Mining, a.GroupSize, a.Seed) equals (b.Data, b.Mining, b.GroupSize, b.Seed)
            select a.RecallAt1 - b.RecallAt1;
        return new GroupSizeCell(
            one.Data,
            one.Loss,
            one.Mining,
            one.GroupSize,
            mine.Length,
            mine.Count(r => r.Collapsed),
            MeanInterval.Of(mine.Select(r => r.RecallAt1), seed),
            MeanInterval.Of(mine.Select(r => r.MeanAveragePrecisionAtR), seed),
            one.Loss == reference ? null : MeanInterval.Of(differences, seed)
        );
    }
}
