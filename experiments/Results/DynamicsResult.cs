namespace IsoTriplet.Experiments.Results;

/// <summary>The data of [ETL] Figures 2 and 5: what a gradient step of a loss does to S_ap and S_an, over the triplet scatter diagram.</summary>
internal static class DynamicsResult
{
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
    private static readonly (string Name, Func<FieldCell, double> Of)[] Changes = [("ds_ap", c => c.TotalSap), ("ds_an", c => c.TotalSan)];

    /// <summary>Computes it for one loss.</summary>
    public static Func<ResultRequest, object> Of(string loss) => request => Of(UpdateRule.ByName(loss), request);

    private static object Of(UpdateRule rule, ResultRequest request)
    {
        DynamicsField Field(double gamma, double p, int grid)
        {
            request.Cancel.ThrowIfCancellationRequested();
            return DynamicsField.Compute(rule, gamma, p, grid, LearningRate);
        }
        (double Gamma, double P)[] fields = [.. from gamma in Gammas from p in Entanglements.Prepend(0) select (gamma, p)];
        // The changes at one state: alone for entanglement 0, else in total.
        var cells = (
            from f in fields
            from c in Field(f.Gamma, f.P, CellGrid).Cells
            select new
            {
                f.Gamma,
                Entanglement = f.P,
                SAp = c.Sap,
                SAn = c.San,
                DsAp = c.TotalSap,
                DsAn = c.TotalSan,
            }
        ).ToArray();
        return new
        {
            MadeBy = request.Command,
            request.Seed,
            Loss = rule.Name,
            Rate = LearningRate,
            Step = 1.0 / (CellGrid - 1),
            Largest = cells.Max(c => Math.Max(Math.Abs(c.DsAp), Math.Abs(c.DsAn))),
            // Shares of the square in which a step does harm.
            Regions = from f in fields
            let found = ProblemRegions.Measure(rule, f.Gamma, f.P, LearningRate)
            select new
            {
                f.Gamma,
                Entanglement = f.P,
                found.PositivePushedAway,
                found.NegativePulledIn,
                found.Both,
            },
            Cells = cells,
            // The lines on which a change is 0.
            Contours = from f in fields
            let fine = Field(f.Gamma, f.P, ContourGrid)
            from change in Changes
            from c in ContourOf(fine, change.Of)
            select new
            {
                f.Gamma,
                Entanglement = f.P,
                Change = change.Name,
                c.Part,
                c.Order,
                c.X,
                c.Y,
            },
            Arrows = fields.Where(f => f.P > 0).SelectMany(f => ArrowsOf(Field(f.Gamma, f.P, ArrowGrid))),
            SecondOrder = rule.Name == "first-order"
                ? Entanglements.SelectMany(p =>
                    ArrowsOf(DynamicsField.Compute(UpdateRule.ByName("second-order"), Middle, p, ArrowGrid, LearningRate))
                )
                : null,
        };
    }

    private static List<CurvePoint> ContourOf(DynamicsField field, Func<FieldCell, double> pick)
    {
        double[,] values = new double[ContourGrid, ContourGrid];
        for (int k = 0; k < field.Cells.Count; k++)
        {
            double value = pick(field.Cells[k]);
            values[k / ContourGrid, k % ContourGrid] = Math.Abs(value) <= DynamicsField.Rounding ? 0 : value;
        }
        return ContourLines.Zero(values, 1.0 / (ContourGrid - 1));
    }

    /// <summary>Arrows whose length grows with the root of the change, so that small changes show a direction.</summary>
    private static IEnumerable<object> ArrowsOf(DynamicsField field)
    {
        double Length(FieldCell c) => Math.Sqrt((c.TotalSap * c.TotalSap) + (c.TotalSan * c.TotalSan));
        double longest = field.Cells.Max(Length);
        double step = LongestArrow / (ArrowGrid - 1);
        foreach (FieldCell c in field.Cells)
        {
            double length = Length(c);
            double scale = length > DynamicsField.Rounding ? step * Math.Sqrt(length / longest) / length : 0;
            yield return new
            {
                field.Gamma,
                field.Entanglement,
                SAp = c.Sap,
                SAn = c.San,
                DsApTotal = c.TotalSap,
                DsAnTotal = c.TotalSan,
                Direction = Directions.NameOf(c.Direction),
                X2 = c.Sap + (scale * c.TotalSap),
                Y2 = c.San + (scale * c.TotalSan),
            };
        }
    }
}

/// <summary>The data of [ETL] Figure 1: the triplet scatter diagram of real images under four mining strategies.</summary>
internal static class ScatterDiagramResult
{
    private const int Images = 200;

    private static readonly string[] Strategies = ["easy-easy", "easy-semi-hard", "easy-hard", "hard-hard"];

    public static object Of(ResultRequest request)
    {
        DataSet images = FashionMnist.Load(first: Images);
        TripletScatter[] diagrams = [.. Strategies.Select(s => TripletScatter.Of(images.Features, images.Labels, MiningStrategy.Parse(s)))];
        return new
        {
            MadeBy = request.Command,
            request.Seed,
            Data = $"Fashion-MNIST, first {Images} images, pixels on the unit sphere",
            NumberOfPoints = images.Features.Points,
            images.Features.Dimension,
            Shares = Strategies.Zip(
                diagrams,
                (s, d) =>
                    new
                    {
                        Mining = s,
                        Triples = d.Points.Count,
                        d.Shares.Easy,
                        d.Shares.Hard,
                    }
            ),
            Triples = from d in Strategies.Zip(diagrams)
            from t in d.Second.Points
            select new
            {
                Mining = d.First,
                t.Triple.Anchor,
                t.Triple.Positive,
                t.Triple.Negative,
                SAp = t.State.Sap,
                SAn = t.State.San,
                Region = t.State.San > t.State.Sap ? "hard" : "easy",
            },
        };
    }
}
