namespace IsoTriplet.Experiments.PhaseDiagram;

/// <summary>How well one set of predictors explains an outcome, by the same runs for all.</summary>
/// <param name="Explained">McFadden's share of the deviance.</param>
/// <param name="Aic">Deviance + 2 (predictors + 1): smaller is better, differences below 2 say nothing.</param>
/// <param name="Area">AUC of the fitted log odds (in sample); one predictor: of the predictor, in the better of both directions.</param>
/// <param name="AreaLower">Its lower end, 95 % (Newcombe's method 5).</param>
public sealed record Explanation(
    string Outcome,
    string Predictors,
    int Runs,
    string Status,
    double Deviance,
    double? Explained,
    double Aic,
    double? Area,
    double? AreaLower,
    double? AreaUpper
)
{
    private static readonly string[][] Sets =
    [
        [Predictor.LogPoints],
        [Predictor.LogDimension],
        [Predictor.LogRatio],
        [Predictor.Overlap],
        [Predictor.Diameters],
        [Predictor.Mean],
        [Predictor.Score],
        [Predictor.LogPoints, Predictor.LogDimension],
        [Predictor.LogRatio, Predictor.Overlap],
        [Predictor.Diameters, Predictor.Overlap],
        [Predictor.Mean, Predictor.Overlap],
        [Predictor.Score, Predictor.Overlap],
        [Predictor.LogPoints, Predictor.LogDimension, Predictor.Overlap],
        [Predictor.LogPoints, Predictor.LogDimension, Predictor.Overlap, Predictor.Diameters],
        [Predictor.LogPoints, Predictor.LogDimension, Predictor.Overlap, Predictor.Mean],
        [Predictor.LogPoints, Predictor.LogDimension, Predictor.Overlap, Predictor.Score],
    ];

    /// <summary>Fits every set to the runs that have all predictors; what no run has is no predictor.</summary>
    public static IReadOnlyList<Explanation> All(IEnumerable<ObservedRow> rows, string outcome)
    {
        ObservedRow[] known = Outcomes.Known(rows, outcome);
        string[] there = [.. Predictor.All.Where(p => known.Any(r => Predictor.Of(r, p) is not null))];
        ObservedRow[] complete = [.. known.Where(r => there.All(p => Predictor.Of(r, p) is not null))];
        return complete.Length == 0 ? [] : [.. Sets.Where(s => s.All(there.Contains)).Select(set => Of(complete, set, outcome))];
    }

    private static Explanation Of(ObservedRow[] rows, string[] set, string outcome)
    {
        double[][] predictors = [.. rows.Select(r => Predictor.Of(r, set))];
        bool[] outcomes = [.. rows.Select(r => Outcomes.Of(r, outcome) == true)];
        string name = string.Join(" + ", set);
        LogisticFit fit;
        try
        {
            fit = LogisticRegression.Fit(set, predictors, outcomes);
        }
        catch (ArgumentException)
        {
            // One overlap only, say: nothing to explain with.
            return new Explanation(outcome, name, rows.Length, "collinear", double.NaN, null, double.NaN, null, null, null);
        }
        IEnumerable<double> odds =
            set.Length == 1 ? predictors.Select(p => p[0])
            : fit.Status == LogisticStatus.Converged ? predictors.Select(p => p.Zip(fit.Slopes, (x, s) => x * s.Value).Sum())
            : [];
        AreaFigure? found = odds.Any() ? AreaFigure.Of(odds, outcomes) : null;
        AreaFigure? area = found is { Area: < 0.5 } ? new AreaFigure(1 - found.Area, 1 - found.Upper, 1 - found.Lower) : found;
        return new Explanation(
            outcome,
            name,
            rows.Length,
            JsonText.Small(fit.Status),
            fit.Deviance,
            fit.Explained,
            fit.Deviance + (2 * (set.Length + 1)),
            area?.Area,
            area?.Lower,
            area?.Upper
        );
    }
}

/// <summary>What may become of a run. Contraction is a matter of size, loss one of order, and neither is called by the other's name.</summary>
public static class Outcomes
{
    /// <summary>Two observations in a row: nearly one point on the natural scale, and a triple ranked wrongly.</summary>
    public const string Contracted = "contracted";

    /// <summary>So at the last observation.</summary>
    public const string ContractedAtEnd = "contracted at the end";

    /// <summary>Held-out Recall@1 no better than that of the same network before any step.</summary>
    public const string Lost = "lost";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Contracted, ContractedAtEnd, Lost];

    /// <summary>What became of a run; null where the run does not say.</summary>
    internal static bool? Of(ObservedRow row, string outcome) =>
        outcome switch
        {
            Contracted => row.Contracted,
            ContractedAtEnd => row.Ended == "total",
            _ => row.Lost,
        };

    /// <summary>The runs that say what became of them.</summary>
    internal static ObservedRow[] Known(IEnumerable<ObservedRow> rows, string outcome) => [.. rows.Where(r => Of(r, outcome) is not null)];
}

/// <summary>What is known of a run before any step, by its name in tables.</summary>
internal static class Predictor
{
    internal const string LogPoints = "log N";
    internal const string LogDimension = "log n";
    internal const string LogRatio = "log N/n";
    internal const string Overlap = "overlap";
    internal const string Diameters = "H/diameter";
    internal const string Mean = "mean hardness";
    internal const string Score = "score";

    internal static string[] All { get; } = [LogPoints, LogDimension, LogRatio, Overlap, Diameters, Mean, Score];

    /// <summary>Its value; null where the run has none.</summary>
    internal static double? Of(ObservedRow row, string name) =>
        name switch
        {
            LogPoints => Math.Log(row.Points),
            LogDimension => Math.Log(row.Dimension),
            LogRatio => Math.Log((double)row.Points / row.Dimension),
            Overlap => row.Overlap,
            Diameters => row.HardnessOverDiameter,
            Mean => row.MeanHardness,
            _ => (row.PredictedLower + row.PredictedUpper) / 2,
        };

    internal static double[] Of(ObservedRow row, string[] names) => [.. names.Select(n => Of(row, n)!.Value)];
}
