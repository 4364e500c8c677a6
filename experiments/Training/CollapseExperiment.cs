using System.Text.Json.Serialization;
using IsoTriplet.Training.Data;
using IsoTriplet.Training.Networks;
using IsoTriplet.Training.Observation;
using IsoTriplet.Training.Runs;

namespace IsoTriplet.Experiments.Training;

/// <summary>One run of <see cref="CollapseExperiment"/>.</summary>
/// <param name="Initial">Where training began: random or collapsed.</param>
/// <param name="Collapse">The verdict on the observed batch at the end; null when the embedding was not finite.</param>
/// <param name="AlarmStep">Since when all said "total"; null: no alarm.</param>
/// <param name="Spread">The spread at the end.</param>
/// <param name="EffectiveRank">The effective rank at the end.</param>
/// <param name="Loss">The loss of the observed batch at the end.</param>
/// <param name="Hardness">H of the observed batch at the end.</param>
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
    /// <param name="data">Training examples and held-out classes.</param>
    /// <param name="settings">The size; null: the defaults.</param>
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
            ExperimentWords.Of(options.Network.Initial),
            options.Seed,
            ExperimentWords.Of(result.Status),
            last is null ? null : ExperimentWords.Of(last.Verdict.Kind),
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
