namespace IsoTriplet.Experiments.PhaseDiagram;

/// <summary>From rows to the document: no row is looked at twice by hand.</summary>
public static class PhaseDiagramAnalysis
{
    private const int LinePoints = 25;
    private const double LargestDimension = 128;
    private const double SmallestDimension = 2;

    /// <summary>Analyses both diagrams.</summary>
    /// <param name="runs">Every run; the main grid is what has one composition for each N and all else as usual.</param>
    /// <param name="draws">Every drawn embedding.</param>
    /// <param name="madeBy">The command line.</param>
    /// <param name="gaps">Cells without a result.</param>
    /// <param name="codeVersions">The code of the sweeps.</param>
    /// <returns>The document.</returns>
    /// <exception cref="ArgumentException">No run of the main grid.</exception>
    public static PhaseDiagramDocument Of(
        IReadOnlyList<ObservedRow> runs,
        IReadOnlyList<PredictedRow> draws,
        string madeBy,
        int gaps,
        IReadOnlyList<string> codeVersions
    )
    {
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentNullException.ThrowIfNull(draws);
        ObservedRow[] main = [.. runs.Where(IsMain)];
        if (main.Length == 0)
        {
            throw new ArgumentException("no run of the main grid: hard-hard mining, random weights, synthetic classes", nameof(runs));
        }
        ObservedRow[] others = [.. runs.Where(r => !IsMain(r))];
        List<Boundary> boundaries = [];
        foreach (string outcome in new[] { Outcomes.Alarm, Outcomes.End })
        {
            Add(boundaries, main, null, outcome);
            foreach (double overlap in main.Select(r => r.Overlap!.Value).Distinct().Order())
            {
                Add(boundaries, [.. main.Where(r => r.Overlap == overlap)], overlap, outcome);
            }
        }
        Agreement[] agreements =
        [
            .. from threshold in CollapseRule.Thresholds
            from outcome in new[] { Outcomes.Alarm, Outcomes.End }
            select Agreement.Of(main, threshold, outcome),
        ];
        Explanation[] explanations = [.. Explanation.All(main, Outcomes.Alarm).Where(e => e.Status != "collinear")];
        IReadOnlyList<ObservedCell> cells = ObservedCell.Of(main);
        return new PhaseDiagramDocument
        {
            MadeBy = madeBy,
            Gaps = gaps,
            CodeVersions = codeVersions,
            Threshold = CollapseRule.Threshold,
            Answer = PhaseDiagramAnswer.Of(boundaries, agreements, explanations, cells),
            Boundaries = boundaries,
            BoundaryPoints = [.. Line(boundaries)],
            Agreements = agreements,
            Explanations = explanations,
            Factors = FactorLevel.All(main, others),
            Reports = PublishedReport.All(runs),
            RealData = [.. RealData(runs)],
            ObservedCells = cells,
            PredictedCells = PredictedCell.Of(draws),
            Runs = runs,
            Draws = draws,
        };
    }

    /// <summary>Whether a run belongs to the main grid: everything as usual, and P = 8 but for the two smallest batches.</summary>
    internal static bool IsMain(ObservedRow row) =>
        row is { Data: ObservedRow.Synthetic, Initial: "random", Mining: "hard-hard", LearningRate: 1e-3, Steps: <= 300 }
        && (row.ClassesPerBatch, row.SamplesPerClass) is (8, _) or (4, 2) or (2, 2);

    private static void Add(List<Boundary> boundaries, ObservedRow[] rows, double? overlap, string outcome)
    {
        bool varied = rows.Select(r => r.Points).Distinct().Skip(1).Any() && rows.Select(r => r.Dimension).Distinct().Skip(1).Any();
        if (varied && (overlap is not null || rows.Select(r => r.Overlap).Distinct().Skip(1).Any()))
        {
            boundaries.Add(Boundary.Of(rows, overlap, outcome));
        }
    }

    private static IEnumerable<BoundaryPoint> Line(IEnumerable<Boundary> boundaries) =>
        from boundary in boundaries
        where boundary.Outcome == Outcomes.Alarm && boundary.Overlap is not null
        from k in Enumerable.Range(0, LinePoints)
        let dimension = SmallestDimension * Math.Pow(LargestDimension / SmallestDimension, (double)k / (LinePoints - 1))
        let points = boundary.PointsAt(dimension)
        where points is not null
        select new BoundaryPoint(boundary.Overlap!.Value, dimension, points.Value);

    private static IEnumerable<RealDataCell> RealData(IEnumerable<ObservedRow> runs) =>
        from row in runs
        where row.Data != ObservedRow.Synthetic
        group row by (row.Data, row.Points, row.Dimension) into cell
        orderby cell.Key
        select new RealDataCell(cell.Key.Data, cell.Key.Points, cell.Key.Dimension, cell.Count(), cell.Count(r => r.Collapsed));
}
