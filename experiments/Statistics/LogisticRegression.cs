using MathNet.Numerics.LinearAlgebra;

namespace IsoTriplet.Experiments.Statistics;

/// <summary>Logistic regression P(y = 1 | x) = 1 / (1 + exp(-(b_0 + b.x))) by maximum likelihood, without a penalty.</summary>
/// <remarks>
/// Newton's method with halved steps (iteratively reweighted least squares). Where a hyperplane separates the outcomes the maximum does not exist: that is
/// found beforehand by a linear program (K. Konis, <i>Linear programming algorithms for detecting separated data in binary logistic regression models</i>,
/// Oxford 2007) and said, and no coefficient is given. Slope intervals come in two kinds: Wald's, b +- z s.e., and the likelihood-ratio (profile) interval,
/// { b : 2 (l_max - l_profile(b)) &lt;= z^2 }, which is the one to read where they differ.
/// </remarks>
public static class LogisticRegression
{
    private const int MostSteps = 100;
    private const int MostHalvings = 40;
    private const double Tolerance = 1e-12;

    private static readonly double[] One = [1];

    /// <param name="rows">One row of predictors a case, finite.</param>
    /// <param name="confidence">Two-sided confidence of the intervals. Default 95 %.</param>
    /// <returns>The fit; its status says whether the coefficients exist.</returns>
    /// <exception cref="ArgumentException">Counts differ, a number is not finite, there is no case, or the predictors are collinear.</exception>
    public static LogisticFit Fit(
        IReadOnlyList<string> names,
        IReadOnlyList<double[]> rows,
        IReadOnlyList<bool> outcomes,
        double confidence = ConfidenceInterval.Confidence
    )
    {
        Guard.SameSize(rows.Count, outcomes.Count, "rows and outcomes");
        if (rows.Count == 0 || rows.Any(r => r.Length != names.Count || !r.All(double.IsFinite)))
        {
            throw new ArgumentException($"at least one row of {names.Count} finite predictors was expected", nameof(rows));
        }
        (double[][] scaled, double[] means, double[] scales) = Standardised(rows, names);
        double[] nothing = new double[rows.Count];
        double nullDeviance = Maximise([.. rows.Select(_ => One)], outcomes, nothing).Deviance;
        Maximum top = Maximise(scaled, outcomes, nothing);
        if (Separation.Exists(scaled, outcomes, top.Coefficients))
        {
            return new LogisticFit(LogisticStatus.Separated, rows.Count, [], null, top.Deviance, nullDeviance);
        }
        if (!top.Converged)
        {
            return new LogisticFit(LogisticStatus.NotConverged, rows.Count, [], null, top.Deviance, nullDeviance);
        }
        double z = ConfidenceInterval.NormalQuantile(confidence);
        Matrix<double> covariance = Information(scaled, top.Coefficients, nothing).Inverse();
        LogisticCoefficient[] slopes =
        [
            .. names.Select(
                (name, k) =>
                {
                    double error = Math.Sqrt(covariance[k + 1, k + 1]);
                    double slope = top.Coefficients[k + 1];
                    ConfidenceInterval profile = Profile(scaled, outcomes, k + 1, top, error, confidence);
                    return new LogisticCoefficient(
                        name,
                        slope / scales[k],
                        error / scales[k],
                        new ConfidenceInterval((slope - (z * error)) / scales[k], (slope + (z * error)) / scales[k]),
                        new ConfidenceInterval(profile.Lower / scales[k], profile.Upper / scales[k])
                    );
                }
            ),
        ];
        double intercept = top.Coefficients[0] - slopes.Select((s, k) => s.Value * means[k]).Sum();
        return new LogisticFit(LogisticStatus.Converged, rows.Count, slopes, intercept, top.Deviance, nullDeviance);
    }

    /// <summary>The least deviance of a model, whether or not its coefficients exist.</summary>
    /// <param name="rows">One row of predictors a case, without the constant; finite and not collinear.</param>
    public static double Deviance(IReadOnlyList<double[]> rows, IReadOnlyList<bool> outcomes) =>
        Maximise([.. rows.Select(r => One.Concat(r).ToArray())], outcomes, new double[rows.Count]).Deviance;

    private static ConfidenceInterval Profile(
        double[][] design,
        IReadOnlyList<bool> outcomes,
        int column,
        Maximum top,
        double error,
        double confidence
    )
    {
        double[][] others = [.. design.Select(row => row.Where((_, k) => k != column).ToArray())];
        return ProfileInterval.Of(
            b => Maximise(others, outcomes, [.. design.Select(row => b * row[column])]).Deviance,
            top.Coefficients[column],
            top.Deviance,
            error,
            confidence
        );
    }

    /// <summary>The maximum over the coefficients of given columns, with an offset added to the linear predictor.</summary>
    internal static Maximum Maximise(IReadOnlyList<double[]> design, IReadOnlyList<bool> outcomes, double[] offset)
    {
        double[] b = new double[design[0].Length];
        double deviance = Deviance(design, outcomes, b, offset);
        for (int step = 0; step < MostSteps; step++)
        {
            Vector<double> score = Vector<double>.Build.Dense(b.Length);
            for (int i = 0; i < design.Count; i++)
            {
                double residual = (outcomes[i] ? 1 : 0) - Probability(design[i], b, offset[i]);
                for (int k = 0; k < b.Length; k++)
                {
                    score[k] += residual * design[i][k];
                }
            }
            Matrix<double> information = Information(design, b, offset);
            double[] move = [.. information.Solve(score)];
            if (!move.All(double.IsFinite))
            {
                return new Maximum(b, deviance, false);
            }
            // Twice the gain that the quadratic model promises.
            double promise = score.DotProduct(Vector<double>.Build.Dense(move));
            if (promise <= Tolerance * (1 + deviance))
            {
                return new Maximum(b, deviance, true);
            }
            double share = 1;
            for (int halving = 0; halving < MostHalvings; halving++, share /= 2)
            {
                double[] next = [.. b.Zip(move, (x, m) => x + (share * m))];
                double there = Deviance(design, outcomes, next, offset);
                if (there < deviance)
                {
                    (b, deviance) = (next, there);
                    break;
                }
                if (halving == MostHalvings - 1)
                {
                    return new Maximum(b, deviance, promise <= Math.Sqrt(Tolerance) * (1 + deviance));
                }
            }
        }
        return new Maximum(b, deviance, false);
    }

    private static Matrix<double> Information(IReadOnlyList<double[]> design, double[] b, double[] offset)
    {
        Matrix<double> information = Matrix<double>.Build.Dense(b.Length, b.Length);
        for (int i = 0; i < design.Count; i++)
        {
            double p = Probability(design[i], b, offset[i]);
            for (int j = 0; j < b.Length; j++)
            {
                for (int k = 0; k < b.Length; k++)
                {
                    information[j, k] += p * (1 - p) * design[i][j] * design[i][k];
                }
            }
        }
        return information;
    }

    // -2 log likelihood, by log(1 + exp(-|t|)) so that nothing overflows.
    private static double Deviance(IReadOnlyList<double[]> design, IReadOnlyList<bool> outcomes, double[] b, double[] offset)
    {
        double sum = 0;
        for (int i = 0; i < design.Count; i++)
        {
            double t = (outcomes[i] ? -1 : 1) * Linear(design[i], b, offset[i]);
            sum += Math.Max(0, t) + double.LogP1(Math.Exp(-Math.Abs(t)));
        }
        return 2 * sum;
    }

    private static double Probability(double[] x, double[] b, double offset) => 1 / (1 + Math.Exp(-Linear(x, b, offset)));

    private static double Linear(double[] x, double[] b, double offset)
    {
        double sum = offset;
        for (int k = 0; k < b.Length; k++)
        {
            sum += b[k] * x[k];
        }
        return sum;
    }

    // Columns of mean 0 and deviation 1 behind a column of ones: Newton's method does not care, its rounding does.
    private static (double[][] Design, double[] Means, double[] Scales) Standardised(
        IReadOnlyList<double[]> rows,
        IReadOnlyList<string> names
    )
    {
        double[] means = [.. names.Select((_, k) => rows.Average(r => r[k]))];
        double[] scales = [.. names.Select((_, k) => Math.Sqrt(rows.Average(r => Math.Pow(r[k] - means[k], 2))))];
        double[][] design = [.. rows.Select(r => One.Concat(r.Select((x, k) => (x - means[k]) / scales[k])).ToArray())];
        bool collinear = scales.Any(s => s == 0) || Matrix<double>.Build.DenseOfRowArrays(design).Rank() <= names.Count;
        return collinear
            ? throw new ArgumentException($"the predictors {string.Join(", ", names)} are collinear over these cases", nameof(rows))
            : (design, means, scales);
    }

    /// <summary>Where Newton's method ended.</summary>
    internal sealed record Maximum(double[] Coefficients, double Deviance, bool Converged);
}

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
    public LogisticCoefficient? Slope(string name) => Slopes.FirstOrDefault(s => s.Name == name);
}

/// <summary>The likelihood-ratio interval of one parameter: those values whose deviance, all else at its best, exceeds the least one by at most z^2.</summary>
public static class ProfileInterval
{
    private const int MostDoublings = 30;
    private const int Bisections = 60;
    private const double Precision = 1e-9;

    /// <summary>Finds both ends by doubling and bisection.</summary>
    /// <param name="profile">The deviance (-2 log likelihood) at a value, all else at its best; it grows to both sides of the best value.</param>
    /// <param name="best">The value with the least deviance.</param>
    /// <param name="step">A first step, above 0: a standard error.</param>
    /// <param name="confidence">Two-sided confidence. Default 95 %.</param>
    /// <returns>The interval; an end is infinite where the deviance stays low however far one goes.</returns>
    public static ConfidenceInterval Of(
        Func<double, double> profile,
        double best,
        double deviance,
        double step,
        double confidence = ConfidenceInterval.Confidence
    )
    {
        double z = ConfidenceInterval.NormalQuantile(confidence);
        return new ConfidenceInterval(End(-1), End(1));

        bool Within(double value) => profile(value) - deviance <= z * z;

        double End(int side)
        {
            double width = z * step;
            double inside = best;
            double outside = best + (side * width);
            for (int k = 0; Within(outside); k++)
            {
                if (k == MostDoublings)
                {
                    return side * double.PositiveInfinity;
                }
                (inside, width) = (outside, 2 * width);
                outside += side * width;
            }
            for (int k = 0; k < Bisections && Math.Abs(outside - inside) > Precision * step; k++)
            {
                double middle = (inside + outside) / 2;
                (inside, outside) = Within(middle) ? (middle, outside) : (inside, middle);
            }
            return inside;
        }
    }
}
