using IsoTriplet.Experiments.Statistics;

namespace IsoTriplet.Experiments.PhaseDiagram;

/// <summary>One cell of the observed diagram.</summary>
/// <param name="Points">N.</param>
/// <param name="Dimension">n.</param>
/// <param name="Overlap">Class overlap.</param>
/// <param name="Runs">How many runs.</param>
/// <param name="Collapsed">In how many the alarm was raised.</param>
/// <param name="EndedTotal">How many ended collapsed.</param>
/// <param name="Share">Collapsed / runs.</param>
/// <param name="Lower">Wilson's lower end, 95 %.</param>
/// <param name="Upper">Wilson's upper end.</param>
public sealed record ObservedCell(
    int Points,
    int Dimension,
    double Overlap,
    int Runs,
    int Collapsed,
    int EndedTotal,
    double Share,
    double Lower,
    double Upper
)
{
    /// <summary>Groups runs by N, n and overlap.</summary>
    /// <param name="rows">Runs on synthetic data.</param>
    /// <returns>The cells in that order.</returns>
    public static IReadOnlyList<ObservedCell> Of(IEnumerable<ObservedRow> rows) =>
        [
            .. from row in rows
            group row by (row.Overlap, row.Points, row.Dimension) into cell
            orderby cell.Key
            select Of(cell.Key.Points, cell.Key.Dimension, cell.Key.Overlap!.Value, [.. cell]),
        ];

    private static ObservedCell Of(int points, int dimension, double overlap, ObservedRow[] rows)
    {
        int collapsed = rows.Count(r => r.Collapsed);
        Proportion share = Proportion.Of(collapsed, rows.Length);
        return new ObservedCell(
            points,
            dimension,
            overlap,
            rows.Length,
            collapsed,
            rows.Count(r => r.Ended == "total"),
            share.Share!.Value,
            share.Interval.Lower,
            share.Interval.Upper
        );
    }
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
    string Verdict
)
{
    /// <summary>Groups draws by everything but the seed.</summary>
    /// <param name="rows">Draws.</param>
    /// <returns>The cells by distribution, overlap, classes, N and n.</returns>
    public static IReadOnlyList<PredictedCell> Of(IEnumerable<PredictedRow> rows) =>
        [
            .. from row in rows
            group row by (row.Distribution, row.Overlap, row.Classes, row.Points, row.Dimension) into cell
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
                CollapseRule.Judge(lower, upper).ToString().ToLowerInvariant()
            ),
        ];
}
