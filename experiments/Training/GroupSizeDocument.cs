using System.Text.Json.Serialization;
using IsoTriplet.Training.Data;

namespace IsoTriplet.Experiments.Training;

/// <summary>All seeds of one data set, loss, strategy and group size.</summary>
/// <param name="Collapsed">How many were totally collapsed at the end.</param>
/// <param name="RecallAt1">Mean Recall@1 on held-out classes, with a 95 % interval.</param>
/// <param name="MeanAveragePrecisionAtR">Mean MAP@R of the same.</param>
/// <param name="DifferenceToFirst">Mean difference of Recall@1 to the first loss, seed by seed, with a 95 % interval; null for that loss itself.</param>
public sealed record GroupSizeCell(
    string Data,
    string Loss,
    string Mining,
    int GroupSize,
    int Runs,
    int Collapsed,
    [property: JsonPropertyName("recall_at_1")] MeanInterval? RecallAt1,
    [property: JsonPropertyName("map_at_r")] MeanInterval? MeanAveragePrecisionAtR,
    MeanInterval? DifferenceToFirst
);

/// <summary>group-size.json.</summary>
/// <param name="MadeBy">The command that makes the file.</param>
/// <param name="Settings">What the runs share, one a data set.</param>
/// <param name="Cells">One loss, strategy and group size each.</param>
public sealed record GroupSizeDocument(
    string MadeBy,
    int Seed,
    int Dimension,
    IReadOnlyList<ExperimentSetting> Settings,
    IReadOnlyList<GroupSizeCell> Cells,
    IReadOnlyList<GroupSizeRow> Runs
)
{
    /// <summary>The name of the file.</summary>
    public const string Name = "group-size";

    /// <summary>Counts runs into cells.</summary>
    /// <param name="madeBy">The command that makes the file.</param>
    /// <param name="seed">The first seed, and that of the bootstrap.</param>
    /// <param name="settings">The settings of the runs.</param>
    public static GroupSizeDocument Of(
        string madeBy,
        int seed,
        IReadOnlyList<DataSplit> data,
        GroupSizeSettings settings,
        IReadOnlyList<GroupSizeRow> rows
    ) =>
        new GroupSizeDocument(
            madeBy,
            seed,
            settings.Training.Network.Dimension,
            [.. data.Select(d => ExperimentSetting.Of(d, settings.Training) with { Loss = null, Mining = null, Margin = null })],
            [.. rows.GroupBy(r => (r.Data, r.Mining, r.Loss, r.GroupSize)).Select(g => Cell([.. g], rows, settings.Losses[0], seed))],
            rows
        );

    /// <summary>The lines of the table that a person reads.</summary>
    /// <returns>A header and a line a cell.</returns>
    public IEnumerable<string> Lines() =>
        Cells
            .Select(c =>
                $"{c.Data, -15}{c.Mining, -16}{c.Loss, -14}{c.GroupSize, 5}{$"{c.Collapsed} of {c.Runs}", 11}  {c.RecallAt1?.Text ?? "-", -28}"
                + (
                    c.DifferenceToFirst is { } d
                        ? $"{d.Mean:+0.0000;-0.0000;0.0000} [{d.Lower:+0.0000;-0.0000;0.0000}, {d.Upper:+0.0000;-0.0000;0.0000}]"
                        : "-"
                )
            )
            .Prepend(
                $"{"data", -15}{"mining", -16}{"loss", -14}{"K", 5}{"contracted", 11}  {"Recall@1, 95 %", -28}less first loss, paired"
            );

    private static GroupSizeCell Cell(GroupSizeRow[] mine, IReadOnlyList<GroupSizeRow> all, string reference, int seed)
    {
        GroupSizeRow one = mine[0];
        IEnumerable<double?> differences =
            from a in mine
            join b in all.Where(r => r.Loss == reference)
                on (a.Data, a.Mining, a.GroupSize, a.Seed) equals (b.Data, b.Mining, b.GroupSize, b.Seed)
            select a.RecallAt1 - b.RecallAt1;
        return new GroupSizeCell(
            one.Data,
            one.Loss,
            one.Mining,
            one.GroupSize,
            mine.Length,
            mine.Count(r => r.Collapsed),
            MeanInterval.Of(mine.Select(r => r.RecallAt1), seed),
            MeanInterval.Of(mine.Select(r => r.MeanAveragePrecisionAtR), seed),
            one.Loss == reference ? null : MeanInterval.Of(differences, seed)
        );
    }
}
