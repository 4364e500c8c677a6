using IsoTriplet.Experiments.Sweeps.Programs;

namespace IsoTriplet.Experiments.PhaseDiagram;

/// <summary>One training run of the observed phase diagram.</summary>
/// <param name="Overlap">Class overlap; null for data that are not synthetic.</param>
/// <param name="Setting">The other settings where they are not the program's defaults, as "name value, name value"; empty: all are.</param>
/// <param name="Contracted">Whether the batch contracted (<see cref="Outcomes.Contracted"/>).</param>
/// <param name="Ended">The verdict on the batch at the end: none, class, total, undecided; or <see cref="Diverged"/>.</param>
/// <param name="UntrainedRecallAt1">The same before any step.</param>
/// <param name="AtChance">Whether it is no better than guessing; null where that cannot be judged.</param>
/// <param name="HardnessOverDiameter">H / diameter of the first batch, before any step.</param>
/// <param name="MeanHardness">Mean over its anchors of farthest positive less nearest negative.</param>
/// <param name="PredictedLower">Lower bound of d_haus(F, F_TS) / R(X) of the first batch; null where it was not bracketed.</param>
/// <param name="PredictedUpper">Upper bound of the same.</param>
public sealed record ObservedRow(
    int Points,
    int ClassesPerBatch,
    int SamplesPerClass,
    int Dimension,
    string Data,
    double? Overlap,
    string Setting,
    int Seed,
    bool Contracted,
    long? ContractedStep,
    string? Ended,
    double? RecallAt1,
    double? UntrainedRecallAt1,
    double? ChanceAt1,
    bool? AtChance,
    double? HardnessOverDiameter,
    double? MeanHardness,
    double? Spread,
    double? PredictedLower,
    double? PredictedUpper
)
{
    /// <summary>The data set whose class overlap is a setting.</summary>
    public const string Synthetic = "synthetic";

    /// <summary>The end of a run with numbers that are not finite.</summary>
    public const string Diverged = "diverged";

    // What has a member of its own, and what changes nothing of the run.
    private static readonly string[] Apart =
        "classes_per_batch samples_per_class dimension data folder overlap seed device prediction_work prediction_points".Split(' ');

    private static readonly SweepSetting[] Others =
    [
        .. new ObservedProgram().Settings.Where(s => !Apart.Contains(s.Name, StringComparer.Ordinal)),
    ];

    /// <summary>Whether nothing was learned (<see cref="Outcomes.Lost"/>); null where the run does not say.</summary>
    public bool? Lost => RecallAt1 is { } after && UntrainedRecallAt1 is { } before ? after <= before : null;

    /// <summary>The rows of a collected sweep of the program <c>observed</c>; gaps are left out.</summary>
    public static IEnumerable<ObservedRow> Of(CollectedSweep sweep) => sweep.Rows(Of);

    /// <summary>What makes two runs the same one.</summary>
    internal (string, string, double?, int, int, int, int) Key =>
        (Data, Setting, Overlap, ClassesPerBatch, SamplesPerClass, Dimension, Seed);

    /// <summary>The runs, with a bracket where the same run has one elsewhere: the first batch before any step is a function of the settings.</summary>
    internal static IReadOnlyList<ObservedRow> Joined(IReadOnlyList<ObservedRow> rows)
    {
        ILookup<(string, string, double?, int, int, int, int), ObservedRow> bracketed = rows.Where(r => r.PredictedLower is not null)
            .ToLookup(r => r.Key);
        return
        [
            .. rows.Select(r =>
                r.PredictedLower is null && bracketed[r.Key].FirstOrDefault() is { } other
                    ? r with
                    {
                        PredictedLower = other.PredictedLower,
                        PredictedUpper = other.PredictedUpper,
                    }
                    : r
            ),
        ];
    }

    /// <summary>Name and value of what is not as by default.</summary>
    internal static IEnumerable<(string Name, string Value)> Parts(string setting) =>
        setting.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split(' ', 2)).Select(p => (p[0], p[^1]));

    /// <summary>The value of a setting that <see cref="Setting"/> does not name.</summary>
    internal static string Default(string name) => Others.FirstOrDefault(s => s.Name == name) is { } known ? Text(known.Default) : "";

    private static ObservedRow Of(JsonObject settings, JsonObject result)
    {
        string data = Json.Text(settings, "data")!;
        double? hardness = Json.Number(result, "first_hardness");
        JsonObject? prediction = result["prediction"]?.AsObject();
        return new ObservedRow(
            Json.Count(result, "batch_size"),
            Json.Count(settings, "classes_per_batch"),
            Json.Count(settings, "samples_per_class"),
            Json.Count(settings, "dimension"),
            data,
            data == Synthetic ? Json.Number(settings, "overlap") : null,
            SettingOf(settings),
            (int)Json.Number(settings, "seed")!.Value,
            (bool)result["contracted"]!,
            (long?)Json.Number(result, "contracted_step"),
            Json.Text(result, "status") == "nonfinite" ? Diverged : Json.Text(result, "verdict"),
            Json.Rounded(Json.Number(result, "recall_at_1")),
            Json.Rounded(Json.Number(result, "untrained_recall_at_1")),
            Json.Rounded(Json.Number(result, "chance_at_1")),
            (bool?)result["at_chance"],
            Json.Rounded(Math.Max(0, hardness ?? 0) / Json.Number(result, "first_diameter")),
            Json.Rounded(Json.Number(result, "first_mean_hardness")),
            Json.Rounded(Json.Number(result, "first_spread")),
            Json.Rounded(Json.Number(prediction, "share_lower"), Math.Floor),
            Json.Rounded(Json.Number(prediction, "share_upper"), Math.Ceiling)
        );
    }

    private static string SettingOf(JsonObject settings) =>
        string.Join(
            ", ",
            from setting in Others
            let value = settings[setting.Name]
            where value is not null
            let read = setting.Read(JsonSerializer.SerializeToElement(value))
            where !read.Equals(setting.Default)
            select $"{setting.Name} {Text(read)}"
        );

    private static string Text(object value) => Convert.ToString(value, CultureInfo.InvariantCulture)!.ToLowerInvariant();
}

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

/// <summary>Reads figures of cells.</summary>
internal static class Json
{
    private const double Digits = 1e5;

    internal static double? Number(JsonObject? json, string name) =>
        json?[name] is JsonValue value
            ? value.TryGetValue(out double real)
                ? real
                : value.TryGetValue(out long whole)
                    ? whole
                    : value.TryGetValue(out int small)
                        ? small
                        : null
            : null;

    /// <summary>A size.</summary>
    /// <exception cref="ArgumentException">It is no whole number, or below 1.</exception>
    internal static int Count(JsonObject json, string name)
    {
        double value = Number(json, name)!.Value;
        return value >= 1 && value <= int.MaxValue && double.IsInteger(value)
            ? (int)value
            : throw new ArgumentException($"\"{name}\" is {value}; a whole number of at least 1 was expected");
    }

    internal static string? Text(JsonObject json, string name) => (string?)json[name];

    /// <summary>Five decimals, so that kept tables are small; bounds go outwards.</summary>
    internal static double? Rounded(double? value, Func<double, double>? round = null) =>
        value is { } x && double.IsFinite(x) ? (round ?? Math.Round)(x * Digits) / Digits : null;
}
