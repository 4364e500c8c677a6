namespace IsoTriplet.Experiments.PhaseDiagram;

/// <summary>One cell of the two observed diagrams: contraction, and loss.</summary>
/// <param name="Overlap">Class overlap; null for data that have none.</param>
/// <param name="ContractedLower">Wilson's lower end, 95 %.</param>
/// <param name="Judged">How many runs say what their network did before any step.</param>
/// <param name="LostShare">Lost / judged; null without one.</param>
/// <param name="LostLower">Wilson's lower end, 95 %.</param>
/// <param name="AtChance">How many runs ended no better than guessing.</param>
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
public sealed record OtherDataCell(string Data, string Setting, ObservedCell Cell)
{
    /// <summary>Groups runs by data, setting, N, n and overlap.</summary>
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
/// <param name="Lower">The smallest lower bound of the score.</param>
/// <param name="Middle">The mean of the brackets' middles: what is drawn, no bound.</param>
/// <param name="Verdict">collapsed, not or undecided, of all draws together.</param>
/// <param name="RadiusOverGap">With a margin: the mean of the nearest members' class radius over gap.</param>
/// <param name="NotCollapsed">With a margin: draws whose distance is certified to be below max_i R(X^i), which every class collapse is away at least.</param>
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
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? RadiusOverGap,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? NotCollapsed
)
{
    // The class radius is rounded to nearest where rows are made.
    private const double Digit = 1e-5;

    /// <summary>Groups draws by everything but the seed.</summary>
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
                JsonText.Small(PredictedCollapseRule.Judge(lower, upper)),
                cell.Key.Margin,
                Json.Rounded(cell.Average(r => r.RadiusOverGap)),
                cell.Key.Margin > 0 ? cell.Count(r => r.Upper < r.ClassShare - Digit) : null
            ),
        ];
}
