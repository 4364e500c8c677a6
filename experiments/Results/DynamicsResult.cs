namespace IsoTriplet.Experiments.Results;

/// <summary>The data of [ETL] Figures 2 and 5: what a gradient step of a loss does to S_ap and S_an, over the triplet scatter diagram.</summary>
internal sealed record DynamicsResult(
    string MadeBy,
    int Seed,
    string Loss,
    double Rate,
    double Step,
    double Largest,
    IReadOnlyList<DynamicsResult.Region> Regions,
    IReadOnlyList<DynamicsResult.Cell> Cells,
    IReadOnlyList<DynamicsResult.Contour> Contours,
    IReadOnlyList<DynamicsResult.ArrowRow> Arrows,
    IReadOnlyList<DynamicsResult.ArrowRow>? SecondOrder
)
{
    /// <summary>Shares of the square in which a step does harm; entanglement 0 is the change without it.</summary>
    internal sealed record Region(double Gamma, double Entanglement, double PositivePushedAway, double NegativePulledIn, double Both);

    /// <summary>The changes at one state: alone for entanglement 0, else in total.</summary>
    internal sealed record Cell(double Gamma, double Entanglement, double SAp, double SAn, double DsAp, double DsAn);

    /// <summary>A point of the line on which a change is 0.</summary>
    internal sealed record Contour(double Gamma, double Entanglement, string Change, int Part, int Order, double X, double Y);

    /// <summary>The total change at one state, with the end of its arrow.</summary>
    internal sealed record ArrowRow(
        double Gamma,
        double Entanglement,
        double SAp,
        double SAn,
        double DsApTotal,
        double DsAnTotal,
        string Direction,
        double X2,
        double Y2
    );

    // Figure 2 is drawn for it, and has the second order's field beside the first's.
    private const double Middle = 0.5;
    private const double LearningRate = 0.1;
    private const int CellGrid = 17;
    private const int ContourGrid = 61;
    private const int ArrowGrid = 11;

    // The longest arrow, in steps of its grid.
    private const double LongestArrow = 1.15;

    private static readonly double[] Gammas = [0.2, Middle, 0.8];
    private static readonly double[] Entanglements = [0.4, 0.8];

    /// <summary>Computes it for one loss.</summary>
    public static Func<ResultRequest, object> Of(string loss) => request => Of(UpdateRule.ByName(loss), request);

    private static DynamicsResult Of(UpdateRule rule, ResultRequest request)
    {
        List<Region> regions = [];
        List<Cell> cells = [];
        List<Contour> contours = [];
        List<ArrowRow> arrows = [];
        foreach (double gamma in Gammas)
        {
            request.Cancel.ThrowIfCancellationRequested();
            regions.AddRange(Entanglements.Prepend(0).Select(p => RegionOf(rule, gamma, p)));
            foreach (double p in Entanglements.Prepend(0))
            {
                DynamicsField field = DynamicsField.Compute(rule, gamma, p, CellGrid, LearningRate);
                cells.AddRange(field.Cells.Select(c => new Cell(gamma, p, c.Sap, c.San, c.TotalSap, c.TotalSan)));
                DynamicsField fine = DynamicsField.Compute(rule, gamma, p, ContourGrid, LearningRate);
                contours.AddRange(ContourOf(fine, "ds_ap", c => c.TotalSap));
                contours.AddRange(ContourOf(fine, "ds_an", c => c.TotalSan));
            }
            foreach (double p in Entanglements)
            {
                arrows.AddRange(ArrowsOf(DynamicsField.Compute(rule, gamma, p, ArrowGrid, LearningRate)));
            }
        }
        double largest = cells.Max(c => Math.Max(Math.Abs(c.DsAp), Math.Abs(c.DsAn)));
        return new DynamicsResult(
            request.Command,
            request.Seed,
            rule.Name,
            LearningRate,
            1.0 / (CellGrid - 1),
            largest,
            regions,
            cells,
            contours,
            arrows,
            rule.Name == "first-order" ? [.. Entanglements.SelectMany(p => Arrows("second-order", p))] : null
        );

        static IEnumerable<ArrowRow> Arrows(string loss, double p) =>
            ArrowsOf(DynamicsField.Compute(UpdateRule.ByName(loss), Middle, p, ArrowGrid, LearningRate));
    }

    private static Region RegionOf(UpdateRule rule, double gamma, double p)
    {
        ProblemRegions found = ProblemRegions.Measure(rule, gamma, p, LearningRate);
        return new Region(gamma, p, found.PositivePushedAway, found.NegativePulledIn, found.Both);
    }

    private static IEnumerable<Contour> ContourOf(DynamicsField field, string change, Func<FieldCell, double> pick)
    {
        double[,] values = new double[ContourGrid, ContourGrid];
        for (int k = 0; k < field.Cells.Count; k++)
        {
            double value = pick(field.Cells[k]);
            values[k / ContourGrid, k % ContourGrid] = Math.Abs(value) <= DynamicsField.Rounding ? 0 : value;
        }
        return ContourLines
            .Zero(values, 1.0 / (ContourGrid - 1))
            .Select(c => new Contour(field.Gamma, field.Entanglement, change, c.Part, c.Order, c.X, c.Y));
    }

    /// <summary>Arrows whose length grows with the root of the change, so that small changes show a direction.</summary>
    private static IEnumerable<ArrowRow> ArrowsOf(DynamicsField field)
    {
        double Length(FieldCell c) => Math.Sqrt((c.TotalSap * c.TotalSap) + (c.TotalSan * c.TotalSan));
        double longest = field.Cells.Max(Length);
        double step = LongestArrow / (ArrowGrid - 1);
        foreach (FieldCell c in field.Cells)
        {
            double length = Length(c);
            double scale = length > DynamicsField.Rounding ? step * Math.Sqrt(length / longest) / length : 0;
            yield return new ArrowRow(
                field.Gamma,
                field.Entanglement,
                c.Sap,
                c.San,
                c.TotalSap,
                c.TotalSan,
                Directions.NameOf(c.Direction),
                c.Sap + (scale * c.TotalSap),
                c.San + (scale * c.TotalSan)
            );
        }
    }
}
