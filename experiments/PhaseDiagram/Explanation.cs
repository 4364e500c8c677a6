using IsoTriplet.Experiments.Statistics;

namespace IsoTriplet.Experiments.PhaseDiagram;

/// <summary>How well one set of predictors explains an outcome, by the same runs for all.</summary>
/// <param name="Outcome">One of <see cref="Outcomes.All"/>.</param>
/// <param name="Predictors">Their names.</param>
/// <param name="Runs">How many runs.</param>
/// <param name="Status">converged, separated or notconverged.</param>
/// <param name="Deviance">-2 log likelihood.</param>
/// <param name="Explained">McFadden's share of the deviance.</param>
/// <param name="Aic">Deviance + 2 (predictors + 1): smaller is better, differences below 2 say nothing.</param>
/// <param name="Area">AUC of the fitted log odds (in sample); one predictor: of the predictor, in the better of both directions.</param>
/// <param name="AreaLower">Its lower end, 95 % (Newcombe's method 5).</param>
/// <param name="AreaUpper">Its upper end.</param>
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
    private const string Diameters = "H/diameter";
    private const string Mean = "mean hardness";
    private const string Score = "score";

    private static readonly (string Name, Func<ObservedRow, double> Of)[] Known =
    [
        ("log N", r => Math.Log(r.Points)),
        ("log n", r => Math.Log(r.Dimension)),
        ("log N/n", r => Math.Log((double)r.Points / r.Dimension)),
        ("overlap", r => r.Overlap!.Value),
        (Diameters, r => r.HardnessOverDiameter!.Value),
        (Mean, r => r.MeanHardness!.Value),
        (Score, r => (r.PredictedLower!.Value + r.PredictedUpper!.Value) / 2),
    ];

    private static readonly string[][] Sets =
    [
        ["log N"],
        ["log n"],
        ["log N/n"],
        ["overlap"],
        [Diameters],
        [Mean],
        [Score],
        ["log N", "log n"],
        ["log N/n", "overlap"],
        [Diameters, "overlap"],
        [Mean, "overlap"],
        [Score, "overlap"],
        ["log N", "log n", "overlap"],
        ["log N", "log n", "overlap", Diameters],
        ["log N", "log n", "overlap", Mean],
        ["log N", "log n", "overlap", Score],
    ];

    /// <summary>Fits every set to the runs that have all predictors; what no run has is no predictor.</summary>
    /// <param name="rows">Runs.</param>
    /// <param name="outcome">One of <see cref="Outcomes.All"/>.</param>
    /// <returns>One explanation a set.</returns>
    public static IReadOnlyList<Explanation> All(IEnumerable<ObservedRow> rows, string outcome)
    {
        ObservedRow[] known = Outcomes.Known(rows, outcome);
        string[] lacking = [.. Known.Where(k => !known.Any(r => Has(r, k.Name))).Select(k => k.Name)];
        ObservedRow[] complete = [.. known.Where(r => Known.All(k => lacking.Contains(k.Name, StringComparer.Ordinal) || Has(r, k.Name)))];
        return complete.Length == 0
            ? []
            : [.. Sets.Where(s => !s.Any(p => lacking.Contains(p, StringComparer.Ordinal))).Select(set => Of(complete, set, outcome))];
    }

    private static bool Has(ObservedRow row, string predictor) =>
        predictor switch
        {
            "overlap" => row.Overlap is not null,
            Diameters => row.HardnessOverDiameter is not null,
            Mean => row.MeanHardness is not null,
            Score => row.PredictedLower is not null,
            _ => true,
        };

    private static Explanation Of(ObservedRow[] rows, string[] set, string outcome)
    {
        Func<ObservedRow, double>[] figures = [.. set.Select(name => Known.First(k => k.Name == name).Of)];
        double[][] predictors = [.. rows.Select(r => figures.Select(f => f(r)).ToArray())];
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
            fit.Status.ToString().ToLowerInvariant(),
            fit.Deviance,
            fit.Explained,
            fit.Deviance + (2 * (set.Length + 1)),
            area?.Area,
            area?.Lower,
            area?.Upper
        );
    }
}
