using System.Text.Json.Nodes;
using IsoTriplet.Training.Data;
using IsoTriplet.Training.Observation;
using IsoTriplet.Training.Runs;

namespace IsoTriplet.Experiments.Sweeps.Programs;

/// <summary>A training run as one row of the observed phase diagram.</summary>
internal sealed class ObservedRun
{
    /// <summary>How many observations a run has after the first.</summary>
    internal const int Observations = 12;

    private Prediction? _prediction;

    /// <summary>Watches a run.</summary>
    /// <param name="predictionWork">The work of the prediction for the first batch; 0: none.</param>
    internal ObservedRun(double predictionWork, CancellationToken cancel) =>
        Hooks = new TrainingHooks
        {
            ThicknessEffort = 0,
            Brackets = (points, labels) =>
            {
                // The first observation alone: what the theory says beforehand.
                if (_prediction is null && predictionWork > 0)
                {
                    _prediction = Prediction.Of(points, labels, predictionWork, cancel);
                }
                return null;
            },
        };

    internal TrainingHooks Hooks { get; }

    internal static JsonObject Of(DataSplit data, TrainingOptions options, double predictionWork, CancellationToken cancel)
    {
        ObservedRun watch = new(predictionWork, cancel);
        TrainingResult result = Trainer.Run(data, options, watch.Hooks, cancel);
        cancel.ThrowIfCancellationRequested();
        return watch.Row(result, options);
    }

    internal JsonObject Row(TrainingResult result, TrainingOptions options) =>
        new()
        {
            ["batch_size"] = result.BatchSize,
            ["status"] = Word(result.Status),
            // The two outcomes: of size (two observations in a row said "total") and of order.
            ["contracted"] = result.Alarm is not null,
            ["contracted_step"] = result.Alarm?.Step,
            ["lost"] = result.Lost,
            ["at_chance"] = result.AtChance,
            ["verdict"] = result.Last is { } end ? Word(end.Verdict.Kind) : null,
            ["spread"] = Finite(result.Last?.Geometry.Spread),
            ["loss"] = Finite(result.Last?.Loss),
            ["margin_gap"] = Finite(result.Last?.Loss - options.LossSettings.Margin),
            ["recall_at_1"] = Finite(result.HeldOut?.RecallAt1),
            ["untrained_recall_at_1"] = Finite(result.Untrained?.RecallAt1),
            ["chance_at_1"] = Finite(result.HeldOut?.ChanceAt1),
            ["first_loss"] = Finite(result.First?.Loss),
            ["first_hardness"] = Finite(result.First?.Hardness),
            ["first_mean_hardness"] = Finite(result.First?.MeanHardness),
            ["first_diameter"] = Finite(result.First?.Geometry.Diameter),
            ["first_spread"] = Finite(result.First?.Geometry.Spread),
            ["first_effective_rank"] = Finite(result.First?.Geometry.EffectiveRank),
            ["first_recall_at_1"] = Finite(result.First?.BatchRecallAt1),
            ["prediction"] = _prediction?.ToJson(),
        };

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static double? Finite(double? value) => value is { } x && double.IsFinite(x) ? x : null;
}
