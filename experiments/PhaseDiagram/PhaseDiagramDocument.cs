namespace IsoTriplet.Experiments.PhaseDiagram;

/// <summary>A point of a boundary, for drawing.</summary>
/// <param name="Overlap">Class overlap; null where there is none.</param>
/// <param name="Points">N at which the outcome has probability 1/2.</param>
public sealed record BoundaryPoint(string Outcome, double? Overlap, double Dimension, double Points);

/// <summary>The content of phase-diagram.json: rows of both diagrams and what follows from them.</summary>
public sealed record PhaseDiagramDocument
{
    public required string MadeBy { get; init; }

    /// <summary>Of the sweeps' cells: hashes without a result, which the tables leave out.</summary>
    public required int Gaps { get; init; }
    public required IReadOnlyList<string> CodeVersions { get; init; }

    /// <summary>The kernels of the linear algebra of the cells; empty where they say none.</summary>
    public string Kernel { get; init; } = "";

    /// <summary>What the main grid trained on, and its setting, as <see cref="ObservedRow.Setting"/>.</summary>
    public required string Data { get; init; }
    public required string Setting { get; init; }

    /// <summary>The threshold of <see cref="PredictedCollapseRule"/>.</summary>
    public required double Threshold { get; init; }

    public required IReadOnlyList<string> Answer { get; init; }

    /// <summary>By outcome: all overlaps together, and each alone.</summary>
    public required IReadOnlyList<Boundary> Boundaries { get; init; }
    public required IReadOnlyList<BoundaryPoint> BoundaryPoints { get; init; }
    public required IReadOnlyList<Agreement> Agreements { get; init; }
    public required IReadOnlyList<Explanation> Explanations { get; init; }
    public required IReadOnlyList<RegisteredTest> Registered { get; init; }
    public required IReadOnlyList<FactorLevel> Factors { get; init; }
    public required IReadOnlyList<PublishedReport> Reports { get; init; }
    public required IReadOnlyList<OtherDataCell> OtherData { get; init; }
    public required IReadOnlyList<ObservedCell> ObservedCells { get; init; }
    public required IReadOnlyList<PredictedCell> PredictedCells { get; init; }

    /// <summary>The predicted diagram with margins; null where none was drawn.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<PredictedCell>? MarginCells { get; init; }

    /// <summary>What no table shows, by the reason: of the runs below, and of the sweeps' cells.</summary>
    public required IReadOnlyList<LeftOut> LeftOut { get; init; }
    public required IReadOnlyList<ObservedRow> Runs { get; init; }
    public required IReadOnlyList<PredictedRow> Draws { get; init; }
}

/// <summary>From rows to the document: no row is looked at twice by hand.</summary>
public static class PhaseDiagramAnalysis
{
    private const int LinePoints = 25;

    /// <param name="runs">Every run, of any grid.</param>
    /// <param name="left">What is not among the rows, by reason.</param>
    /// <exception cref="ArgumentException">Neither run nor draw.</exception>
    public static PhaseDiagramDocument Of(
        IReadOnlyList<ObservedRow> runs,
        IReadOnlyList<PredictedRow> draws,
        string madeBy,
        int gaps,
        IReadOnlyList<string> codeVersions,
        params IEnumerable<LeftOut> left
    )
    {
        if (runs.Count == 0 && draws.Count == 0)
        {
            throw new ArgumentException("no cell has a result: neither a training run nor a drawn embedding", nameof(runs));
        }
        MainGrid grid = MainGrid.Of(runs);
        List<Boundary> boundaries = [];
        foreach (string outcome in Outcomes.All)
        {
            ObservedRow[] known = Outcomes.Known(grid.Main, outcome);
            double?[] overlaps = [.. known.Select(r => r.Overlap).Distinct().Order()];
            Add(boundaries, known, overlaps.Length == 1 ? overlaps[0] : null, outcome);
            foreach (double? overlap in overlaps.Length > 1 ? overlaps : [])
            {
                Add(boundaries, [.. known.Where(r => r.Overlap == overlap)], overlap, outcome);
            }
        }
        Agreement[] agreements =
        [
            .. from threshold in PredictedCollapseRule.Thresholds
            from outcome in Outcomes.All
            let agreement = Agreement.Of(grid.Main, threshold, outcome)
            where agreement.Runs > 0
            select agreement,
        ];
        Explanation[] explanations =
        [
            .. new[] { Outcomes.Contracted, Outcomes.Lost }
                .SelectMany(outcome => Explanation.All(grid.Main, outcome))
                .Where(e => e.Status != "collinear"),
        ];
        IReadOnlyList<ObservedCell> cells = ObservedCell.Of(grid.Main);
        return new PhaseDiagramDocument
        {
            MadeBy = madeBy,
            Gaps = gaps,
            CodeVersions = codeVersions,
            Data = grid.Data,
            Setting = grid.Setting,
            Threshold = PredictedCollapseRule.Threshold,
            Answer = PhaseDiagramAnswer.Of(grid, boundaries, agreements, explanations, cells),
            Boundaries = boundaries,
            BoundaryPoints = [.. Line(boundaries, cells)],
            Agreements = agreements,
            Explanations = explanations,
            Registered =
            [
                .. new[] { Outcomes.Contracted, Outcomes.Lost }.Select(o => RegisteredTest.Of(grid.Main, o)).OfType<RegisteredTest>(),
            ],
            Factors = FactorLevel.All(grid.Pairs),
            Reports = PublishedReport.All([.. grid.Runs.Where(r => r.Data == grid.Data && r.Setting == grid.Setting)]),
            OtherData = OtherDataCell.All(grid.Others),
            ObservedCells = cells,
            PredictedCells = PredictedCell.Of(draws.Where(d => d.Margin == 0)),
            MarginCells = PredictedCell.Of(draws.Where(d => d.Margin > 0)) is { Count: > 0 } margined ? margined : null,
            LeftOut = [.. left, .. grid.Left],
            Runs = grid.Runs,
            Draws = draws,
        };
    }

    private static void Add(List<Boundary> boundaries, ObservedRow[] rows, double? overlap, string outcome)
    {
        if (rows.Select(r => r.Points).Distinct().Skip(1).Any() && rows.Select(r => r.Dimension).Distinct().Skip(1).Any())
        {
            boundaries.Add(Boundary.Of(rows, overlap, outcome));
        }
    }

    private static IEnumerable<BoundaryPoint> Line(IEnumerable<Boundary> boundaries, IReadOnlyList<ObservedCell> cells) =>
        from boundary in boundaries
        where boundary.Outcome != Outcomes.ContractedAtEnd && boundary.Slopes.All(s => s.Name != Predictor.Overlap)
        let smallest = cells.Min(c => c.Dimension)
        let ratio = (double)cells.Max(c => c.Dimension) / smallest
        from k in Enumerable.Range(0, LinePoints)
        let dimension = smallest * Math.Pow(ratio, (double)k / (LinePoints - 1))
        let points = boundary.PointsAt(dimension)
        where points is not null
        select new BoundaryPoint(boundary.Outcome, boundary.Overlap, dimension, points.Value);
}
