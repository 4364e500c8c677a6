using System.Text.Json.Serialization;

namespace IsoTriplet.Experiments.Training;

/// <summary>All seeds of one data set, strategy and distance.</summary>
/// <param name="Distance">The distance of the loss.</param>
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
/// <param name="MadeBy">The command that makes the file.</param>
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
)
{
    /// <summary>The name of the file.</summary>
    public const string Name = "distance-runs";

    /// <summary>Compares runs.</summary>
    /// <param name="madeBy">The command that makes the file.</param>
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

    /// <summary>The lines that a person reads: cells, comparisons, verdict.</summary>
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
