using IsoTriplet.Hausdorff.Collapse;
using IsoTriplet.Training.Networks;

namespace IsoTriplet.Experiments.Training;

/// <summary>One run of <see cref="DistanceExperiment"/>.</summary>
/// <param name="Margin">The margin, in the units of the distance.</param>
/// <param name="Collapsed">Whether the observed batch was totally collapsed at the end.</param>
/// <param name="AlarmStep">Since when all said "total"; null: no alarm.</param>
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
    /// <param name="cancel">Ends after the run in progress.</param>
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
                    JsonText.Small(result.Status),
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

/// <summary>The size of <see cref="DistanceExperiment"/>.</summary>
public sealed record DistanceSettings : ExperimentSettings
{
    /// <summary>The mining strategies. Default: batch hard, EPHN, EPSHN.</summary>
    public IReadOnlyList<string> Minings { get; init; } = ["hard-hard", "easy-hard", "easy-semi-hard"];

    /// <summary>How many seeds, from 0. Default: 20.</summary>
    public int Seeds { get; init; } = 20;

    /// <summary>The margin of the geodesic distance, in radians. Default: 0.2.</summary>
    public double GeodesicMargin { get; init; } = 0.2;

    /// <summary>Everything else of a run. Default: n = 16, K = 8, 300 steps.</summary>
    public override TrainingOptions Training { get; init; } =
        new()
        {
            Network = new EmbedderOptions { Dimension = 16 },
            Steps = 300,
            CheckpointEvery = 0,
            Threads = 1,
        };

    public static DistanceSettings For(ExperimentSize size)
    {
        DistanceSettings normal = new();
        return size switch
        {
            ExperimentSize.Quick => normal with
            {
                Minings = ["hard-hard", "easy-hard"],
                Seeds = 2,
                Training = normal.Training with { Steps = 100 },
            },
            ExperimentSize.Full => normal with { Training = normal.Training with { Steps = 2000 } },
            _ => normal,
        };
    }
}

/// <summary>All seeds of one data set, strategy and distance.</summary>
/// <param name="Collapsed">How many were totally collapsed at the end.</param>
/// <param name="CollapseRate">Their share, with a 95 % interval.</param>
/// <param name="Alarmed">How many raised the alarm at some step.</param>
/// <param name="RecallAt1">Mean Recall@1 on held-out classes, with a 95 % interval.</param>
public sealed record DistanceCell(
    string Data,
    string Mining,
    string Distance,
    int Runs,
    int Collapsed,
    ShareInterval CollapseRate,
    int Alarmed,
    [property: JsonPropertyName("recall_at_1")] MeanInterval? RecallAt1
);

/// <summary>One Euclidean distance against the geodesic one, over paired seeds.</summary>
/// <param name="Difference">Mean of Recall@1 less the geodesic run's of the same seed.</param>
/// <param name="Lower">Lower end of its 95 % interval.</param>
/// <param name="SimultaneousLower">Lower end of the interval that holds together with all others of the file (decision 074).</param>
/// <param name="Finding">What follows from the simultaneous interval, in words.</param>
public sealed record DistanceComparison(
    string Data,
    string Mining,
    string Distance,
    int Pairs,
    double Difference,
    double Lower,
    double Upper,
    double SimultaneousLower,
    double SimultaneousUpper,
    string Finding
);

/// <summary>distance-runs.json.</summary>
/// <param name="Settings">What the runs share, one a data set.</param>
/// <param name="Verdict">The answer to [GEO] by the rule of decision 074.</param>
/// <param name="Comparisons">Each Euclidean distance against the geodesic one.</param>
/// <param name="Cells">One data set, strategy and distance each.</param>
public sealed record DistanceDocument(
    string MadeBy,
    int Seed,
    IReadOnlyList<ExperimentSetting> Settings,
    MixingVerdict Verdict,
    IReadOnlyList<DistanceComparison> Comparisons,
    IReadOnlyList<DistanceCell> Cells,
    IReadOnlyList<DistanceRow> Runs
) : IExperimentDocument
{
    public const string Name = "distance-runs";

    /// <param name="seed">The first seed, and that of the bootstrap.</param>
    public static DistanceDocument Of(string madeBy, int seed, IReadOnlyList<ExperimentSetting> settings, IReadOnlyList<DistanceRow> rows)
    {
        IReadOnlyList<DistanceComparison> comparisons = MixingVerdict.Compare(rows, seed);
        return new DistanceDocument(
            madeBy,
            seed,
            settings,
            MixingVerdict.Of(comparisons),
            comparisons,
            [.. rows.GroupBy(r => (r.Data, r.Mining, r.Distance)).Select(g => Cell([.. g], seed))],
            rows
        );
    }

    public IEnumerable<object> Table() => Runs;

    public IEnumerable<string> Lines() =>
        [
            $"{"data", -15}{"mining", -16}{"distance", -15}{"contracted", 10}{"alarmed", 9}  Recall@1, 95 %",
            .. Cells.Select(c =>
                $"{c.Data, -15}{c.Mining, -16}{c.Distance, -15}{$"{c.Collapsed} of {c.Runs}", 10}{c.Alarmed, 9}  {c.RecallAt1?.Text ?? "-"}"
            ),
            .. Comparisons.Select(c =>
                $"{c.Data}, {c.Mining}, {c.Distance} less geodesic: {c.Difference:+0.0000;-0.0000;0.0000} "
                + $"[{c.Lower:+0.0000;-0.0000;0.0000}, {c.Upper:+0.0000;-0.0000;0.0000}]: {c.Finding}"
            ),
            $"{Verdict.Verdict}: {Verdict.Reason}",
        ];

    private static DistanceCell Cell(DistanceRow[] rows, int seed)
    {
        int collapsed = rows.Count(r => r.Collapsed);
        return new DistanceCell(
            rows[0].Data,
            rows[0].Mining,
            rows[0].Distance,
            rows.Length,
            collapsed,
            ShareInterval.Of(collapsed, rows.Length),
            rows.Count(r => r.AlarmStep is not null),
            MeanInterval.Of(rows.Select(r => r.RecallAt1), seed)
        );
    }
}

/// <summary>Whether a Euclidean loss on points of the sphere trains worse than a geodesic one, by the rule of decision 074.</summary>
/// <param name="HalfWidth">The half-width of the widest simultaneous interval: smaller differences could not have been seen. Null without comparisons.</param>
public sealed record MixingVerdict(string Verdict, string Reason, double? HalfWidth)
{
    /// <summary>With fewer seeds a percentile bootstrap is too narrow to conclude from.</summary>
    public const int FewestPairs = 10;

    private const double Error = 0.05;

    /// <summary>Each Euclidean distance less the geodesic one, over the seeds that both have.</summary>
    /// <returns>One comparison for each data set, strategy and Euclidean distance with a pair.</returns>
    public static IReadOnlyList<DistanceComparison> Compare(IReadOnlyList<DistanceRow> rows, int seed)
    {
        var groups = rows.Where(r => r.Distance != DistanceExperiment.Reference)
            .GroupBy(r => (r.Data, r.Mining, r.Distance))
            .Select(g => (g.Key, Differences: Differences(g, rows)))
            .Where(g => g.Differences.Length > 0)
            .ToArray();
        return [.. groups.Select(g => Comparison(g.Key, g.Differences, Error / groups.Length, seed))];
    }

    /// <summary>Joins comparisons into the verdict.</summary>
    public static MixingVerdict Of(IReadOnlyList<DistanceComparison> comparisons)
    {
        int fewest = comparisons.Select(c => c.Pairs).DefaultIfEmpty(0).Min();
        if (fewest < FewestPairs)
        {
            return new MixingVerdict(
                nameof(Claims.Ledger.Verdict.Undecided),
                $"{fewest} paired seeds; at least {FewestPairs} are needed to conclude",
                null
            );
        }
        int above = comparisons.Count(c => c.SimultaneousLower > 0);
        int below = comparisons.Count(c => c.SimultaneousUpper < 0);
        Verdict verdict =
            above > 0 ? Claims.Ledger.Verdict.Refuted
            : below == comparisons.Count ? Claims.Ledger.Verdict.Holds
            : Claims.Ledger.Verdict.Undecided;
        double half = comparisons.Max(c => (c.SimultaneousUpper - c.SimultaneousLower) / 2);
        return new MixingVerdict(
            verdict.ToString(),
            $"Recall@1 with the Euclidean loss is above the geodesic one's in {above} of {Counted.Of(comparisons.Count, "comparison")}, below in {below}, "
                + $"not told apart in {comparisons.Count - above - below} (simultaneous 95 % intervals, half-width at most {half:F4})",
            half
        );
    }

    private static double[] Differences(IEnumerable<DistanceRow> mine, IReadOnlyList<DistanceRow> rows) =>
        [
            .. from a in mine
            join b in rows.Where(r => r.Distance == DistanceExperiment.Reference)
                on (a.Data, a.Mining, a.Seed) equals (b.Data, b.Mining, b.Seed)
            where a.RecallAt1 is not null && b.RecallAt1 is not null
            select a.RecallAt1!.Value - b.RecallAt1!.Value,
        ];

    private static DistanceComparison Comparison(
        (string Data, string Mining, string Distance) key,
        double[] differences,
        double error,
        int seed
    )
    {
        PairedBootstrap each = PairedBootstrap.Of(differences, seed);
        PairedBootstrap all = PairedBootstrap.Of(differences, seed, 1 - error);
        string finding =
            all.Lower > 0 ? "better"
            : all.Upper < 0 ? "worse"
            : "not told apart";
        return new DistanceComparison(
            key.Data,
            key.Mining,
            key.Distance,
            differences.Length,
            each.Mean,
            each.Lower,
            each.Upper,
            all.Lower,
            all.Upper,
            finding
        );
    }
}
