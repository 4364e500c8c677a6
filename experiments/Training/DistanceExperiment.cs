using IsoTriplet.Training.Data;
using IsoTriplet.Training.Networks;
using IsoTriplet.Training.Observation;
using IsoTriplet.Training.Runs;
using IsoTriplet.Triplets;

namespace IsoTriplet.Experiments.Training;

/// <summary>One run of <see cref="DistanceExperiment"/>.</summary>
/// <param name="Distance">The distance of the loss.</param>
/// <param name="Mining">The mining strategy.</param>
/// <param name="Margin">The margin, in the units of the distance.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Collapsed">Whether the collapse alarm was raised.</param>
/// <param name="RecallAt1">Recall@1 on held-out classes.</param>
public sealed record DistanceRow(string Distance, string Mining, double Margin, int Seed, bool Collapsed, double RecallAt1);

/// <summary>One distance against the geodesic one, over paired seeds.</summary>
/// <param name="Distance">The distance.</param>
/// <param name="Mining">The mining strategy.</param>
/// <param name="CollapseRate">The share of its runs that collapsed.</param>
/// <param name="GeodesicCollapseRate">The same for the geodesic distance.</param>
/// <param name="RecallDifference">Recall@1 minus the geodesic run's of the same seed.</param>
/// <param name="Verdict">What follows, in words.</param>
public sealed record DistanceComparison(
    string Distance,
    string Mining,
    double CollapseRate,
    double GeodesicCollapseRate,
    PairedBootstrap RecallDifference,
    string Verdict
);

/// <summary>The size of <see cref="DistanceExperiment"/>.</summary>
public sealed record DistanceExperimentSettings
{
    /// <summary>The mining strategies. Default: hard-hard and easy-hard.</summary>
    public IReadOnlyList<string> Minings { get; init; } = ["hard-hard", "easy-hard"];

    /// <summary>The seeds, at least one. Default: 0 to 4.</summary>
    public IReadOnlyList<int> Seeds { get; init; } = [0, 1, 2, 3, 4];

    /// <summary>The margin of the geodesic distance, in radians. Default: 0.2.</summary>
    public double GeodesicMargin { get; init; } = 0.2;

    /// <summary>Everything else of a run. Default: n = 16, K = 8, 150 steps.</summary>
    public TrainingOptions Training { get; init; } =
        new()
        {
            Network = new EmbedderOptions { Dimension = 16 },
            Steps = 150,
            CheckpointEvery = 0,
        };
}

/// <summary>Chord, squared chord and geodesic distance in training, by paired seeds: the question of [GEO].</summary>
/// <remarks>
/// The same number as a margin means different things: along the sphere the distances grow by cos(t/2), 2 sin t and 1. Margins are matched
/// at the right angle, where dissimilar points are: chord sqrt(1/2), squared chord 2, geodesic 1 times the geodesic margin.
/// </remarks>
public static class DistanceExperiment
{
    private const string Reference = "geodesic";

    private static readonly (string Name, double Slope)[] Distances = [("chord", Math.Sqrt(0.5)), ("squared-chord", 2), (Reference, 1)];

    /// <summary>Runs every distance and strategy from every seed.</summary>
    /// <param name="data">Training examples and held-out classes.</param>
    /// <param name="settings">The size; null: the small defaults (30 runs).</param>
    /// <param name="done">Told after each run.</param>
    /// <param name="cancel">Ends after the run in progress.</param>
    /// <returns>The rows of the finished runs. A run whose embedding was not finite has no Recall@1 and is left out.</returns>
    public static IReadOnlyList<DistanceRow> Run(
        DataSplit data,
        DistanceExperimentSettings? settings = null,
        Action<DistanceRow>? done = null,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(data);
        settings ??= new DistanceExperimentSettings();
        List<DistanceRow> rows = [];
        foreach ((string mining, int seed, (string name, double slope)) in Cells(settings))
        {
            double margin = slope * settings.GeodesicMargin;
            TrainingOptions options = settings.Training with
            {
                Distance = name,
                Mining = mining,
                LossSettings = new TripletLossSettings { Margin = margin },
                ClassesPerBatch = Math.Min(settings.Training.ClassesPerBatch, data.Train.Labels.Classes),
                Seed = seed,
            };
            TrainingResult result = Trainer.Run(data, options, null, cancel);
            if (result.Status == TrainingStatus.Cancelled)
            {
                break;
            }
            if (result.HeldOut is { } found)
            {
                rows.Add(new DistanceRow(name, mining, margin, seed, result.Alarm is not null, found.RecallAt1));
                done?.Invoke(rows[^1]);
            }
        }
        return rows;
    }

    /// <summary>Compares chord and squared chord with the geodesic distance over the seeds that both have.</summary>
    /// <param name="rows">The rows of <see cref="Run"/>.</param>
    /// <param name="seed">The seed of the bootstrap.</param>
    /// <returns>One comparison for each strategy and distance with a seed in common.</returns>
    public static IReadOnlyList<DistanceComparison> Compare(IReadOnlyList<DistanceRow> rows, int seed = 0)
    {
        ArgumentNullException.ThrowIfNull(rows);
        List<DistanceComparison> comparisons = [];
        foreach (IGrouping<(string Mining, string Distance), DistanceRow> group in rows.GroupBy(r => (r.Mining, r.Distance)))
        {
            (DistanceRow Mine, DistanceRow Other)[] pairs =
            [
                .. group.Join(
                    rows.Where(r => r.Distance == Reference && r.Mining == group.Key.Mining),
                    r => r.Seed,
                    r => r.Seed,
                    (a, b) => (a, b)
                ),
            ];
            if (group.Key.Distance == Reference || pairs.Length == 0)
            {
                continue;
            }
            PairedBootstrap difference = PairedBootstrap.Of([.. pairs.Select(p => p.Mine.RecallAt1 - p.Other.RecallAt1)], seed);
            double mine = pairs.Average(p => p.Mine.Collapsed ? 1.0 : 0);
            double other = pairs.Average(p => p.Other.Collapsed ? 1.0 : 0);
            comparisons.Add(
                new DistanceComparison(group.Key.Distance, group.Key.Mining, mine, other, difference, Verdict(difference, mine, other))
            );
        }
        return comparisons;
    }

    private static IEnumerable<(string Mining, int Seed, (string Name, double Slope) Distance)> Cells(
        DistanceExperimentSettings settings
    ) => from mining in settings.Minings from seed in settings.Seeds from distance in Distances select (mining, seed, distance);

    private static string Verdict(PairedBootstrap difference, double mine, double other) =>
        (difference.Differs, mine == other) switch
        {
            (false, true) => $"no difference was found over {difference.Pairs} seeds",
            (true, true) => $"Recall@1 {(difference.Mean > 0 ? "above" : "below")} the geodesic one's; collapse alike",
            (false, false) => "Recall@1 alike; collapse rates differ",
            _ => $"Recall@1 {(difference.Mean > 0 ? "above" : "below")} the geodesic one's; collapse rates differ",
        };
}
