namespace IsoTriplet.Experiments.PhaseDiagram;

/// <summary>A slope of the boundary with its intervals.</summary>
/// <param name="Name">log N, log n or overlap.</param>
/// <param name="Value">Change of the log odds of the outcome for one unit (a factor e of N or n).</param>
/// <param name="Lower">Lower end of the profile-likelihood interval, 95 %; null: unbounded.</param>
/// <param name="WaldLower">Lower end of Wald's interval.</param>
public sealed record BoundarySlope(string Name, double Value, double? Lower, double? Upper, double WaldLower, double WaldUpper);

/// <summary>The line in log N and log n on which an outcome has probability 1/2.</summary>
/// <param name="Overlap">The class overlap of the runs; null: all, with the overlap as a third predictor where it varies.</param>
/// <param name="Status">converged, separated (no slope exists) or notconverged.</param>
/// <param name="Runs">How many runs, those that say what became of them.</param>
/// <param name="Exponent">gamma of N* ~ n^gamma, - slope of log n / slope of log N; 1 if N/n were what decides.</param>
/// <param name="ExponentLower">Lower end of its profile-likelihood interval, 95 %; null: unbounded.</param>
/// <param name="Explained">Share of the deviance explained.</param>
public sealed record Boundary(
    double? Overlap,
    string Outcome,
    string Status,
    int Runs,
    int Count,
    double? Intercept,
    IReadOnlyList<BoundarySlope> Slopes,
    double? Exponent,
    double? ExponentLower,
    double? ExponentUpper,
    double? Explained
)
{
    private const double ExponentStep = 0.05;

    /// <summary>Fits the boundary of some runs.</summary>
    /// <param name="overlap">Their overlap; null: it is a predictor where it varies.</param>
    /// <param name="outcome">One of <see cref="Outcomes.All"/>; runs that do not say it are left out.</param>
    public static Boundary Of(IReadOnlyList<ObservedRow> rows, double? overlap, string outcome)
    {
        rows = Outcomes.Known(rows, outcome);
        bool withOverlap = overlap is null && rows.Select(r => r.Overlap).Distinct().Skip(1).Any();
        string[] names = withOverlap
            ? [Predictor.LogPoints, Predictor.LogDimension, Predictor.Overlap]
            : [Predictor.LogPoints, Predictor.LogDimension];
        bool[] became = [.. rows.Select(r => Outcomes.Of(r, outcome) == true)];
        LogisticFit fit = LogisticRegression.Fit(names, [.. rows.Select(r => Predictor.Of(r, names))], became);
        ConfidenceInterval? exponent = Gamma(fit) is { } gamma
            ? ProfileInterval.Of(g => WithExponent(rows, became, withOverlap, g), gamma, fit.Deviance, ExponentStep)
            : null;
        return new Boundary(
            overlap,
            outcome,
            JsonText.Small(fit.Status),
            rows.Count,
            became.Count(b => b),
            fit.Intercept,
            [
                .. fit.Slopes.Select(s => new BoundarySlope(
                    s.Name,
                    s.Value,
                    JsonText.Finite(s.Profile.Lower),
                    JsonText.Finite(s.Profile.Upper),
                    s.Wald.Lower,
                    s.Wald.Upper
                )),
            ],
            Gamma(fit),
            exponent is { } low ? JsonText.Finite(low.Lower) : null,
            exponent is { } high ? JsonText.Finite(high.Upper) : null,
            fit.Explained
        );
    }

    /// <summary>N on the boundary at a given n and overlap; null without slopes.</summary>
    /// <param name="overlap">The overlap, where it is a predictor.</param>
    public double? PointsAt(double dimension, double overlap = 0)
    {
        double? Slope(string name) => Slopes.FirstOrDefault(s => s.Name == name)?.Value;
        return Slope(Predictor.LogPoints) is { } slope && slope != 0
            ? Math.Exp(
                -(
                    Intercept!.Value
                    + (Slope(Predictor.LogDimension)!.Value * Math.Log(dimension))
                    + ((Slope(Predictor.Overlap) ?? 0) * overlap)
                ) / slope
            )
            : null;
    }

    // The least deviance among models in log N - gamma log n (and overlap) with gamma given.
    private static double WithExponent(IReadOnlyList<ObservedRow> rows, bool[] became, bool withOverlap, double gamma)
    {
        double[][] predictors =
        [
            .. rows.Select(r =>
            {
                double along = Math.Log(r.Points) - (gamma * Math.Log(r.Dimension));
                return withOverlap ? new[] { along, r.Overlap!.Value } : [along];
            }),
        ];
        return LogisticRegression.Deviance(predictors, became);
    }

    private static double? Gamma(LogisticFit? fit) =>
        fit?.Slope(Predictor.LogPoints) is { } points && fit.Slope(Predictor.LogDimension) is { } dimension && points.Value != 0
            ? -dimension.Value / points.Value
            : null;
}
