using IsoTriplet.Experiments.Statistics;

namespace IsoTriplet.Experiments.PhaseDiagram;

/// <summary>How well one set of predictors explains collapse, by the same runs for all.</summary>
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
    private static readonly (string Name, Func<ObservedRow, double> Of)[] Known =
    [
        ("log N", r => Math.Log(r.Points)),
        ("log n", r => Math.Log(r.Dimension)),
        ("log N/n", r => Math.Log((double)r.Points / r.Dimension)),
        ("overlap", r => r.Overlap!.Value),
        ("H/diameter", r => r.HardnessOverDiameter!.Value),
        ("score", r => (r.PredictedLower!.Value + r.PredictedUpper!.Value) / 2),
    ];

    private static readonly string[][] Sets =
    [
        ["log N"],
        ["log n"],
        ["log N/n"],
        ["overlap"],
        ["H/diameter"],
        ["score"],
        ["log N", "log n"],
        ["log N/n", "overlap"],
        ["H/diameter", "overlap"],
        ["score", "overlap"],
        ["log N", "log n", "overlap"],
        ["log N", "log n", "overlap", "H/diameter"],
        ["log N", "log n", "overlap", "score"],
    ];

    /// <summary>Fits every set to the runs that have all predictors.</summary>
    /// <param name="rows">Runs on synthetic data.</param>
    /// <param name="outcome">alarm or end.</param>
    /// <returns>One explanation a set.</returns>
    public static IReadOnlyList<Explanation> All(IEnumerable<ObservedRow> rows, string outcome)
    {
        ObservedRow[] complete =
        [
            .. rows.Where(r => r.Overlap is not null && r.HardnessOverDiameter is not null && r.PredictedLower is not null),
        ];
        return complete.Length == 0 ? [] : [.. Sets.Select(set => Of(complete, set, outcome))];
    }

    private static Explanation Of(ObservedRow[] rows, string[] set, string outcome)
    {
        Func<ObservedRow, double>[] figures = [.. set.Select(name => Known.First(k => k.Name == name).Of)];
        double[][] predictors = [.. rows.Select(r => figures.Select(f => f(r)).ToArray())];
        bool[] outcomes = [.. rows.Select(r => Outcomes.Of(r, outcome))];
        string name = string.Join(" + ", set);
        LogisticFit fit;
        try
        {
            fit = LogisticRegression.Fit(set, predictors, outcomes);
        }
        catch (ArgumentException)
        {
            // One overlap only, say: nothing to explain with.
            return new Explanation(name, rows.Length, "collinear", double.NaN, null, double.NaN, null, null, null);
        }
        IEnumerable<double> odds =
            set.Length == 1 ? predictors.Select(p => p[0])
            : fit.Status == LogisticStatus.Converged ? predictors.Select(p => p.Zip(fit.Slopes, (x, s) => x * s.Value).Sum())
            : [];
        AreaFigure? found = odds.Any() ? AreaFigure.Of(odds, outcomes) : null;
        AreaFigure? area = found is { Area: < 0.5 } ? new AreaFigure(1 - found.Area, 1 - found.Upper, 1 - found.Lower) : found;
        return new Explanation(
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
