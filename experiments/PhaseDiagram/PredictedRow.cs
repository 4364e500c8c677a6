using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using IsoTriplet.Experiments.Sweeps.Collected;

namespace IsoTriplet.Experiments.PhaseDiagram;

/// <summary>One drawn embedding of the predicted phase diagram.</summary>
/// <param name="Overlap">Class overlap; 1000: labels say nothing of places.</param>
/// <param name="Lower">Lower bound of d_haus(F, F_TS) / R(X).</param>
/// <param name="NearestSpread">The spread of the separated embedding found over that of F.</param>
/// <param name="Margin">alpha / R(X): the distance is that to F_TS^alpha.</param>
/// <param name="RadiusOverGap">With a margin: of the nearest member found the largest class radius over the least distance of class centres; 0 is class collapse.</param>
public sealed record PredictedRow(
    int Points,
    int Dimension,
    int Classes,
    double Overlap,
    string Distribution,
    int Seed,
    double Lower,
    string LowerFrom,
    double Upper,
    double ClassShare,
    double HardnessOverDiameter,
    double? NearestSpread,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] double Margin = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? RadiusOverGap = null
)
{
    /// <summary>The class overlap from which on labels say nothing of places.</summary>
    public const double NoStructure = 1000;

    /// <summary>The rows of a collected sweep of the program <c>predicted</c>; gaps and batches of one point are left out.</summary>
    public static IEnumerable<PredictedRow> Of(CollectedSweep sweep) => sweep.Rows(Of).OfType<PredictedRow>();

    private static PredictedRow? Of(JsonObject settings, JsonObject result) =>
        result["share_lower"] is null
            ? null
            : new(
                Json.Count(settings, "points"),
                Json.Count(settings, "dimension"),
                Json.Count(settings, "classes"),
                Json.Number(settings, "overlap")!.Value,
                Json.Text(settings, "distribution")!,
                (int)Json.Number(settings, "seed")!.Value,
                Json.Rounded(Json.Number(result, "share_lower"), Math.Floor)!.Value,
                Json.Text(result, "lower_from")!,
                Json.Rounded(Json.Number(result, "share_upper"), Math.Ceiling)!.Value,
                Json.Rounded(Json.Number(result, "class_radius") / Json.Number(result, "total_radius"))!.Value,
                Json.Rounded(Math.Max(0, Json.Number(result, "hardness") ?? 0) / Json.Number(result, "diameter")) ?? 0,
                Json.Rounded(Json.Number(result, "nearest_spread_ratio")),
                Json.Number(settings, "margin") ?? 0,
                Json.Number(settings, "margin") > 0
                    ? Json.Rounded(1 / (Json.Number(result, "nearest_centre_separation") ?? double.PositiveInfinity))
                    : null
            );
}
