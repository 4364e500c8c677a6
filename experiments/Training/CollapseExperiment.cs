using IsoTriplet.Hausdorff.Collapse;
using IsoTriplet.Training.Networks;
using IsoTriplet.Training.Observation;

namespace IsoTriplet.Experiments.Training;

/// <summary>One run of <see cref="CollapseExperiment"/>.</summary>
/// <param name="Initial">Where training began: random or collapsed.</param>
/// <param name="Collapse">The verdict on the observed batch at the end; null when the embedding was not finite.</param>
/// <param name="AlarmStep">Since when all said "total"; null: no alarm.</param>
/// <param name="TheoryLower">Lower bound of d_haus / R(X) before training: 1 means that the nearest Triplet-Separated embedding is total collapse.</param>
/// <param name="TheoryUpper">Upper bound of the same.</param>
public sealed record CollapseRow(
    int BatchSize,
    int Dimension,
    string Initial,
    int Seed,
    string Status,
    string? Collapse,
    long? AlarmStep,
    double? Spread,
    double? EffectiveRank,
    double? Loss,
    double? Hardness,
    double? TheoryLower,
    double? TheoryUpper,
    [property: JsonPropertyName("recall_at_1")] double? RecallAt1
)
{
    /// <summary>True when the observed batch was contracted at the end, its triples not all ranked right.</summary>
    public bool Collapsed => Collapse == "total";
}

/// <summary>Batch-hard training with N and n far apart and close, from random and from collapsed weights: does it contract where [IAT]'s discussion says?</summary>
public static class CollapseExperiment
{
    /// <summary>Runs the grid, one run after the other.</summary>
    /// <param name="cancel">Ends the grid after the run in progress.</param>
    /// <returns>The rows of the finished runs, by N, n, beginning, seed.</returns>
    public static IReadOnlyList<CollapseRow> Run(
        DataSplit data,
        CollapseSettings? settings = null,
        int firstSeed = 0,
        Action<CollapseRow>? done = null,
        CancellationToken cancel = default
    )
    {
        settings ??= new CollapseSettings();
        var cells =
            from k in settings.SamplesPerClass
            from n in settings.Dimensions
            from initial in settings.Initial
            from seed in Enumerable.Range(firstSeed, settings.Seeds)
            select (k, n, initial, seed);
        List<CollapseRow> rows = [];
        foreach ((int k, int n, InitialState initial, int seed) in cells)
        {
            TrainingOptions options = settings.Training with
            {
                Network = settings.Training.Network with { Dimension = n, Initial = initial },
                ClassesPerBatch = Math.Min(settings.Training.ClassesPerBatch, data.Train.Labels.Classes),
                SamplesPerClass = k,
                Seed = seed,
            };
            TrainingHooks hooks = new() { ThicknessEffort = 0, Brackets = Beforehand(settings, cancel) };
            TrainingResult result = Trainer.Run(data, options, hooks, cancel);
            if (result.Status == TrainingStatus.Cancelled)
            {
                break;
            }
            rows.Add(Row(result, options));
            done?.Invoke(rows[^1]);
        }
        return rows;
    }

    // Brackets of the first observation alone: what the theory says beforehand.
    private static Func<Numerics.Embedding, Numerics.Labels, BatchBrackets?>? Beforehand(
        CollapseSettings settings,
        CancellationToken cancel
    )
    {
        Func<Numerics.Embedding, Numerics.Labels, BatchBrackets?>? solver = TrainingBrackets.Solver(settings.BracketWork, cancel);
        bool asked = false;
        return solver is null
            ? null
            : (points, labels) =>
            {
                (bool first, asked) = (!asked, true);
                return first ? solver(points, labels) : null;
            };
    }

    private static CollapseRow Row(TrainingResult result, TrainingOptions options)
    {
        BatchBrackets? theory = result.First?.Brackets;
        BatchObservation? last = result.Last;
        return new CollapseRow(
            result.BatchSize,
            result.Dimension,
            JsonText.Small(options.Network.Initial),
            options.Seed,
            JsonText.Small(result.Status),
            last is null ? null : JsonText.Small(last.Verdict.Kind),
            result.Alarm?.Step,
            last?.Geometry.Spread,
            last?.Geometry.EffectiveRank,
            last?.Loss,
            last?.Hardness,
            theory?.Hausdorff.Lower / theory?.EnclosingRadius,
            theory?.Hausdorff.Upper / theory?.EnclosingRadius,
            result.HeldOut?.RecallAt1
        );
    }
}

/// <summary>The size of <see cref="CollapseExperiment"/>.</summary>
public sealed record CollapseSettings : ExperimentSettings
{
    /// <summary>K of each batch size; N = K times the training classes. Default: 4, 16, 64.</summary>
    public IReadOnlyList<int> SamplesPerClass { get; init; } = [4, 16, 64];

    /// <summary>Every n. Default: 2, 8, 32, 128.</summary>
    public IReadOnlyList<int> Dimensions { get; init; } = [2, 8, 32, 128];

    /// <summary>Where training begins. Default: random and collapsed.</summary>
    public IReadOnlyList<InitialState> Initial { get; init; } = [InitialState.Random, InitialState.Collapsed];

    /// <summary>How many seeds, from 0. Default: 10.</summary>
    public int Seeds { get; init; } = 10;

    /// <summary>Everything else of a run. Default: batch hard, 300 steps, on the unit sphere, margin 0.2, Adam at 0.001.</summary>
    public override TrainingOptions Training { get; init; } =
        new()
        {
            Network = new EmbedderOptions { Dimension = 1 },
            Steps = 300,
            CheckpointEvery = 0,
            Threads = 1,
        };

    /// <summary>The work limit of the brackets of the batch before training; 0: none. Default: <see cref="TrainingBrackets.DefaultWork"/>.</summary>
    public double BracketWork { get; init; } = TrainingBrackets.DefaultWork;

    public static CollapseSettings For(ExperimentSize size)
    {
        CollapseSettings normal = new();
        return size switch
        {
            ExperimentSize.Quick => normal with
            {
                SamplesPerClass = [4, 32],
                Dimensions = [2, 32],
                Seeds = 2,
                Training = normal.Training with { Steps = 100 },
                BracketWork = 0,
            },
            ExperimentSize.Full => normal with
            {
                SamplesPerClass = [4, 16, 64, 256],
                Dimensions = [2, 8, 32, 128, 512],
                Training = normal.Training with { Steps = 2000 },
            },
            _ => normal,
        };
    }
}

/// <summary>All seeds of one N, n and beginning.</summary>
/// <param name="Initial">Where training began: random or collapsed.</param>
/// <param name="Collapsed">How many were totally collapsed at the end.</param>
/// <param name="CollapseRate">Their share, with a 95 % interval.</param>
/// <param name="Alarmed">How many raised the alarm at some step, whether they recovered or not.</param>
/// <param name="NonFinite">How many ended at a number that is not finite.</param>
/// <param name="RecallAt1">Mean Recall@1 on held-out classes, with a 95 % interval; null when no run has one.</param>
/// <param name="TheoryLower">Mean lower bound of d_haus / R(X) before training; null when it was not bracketed.</param>
/// <param name="TheoryUpper">Mean upper bound of the same.</param>
public sealed record CollapseCell(
    int BatchSize,
    int Dimension,
    string Initial,
    int Runs,
    int Collapsed,
    ShareInterval CollapseRate,
    int Alarmed,
    int NonFinite,
    [property: JsonPropertyName("recall_at_1")] MeanInterval? RecallAt1,
    double? TheoryLower,
    double? TheoryUpper
);

/// <summary>How well something known before training ranks the runs that contract above those that do not.</summary>
/// <param name="Initial">The runs: random, collapsed, or all.</param>
/// <param name="Area">The area under the ROC curve; 0.5 is chance.</param>
/// <param name="Lower">Lower end of its 95 % interval, as if runs were independent of their cell.</param>
public sealed record CollapsePredictor(string Name, string Initial, double Area, double Lower, double Upper);

/// <summary>collapse-runs.json.</summary>
/// <param name="Predictors">What theory and batch shape say beforehand, against what happened.</param>
/// <param name="Cells">One N, n and beginning each.</param>
public sealed record CollapseDocument(
    string MadeBy,
    int Seed,
    ExperimentSetting Setting,
    CollapseThresholds Thresholds,
    IReadOnlyList<CollapsePredictor> Predictors,
    IReadOnlyList<CollapseCell> Cells,
    IReadOnlyList<CollapseRow> Runs
) : IExperimentDocument
{
    public const string Name = "collapse-runs";

    /// <param name="seed">The first seed, and that of the bootstrap.</param>
    public static CollapseDocument Of(
        string madeBy,
        int seed,
        DataSplit data,
        CollapseSettings settings,
        IReadOnlyList<CollapseRow> rows
    ) =>
        new CollapseDocument(
            madeBy,
            seed,
            ExperimentSetting.Of(data, settings.Training),
            settings.Training.Thresholds,
            Predict(rows),
            [.. rows.GroupBy(r => (r.BatchSize, r.Dimension, r.Initial)).Select(g => Cell([.. g], seed))],
            rows
        );

    public IEnumerable<object> Table() => Runs;

    public IEnumerable<string> Lines() =>
        CellLines()
            .Concat(
                Predictors
                    .Where(p => p.Initial == "all")
                    .Select(p => $"{p.Name} ranks the runs that contract above the others: AUC {p.Area:F3} [{p.Lower:F3}, {p.Upper:F3}]")
            );

    private IEnumerable<string> CellLines() =>
        Cells
            .Select(c =>
                $"{c.BatchSize, 5}{c.Dimension, 6}  {c.Initial, -10}{$"{c.Collapsed} of {c.Runs}", 10}  {$"[{c.CollapseRate.Lower:F2}, {c.CollapseRate.Upper:F2}]", -14}"
                + $"{c.Alarmed, 8}  {c.RecallAt1?.Text ?? "-", -26}{Theory(c)}"
            )
            .Prepend(
                $"{"N", 5}{"n", 6}  {"initial", -10}{"contracted", 10}  {"rate, 95 %", -14}{"alarmed", 8}  {"Recall@1, 95 %", -26}d_haus / R(X) before"
            );

    private static CollapsePredictor[] Predict(IReadOnlyList<CollapseRow> rows)
    {
        (string Name, Func<CollapseRow, double> Score)[] known =
        [
            ("d_haus / R(X)", r => (r.TheoryLower!.Value + r.TheoryUpper!.Value) / 2),
            ("N / n", r => (double)r.BatchSize / r.Dimension),
            ("N", r => r.BatchSize),
        ];
        return
        [
            .. from part in (string[])["random", "collapsed", "all"]
            let runs = rows.Where(r => r.TheoryLower is not null && r.TheoryUpper is not null && (part == "all" || r.Initial == part))
                .ToArray()
            from k in known
            let agreement = RankedAgreement.Of([.. runs.Select(k.Score)], [.. runs.Select(r => r.Collapsed)])
            where agreement is not null
            select new CollapsePredictor(k.Name, part, agreement.Area, agreement.Interval.Lower, agreement.Interval.Upper),
        ];
    }

    private static string Theory(CollapseCell cell) =>
        cell.TheoryLower is { } lower && cell.TheoryUpper is { } upper ? $"{lower:F3} .. {upper:F3}" : "-";

    private static CollapseCell Cell(CollapseRow[] rows, int seed)
    {
        int collapsed = rows.Count(r => r.Collapsed);
        return new CollapseCell(
            rows[0].BatchSize,
            rows[0].Dimension,
            rows[0].Initial,
            rows.Length,
            collapsed,
            ShareInterval.Of(collapsed, rows.Length),
            rows.Count(r => r.AlarmStep is not null),
            rows.Count(r => r.Collapse is null),
            MeanInterval.Of(rows.Select(r => r.RecallAt1), seed),
            rows.Average(r => r.TheoryLower),
            rows.Average(r => r.TheoryUpper)
        );
    }
}
