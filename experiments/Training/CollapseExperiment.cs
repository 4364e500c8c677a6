using IsoTriplet.Training.Data;
using IsoTriplet.Training.Networks;
using IsoTriplet.Training.Observation;
using IsoTriplet.Training.Runs;

namespace IsoTriplet.Experiments.Training;

/// <summary>One run of <see cref="CollapseExperiment"/>.</summary>
/// <param name="BatchSize">N.</param>
/// <param name="Dimension">n.</param>
/// <param name="Initial">Where training began.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Status">Why the run ended.</param>
/// <param name="Collapse">The verdict on the observed batch at the end; null when the embedding was not finite.</param>
/// <param name="AlarmStep">Since when all said "total"; null: no alarm.</param>
/// <param name="Spread">The spread at the end.</param>
/// <param name="Loss">The loss of the observed batch at the end.</param>
/// <param name="TheoryLower">Lower bound of d_haus / R(X) before training: 1 means that the nearest Triplet-Separated embedding is total collapse.</param>
/// <param name="TheoryUpper">Upper bound of the same.</param>
/// <param name="RecallAt1">Recall@1 on held-out classes.</param>
public sealed record CollapseRow(
    int BatchSize,
    int Dimension,
    InitialState Initial,
    int Seed,
    TrainingStatus Status,
    CollapseKind? Collapse,
    long? AlarmStep,
    double Spread,
    double Loss,
    double TheoryLower,
    double TheoryUpper,
    double? RecallAt1
);

/// <summary>The size of <see cref="CollapseExperiment"/>.</summary>
public sealed record CollapseExperimentSettings
{
    /// <summary>K of each batch size; N = K times the training classes. Default: 4, 32.</summary>
    public IReadOnlyList<int> SamplesPerClass { get; init; } = [4, 32];

    /// <summary>Every n. Default: 2, 128.</summary>
    public IReadOnlyList<int> Dimensions { get; init; } = [2, 128];

    /// <summary>Where training begins. Default: random and collapsed.</summary>
    public IReadOnlyList<InitialState> Initial { get; init; } = [InitialState.Random, InitialState.Collapsed];

    /// <summary>The seeds. Default: 0, 1, 2.</summary>
    public IReadOnlyList<int> Seeds { get; init; } = [0, 1, 2];

    /// <summary>Everything else of a run. Default: batch hard, 150 steps, on the unit sphere, margin 0.2, Adam at 0.001.</summary>
    public TrainingOptions Training { get; init; } =
        new()
        {
            Network = new EmbedderOptions { Dimension = 1 },
            Steps = 150,
            CheckpointEvery = 0,
        };

    /// <summary>The work limit of the brackets of the batch before training; 0: none. Default: <see cref="TrainingBrackets.DefaultWork"/>.</summary>
    public double BracketWork { get; init; } = TrainingBrackets.DefaultWork;
}

/// <summary>Batch-hard training with N and n far apart and close, from random and from collapsed weights: does it collapse where [IAT]'s discussion says?</summary>
public static class CollapseExperiment
{
    /// <summary>Runs the grid, one run after the other.</summary>
    /// <param name="data">Training examples and held-out classes.</param>
    /// <param name="settings">The size; null: the small defaults (24 runs).</param>
    /// <param name="done">Told after each run.</param>
    /// <param name="cancel">Ends the grid after the run in progress.</param>
    /// <returns>The rows of the finished runs, by N, n, beginning, seed.</returns>
    public static IReadOnlyList<CollapseRow> Run(
        DataSplit data,
        CollapseExperimentSettings? settings = null,
        Action<CollapseRow>? done = null,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(data);
        settings ??= new CollapseExperimentSettings();
        var cells =
            from k in settings.SamplesPerClass
            from n in settings.Dimensions
            from initial in settings.Initial
            from seed in settings.Seeds
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
            TrainingResult result = Trainer.Run(data, options, new TrainingHooks { Brackets = Beforehand(settings, cancel) }, cancel);
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
        CollapseExperimentSettings settings,
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
        return new CollapseRow(
            result.BatchSize,
            result.Dimension,
            options.Network.Initial,
            options.Seed,
            result.Status,
            result.Last?.Verdict.Kind,
            result.Alarm?.Step,
            result.Last?.Geometry.Spread ?? double.NaN,
            result.Last?.Loss ?? double.NaN,
            theory is null ? double.NaN : theory.Hausdorff.Lower / theory.EnclosingRadius,
            theory is null ? double.NaN : theory.Hausdorff.Upper / theory.EnclosingRadius,
            result.HeldOut?.RecallAt1
        );
    }
}
