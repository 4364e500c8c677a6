namespace IsoTriplet.Experiments.Statistics;

/// <summary>What a returned fit is.</summary>
public enum LogisticStatus
{
    /// <summary>The maximum was found.</summary>
    Converged,

    /// <summary>A hyperplane separates the outcomes (perhaps with cases on it): the likelihood grows without end and no coefficient exists.</summary>
    Separated,

    /// <summary>Newton's method ran out of steps.</summary>
    NotConverged,
}

/// <summary>One slope with its two intervals.</summary>
/// <param name="Value">The slope: change of the log odds for one unit.</param>
/// <param name="Wald">Value +- z standard errors.</param>
public sealed record LogisticCoefficient(
    string Name,
    double Value,
    double StandardError,
    ConfidenceInterval Wald,
    ConfidenceInterval Profile
);

/// <summary>A logistic regression.</summary>
/// <param name="Slopes">One a predictor; none unless converged.</param>
/// <param name="Deviance">-2 log likelihood; where the outcomes are separated, of the last step, near its infimum.</param>
/// <param name="NullDeviance">The same of the model without predictors.</param>
public sealed record LogisticFit(
    LogisticStatus Status,
    int Cases,
    IReadOnlyList<LogisticCoefficient> Slopes,
    double? Intercept,
    double Deviance,
    double NullDeviance
)
{
    /// <summary>McFadden's share of the deviance explained, 1 - deviance / null deviance; null where there was nothing to explain.</summary>
    public double? Explained => NullDeviance > 0 ? 1 - (Deviance / NullDeviance) : null;

    /// <summary>The slope of a predictor.</summary>
    /// <returns>The slope, or null where none exists.</returns>
    public LogisticCoefficient? Slope(string name) => Slopes.FirstOrDefault(s => s.Name == name);
}
