using System.Text.Json.Serialization;
using IsoTriplet.Experiments.Statistics;
using IsoTriplet.Hausdorff.Collapse;
using IsoTriplet.Training.Data;
using IsoTriplet.Training.Observation;

namespace IsoTriplet.Experiments.Training;

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
/// <param name="MadeBy">The command that makes the file.</param>
/// <param name="Thresholds">The thresholds of the collapse verdict.</param>
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
)
{
    /// <summary>The name of the file.</summary>
    public const string Name = "collapse-runs";

    /// <summary>Counts runs into cells.</summary>
    /// <param name="madeBy">The command that makes the file.</param>
    /// <param name="seed">The first seed, and that of the bootstrap.</param>
    /// <param name="settings">The settings of the runs.</param>
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

    /// <summary>The lines of the table that a person reads.</summary>
    /// <returns>A header and a line a cell.</returns>
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
