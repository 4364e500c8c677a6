using System.Text.Json;
using System.Text.Json.Nodes;
using IsoTriplet.Hausdorff.Retrieval;
using IsoTriplet.Isometry;
using IsoTriplet.Numerics.Blas;
using IsoTriplet.Training.Observation;

namespace IsoTriplet.Training.Runs;

/// <summary>The JSON of result.json and of <c>train --json</c>.</summary>
public static class ResultDocument
{
    internal static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The document as a text of several lines.</summary>
    /// <param name="result">The result.</param>
    /// <returns>JSON.</returns>
    public static string Text(TrainingResult result) => Of(result).ToJsonString(Indented);

    /// <summary>Writes a result as JSON; numbers that are not finite become null.</summary>
    /// <param name="result">The result.</param>
    /// <returns>The document.</returns>
    public static JsonObject Of(TrainingResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new JsonObject
        {
            ["status"] = RunConfiguration.Name(result.Status),
            ["message"] = result.Message,
            ["steps"] = result.Steps,
            ["batch_size"] = result.BatchSize,
            ["dimension"] = result.Dimension,
            ["collapse"] = new JsonObject
            {
                ["verdict"] = result.Last is { } last ? RunConfiguration.Name(last.Verdict.Kind) : null,
                ["contracted"] = result.Last?.Verdict.Contracted,
                ["lost"] = result.Last?.Verdict.Lost,
                ["headline"] = result.Last?.Verdict.Headline,
                ["reason"] = result.Last?.Verdict.Reason,
                ["spells"] = new JsonArray([
                    .. result.Spells.Select(s => new JsonObject
                    {
                        ["from"] = s.From,
                        ["to"] = s.To,
                        ["recovered"] = s.Recovered,
                    }),
                ]),
                ["alarm_step"] = result.Alarm?.Step,
                ["alarm_reason"] = result.Alarm?.Reason,
            },
            ["outcome"] = new JsonObject
            {
                ["contracted"] = result.Alarm is not null,
                ["lost"] = result.Lost,
                ["at_chance"] = result.AtChance,
            },
            ["theory_beforehand"] = Theory(result.First),
            ["first"] = Observation(result.First),
            ["last"] = Observation(result.Last),
            ["diverged"] = result.Divergence,
            ["margin_out_of_reach"] = result.Unreachable,
            ["no_gradient"] = result.NoGradient,
            ["advice"] = new JsonArray([
                .. result.Advice.Select(a => new JsonObject
                {
                    ["try"] = a.Try,
                    ["evidence"] = a.Evidence,
                    ["limits"] = a.Limits,
                }),
            ]),
            ["held_out"] = Retrieval(result.HeldOut),
            ["held_out_untrained"] = Retrieval(result.Untrained),
            ["kernel"] = BlasLibrary.Kernel,
            ["held_out_classes"] = new JsonArray([.. result.HeldOutClasses.Select(c => JsonValue.Create(c))]),
        };
    }

    // The hypothesis of [IAT]: batch-hard training collapses where the nearest Triplet-Separated embedding is collapsed.
    private static JsonObject? Theory(BatchObservation? first) =>
        first?.Brackets is not { } brackets
            ? null
            : new JsonObject
            {
                ["d_haus"] = Pair(brackets.Hausdorff),
                ["d_iso"] = Pair(brackets.Isometric),
                ["enclosing_radius"] = Number(brackets.EnclosingRadius),
                ["largest_class_radius"] = Number(brackets.LargestClassRadius),
                ["of_total_collapse"] = Pair(Over(brackets.Hausdorff, brackets.EnclosingRadius)),
                ["of_class_collapse"] = Pair(Over(brackets.Hausdorff, brackets.LargestClassRadius)),
            };

    private static JsonObject? Observation(BatchObservation? observation) =>
        observation is null
            ? null
            : new JsonObject
            {
                ["step"] = observation.Step,
                ["loss"] = Number(observation.Loss),
                ["active_share"] = Number(observation.ActiveShare),
                ["hardness"] = observation.Hardness is { } h ? Number(h) : null,
                ["mean_hardness"] = observation.MeanHardness is { } mean ? Number(mean) : null,
                ["d_ap"] = Number(observation.PositiveDistance),
                ["d_an"] = Number(observation.NegativeDistance),
                ["spread"] = Number(observation.Geometry.Spread),
                ["relative_spread"] = Number(observation.Geometry.RelativeSpread),
                ["spread_ratio"] = Number(observation.SpreadRatio),
                ["diameter"] = Number(observation.Geometry.Diameter),
                ["effective_rank"] = Number(observation.Geometry.EffectiveRank),
                ["centre_separation"] = Number(observation.Geometry.CentreSeparation),
                ["thickness"] = observation.Thickness is { } thickness ? Pair(thickness) : null,
                ["batch_recall_at_1"] = Number(observation.BatchRecallAt1),
                ["d_haus"] = observation.Brackets is { } b ? Pair(b.Hausdorff) : null,
                ["d_iso"] = observation.Brackets is { } c ? Pair(c.Isometric) : null,
            };

    private static JsonObject? Retrieval(RetrievalMetrics? metrics) =>
        metrics is null
            ? null
            : new JsonObject
            {
                ["queries"] = metrics.Queries,
                ["queries_left_out"] = metrics.QueriesLeftOut,
                ["recall_at_1"] = metrics.RecallAt1,
                ["recall_at_2"] = metrics.RecallAt2,
                ["recall_at_4"] = metrics.RecallAt4,
                ["recall_at_8"] = metrics.RecallAt8,
                ["map_at_r"] = metrics.MeanAveragePrecisionAtR,
                ["precision_at_r"] = metrics.PrecisionAtR,
                ["chance_at_1"] = metrics.ChanceAt1,
            };

    private static Enclosure Over(Enclosure bracket, double scale) => new(bracket.Lower / scale, bracket.Upper / scale);

    private static JsonObject Pair(Enclosure bracket) => new() { ["lower"] = Number(bracket.Lower), ["upper"] = Number(bracket.Upper) };

    private static JsonValue? Number(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;
}
