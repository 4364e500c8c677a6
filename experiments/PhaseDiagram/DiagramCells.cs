using System.Text.Json.Serialization;
using IsoTriplet.Experiments.Statistics;

namespace IsoTriplet.Experiments.PhaseDiagram;

/// <summary>One cell of the two observed diagrams: contraction, and loss.</summary>
/// <param name="Points">N.</param>
/// <param name="Dimension">n.</param>
/// <param name="Overlap">Class overlap; null for data that have none.</param>
/// <param name="Runs">How many runs.</param>
/// <param name="Contracted">How many contracted.</param>
/// <param name="ContractedAtEnd">How many ended so.</param>
/// <param name="ContractedShare">Contracted / runs.</param>
/// <param name="ContractedLower">Wilson's lower end, 95 %.</param>
/// <param name="ContractedUpper">Wilson's upper end.</param>
/// <param name="Judged">How many runs say what their network did before any step.</param>
/// <param name="Lost">How many of them lost.</param>
/// <param name="LostShare">Lost / judged; null without one.</param>
/// <param name="LostLower">Wilson's lower end, 95 %.</param>
/// <param name="LostUpper">Wilson's upper end.</param>
/// <param name="AtChance">How many runs ended no better than guessing.</param>
/// <param name="RecallAt1">Mean held-out Recall@1.</param>
/// <param name="UntrainedRecallAt1">Its mean before any step.</param>
/// <param name="MeanHardness">Mean of the first batches' mean hardness.</param>
public sealed record ObservedCell(
    int Points,
    int Dimension,
    double? Overlap,
    int Runs,
    int Contracted,
    int ContractedAtEnd,
    double ContractedShare,
    double ContractedLower,
    double ContractedUpper,
    int Judged,
    int Lost,
    double? LostShare,
    double LostLower,
    double LostUpper,
    int AtChance,
    double? RecallAt1,
    double? UntrainedRecallAt1,
    double? MeanHardness
)
{
    /// <summary>Groups runs by N, n and overlap.</summary>
    /// <param name="rows">Runs.</param>
    /// <returns>The cells in that order.</returns>
    public static IReadOnlyList<ObservedCell> Of(IEnumerable<ObservedRow> rows) =>
        [
            .. from row in rows
            group row by (row.Overlap, row.Points, row.Dimension) into cell
            orderby cell.Key
            select Of(cell.Key.Points, cell.Key.Dimension, cell.Key.Overlap, [.. cell]),
        ];

    private static ObservedCell Of(int points, int dimension, double? overlap, ObservedRow[] rows)
    {
        Proportion contracted = Proportion.Of(rows.Count(r => r.Contracted), rows.Length);
        Proportion lost = Proportion.Of(rows.Count(r => r.Lost == true), rows.Count(r => r.Lost is not null));
        return new ObservedCell(
            points,
            dimension,
            overlap,
            rows.Length,
            contracted.Successes,
            rows.Count(r => r.Ended == "total"),
            contracted.Share!.Value,
            contracted.Interval.Lower,
            contracted.Interval.Upper,
            lost.Trials,
            lost.Successes,
            lost.Share,
            lost.Interval.Lower,
            lost.Interval.Upper,
            rows.Count(r => r.AtChance == true),
            Json.Rounded(rows.Average(r => r.RecallAt1)),
            Json.Rounded(rows.Average(r => r.UntrainedRecallAt1)),
            Json.Rounded(rows.Average(r => r.MeanHardness))
        );
    }
}

/// <summary>Runs on other data than the main grid's.</summary>
/// <param name="Data">The data.</param>
/// <param name="Setting">The setting, as <see cref="ObservedRow.Setting"/>.</param>
/// <param name="Cell">The figures.</param>
public sealed record OtherDataCell(string Data, string Setting, ObservedCell Cell)
{
    /// <summary>Groups runs by data, setting, N, n and overlap.</summary>
    /// <param name="rows">Runs.</param>
    /// <returns>The cells in that order.</returns>
    public static IReadOnlyList<OtherDataCell> All(IEnumerable<ObservedRow> rows) =>
        [
            .. from row in rows
            group row by (row.Data, row.Setting) into kind
            orderby kind.Key
            from cell in ObservedCell.Of(kind)
            select new OtherDataCell(kind.Key.Data, kind.Key.Setting, cell),
        ];
}

/// <summary>One cell of the predicted diagram.</summary>
/// <param name="Points">N.</param>
/// <param name="Dimension">n.</param>
/// <param name="Classes">c.</param>
/// <param name="Overlap">Class overlap.</param>
/// <param name="Distribution">Where the points lie.</param>
/// <param name="Draws">How many embeddings.</param>
/// <param name="Lower">The smallest lower bound of the score.</param>
/// <param name="Upper">The largest upper bound.</param>
/// <param name="Middle">The mean of the brackets' middles: what is drawn, no bound.</param>
/// <param name="Verdict">collapsed, not or undecided, of all draws together.</param>
/// <param name="Margin">alpha / R(X).</param>
/// <param name="RadiusOverGap">With a margin: the mean of the nearest members' class radius over gap.</param>
public sealed record PredictedCell(
    int Points,
    int Dimension,
    int Classes,
    double Overlap,
    string Distribution,
    int Draws,
    double Lower,
    double Upper,
    double Middle,
    string Verdict,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] double Margin,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? RadiusOverGap
)
{
    /// <summary>Groups draws by everything but the seed.</summary>
    /// <param name="rows">Draws.</param>
    /// <returns>The cells by distribution, overlap, classes, N and n.</returns>
    public static IReadOnlyList<PredictedCell> Of(IEnumerable<PredictedRow> rows) =>
        [
            .. from row in rows
            group row by (row.Distribution, row.Overlap, row.Classes, row.Margin, row.Points, row.Dimension) into cell
            orderby cell.Key
            let lower = cell.Min(r => r.Lower)
            let upper = cell.Max(r => r.Upper)
            select new PredictedCell(
                cell.Key.Points,
                cell.Key.Dimension,
                cell.Key.Classes,
                cell.Key.Overlap,
                cell.Key.Distribution,
                cell.Count(),
                lower,
                upper,
                cell.Average(r => (r.Lower + r.Upper) / 2),
                PredictedCollapseRule.Judge(lower, upper).ToString().ToLowerInvariant(),
                cell.Key.Margin,
                Json.Rounded(cell.Average(r => r.RadiusOverGap))
            ),
        ];
}
