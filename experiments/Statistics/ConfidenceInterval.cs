namespace IsoTriplet.Experiments.Statistics;

/// <summary>A confidence interval.</summary>
/// <param name="Lower">Its lower end; negative infinity where nothing bounds it.</param>
/// <param name="Upper">Its upper end; positive infinity where nothing bounds it.</param>
public readonly record struct ConfidenceInterval(double Lower, double Upper)
{
    /// <summary>The confidence that is used throughout: 95 %.</summary>
    public const double Confidence = 0.95;

    /// <summary>Whether a value lies inside, ends included.</summary>
    public bool Holds(double value) => Lower <= value && value <= Upper;

    /// <summary>The normal quantile z of a two-sided interval: P(|Z| &lt;= z) = confidence.</summary>
    /// <returns>z; 1.95996 for 95 %.</returns>
    /// <exception cref="ArgumentException">The confidence is not in (0, 1).</exception>
    public static double NormalQuantile(double confidence) =>
        confidence is > 0 and < 1
            ? MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, (1 + confidence) / 2)
            : throw new ArgumentException($"a confidence of {confidence}; a number above 0 and below 1 was expected", nameof(confidence));
}

/// <summary>A share k / n with Wilson's score interval.</summary>
/// <param name="Interval">
/// The p with |k/n - p| &lt;= z sqrt(p (1-p) / n): centre (k + z^2/2) / (n + z^2), half width z / (n + z^2) sqrt(k (n-k) / n + z^2/4). No trial: [0, 1].
/// E. B. Wilson, <i>Probable inference, the law of succession, and statistical inference</i>, JASA 22 (1927).
/// </param>
public sealed record Proportion(int Successes, int Trials, ConfidenceInterval Interval)
{
    /// <summary>k / n; null without a trial.</summary>
    public double? Share => Trials == 0 ? null : (double)Successes / Trials;

    /// <param name="successes">k, from 0 to n.</param>
    /// <param name="confidence">Two-sided confidence. Default 95 %.</param>
    /// <returns>The share; unlike Wald's interval it has a width at k = 0 and k = n, and stays in [0, 1].</returns>
    /// <exception cref="ArgumentException">k is not in 0..n, or the confidence not in (0, 1).</exception>
    public static Proportion Of(int successes, int trials, double confidence = ConfidenceInterval.Confidence)
    {
        if (trials < 0 || successes < 0 || successes > trials)
        {
            throw new ArgumentException($"{successes} successes of {trials} trials; 0 <= successes <= trials was expected");
        }
        double z = ConfidenceInterval.NormalQuantile(confidence);
        if (trials == 0)
        {
            return new Proportion(0, 0, new ConfidenceInterval(0, 1));
        }
        double total = trials + (z * z);
        double centre = (successes + (z * z / 2)) / total;
        double half = z / total * Math.Sqrt(((double)successes * (trials - successes) / trials) + (z * z / 4));
        // The ends at k = 0 and k = n are exactly 0 and 1; rounding may leave 1e-17 there.
        double lower = successes == 0 ? 0 : centre - half;
        double upper = successes == trials ? 1 : centre + half;
        return new Proportion(successes, trials, new ConfidenceInterval(lower, upper));
    }
}

/// <summary>The area under the ROC curve: the probability that a positive case has the higher score, ties counted by half.</summary>
/// <param name="Interval">
/// The A with |AUC - A| &lt;= z sqrt(V(A)), V(A) = A (1-A) [1 + (m-1) ((1-A)/(2-A) + A/(1+A))] / (p q), m = (p+q)/2: method 5 of R. G. Newcombe,
/// <i>Confidence intervals for an effect size measure based on the Mann-Whitney statistic. Part 2</i>, Statistics in Medicine 25 (2006). It has a width at
/// AUC = 0 and 1, where DeLong's has none.
/// </param>
/// <param name="Positives">p, cases with the outcome.</param>
public sealed record RankedAgreement(double Area, ConfidenceInterval Interval, int Positives, int Negatives)
{
    private const int Bisections = 80;

    /// <summary>Computes the area by ranks in O(n log n).</summary>
    /// <param name="scores">One finite score a case.</param>
    /// <param name="outcomes">Whether the case has the outcome.</param>
    /// <param name="confidence">Two-sided confidence. Default 95 %.</param>
    /// <returns>Area and interval; null where all outcomes are the same, as no pair can be compared.</returns>
    /// <exception cref="ArgumentException">The counts differ, or a score is not finite.</exception>
    public static RankedAgreement? Of(
        IReadOnlyList<double> scores,
        IReadOnlyList<bool> outcomes,
        double confidence = ConfidenceInterval.Confidence
    )
    {
        Numerics.Guard.SameSize(scores.Count, outcomes.Count, "scores and outcomes");
        double z = ConfidenceInterval.NormalQuantile(confidence);
        (double Score, bool Outcome)[] cases = [.. scores.Zip(outcomes, (s, o) => (Numerics.Guard.Finite(s), o)).OrderBy(c => c.Item1)];
        int positives = outcomes.Count(o => o);
        int negatives = outcomes.Count - positives;
        if (positives == 0 || negatives == 0)
        {
            return null;
        }
        double wins = 0;
        double below = 0;
        for (int start = 0, end; start < cases.Length; start = end)
        {
            (end, double up, double down) = (start, 0, 0);
            for (; end < cases.Length && cases[end].Score.Equals(cases[start].Score); end++)
            {
                (up, down) = cases[end].Outcome ? (up + 1, down) : (up, down + 1);
            }
            wins += up * (below + (down / 2));
            below += down;
        }
        double area = wins / ((double)positives * negatives);
        double End(double limit) => Root(area, limit, z, positives, negatives);
        return new RankedAgreement(area, new ConfidenceInterval(End(0), End(1)), positives, negatives);
    }

    // |area - A| - z sqrt(V(A)) changes sign once between the area and each end of [0, 1].
    private static double Root(double area, double limit, double z, int positives, int negatives)
    {
        (double inside, double outside) = (area, limit);
        for (int k = 0; k < Bisections; k++)
        {
            double middle = (inside + outside) / 2;
            bool holds = Math.Abs(area - middle) <= z * Math.Sqrt(Variance(middle, positives, negatives));
            (inside, outside) = holds ? (middle, outside) : (inside, middle);
        }
        return inside;
    }

    private static double Variance(double a, int p, int q) =>
        a * (1 - a) * (1 + ((((p + q) / 2.0) - 1) * (((1 - a) / (2 - a)) + (a / (1 + a))))) / ((double)p * q);
}

/// <summary>The mean of paired differences with a percentile bootstrap interval.</summary>
/// <param name="Lower">The lower percentile of the resampled means (2.5 % at the confidence 0.95).</param>
/// <param name="Upper">The upper percentile (97.5 %).</param>
public sealed record PairedBootstrap(double Mean, double Lower, double Upper, int Pairs)
{
    /// <summary>How many resamples are drawn.</summary>
    public const int Resamples = 10_000;

    /// <summary>True when 0 is outside the interval.</summary>
    public bool Differs => Lower > 0 || Upper < 0;

    /// <summary>Resamples pairs with replacement.</summary>
    /// <remarks>With fewer than five pairs the interval is too narrow to be trusted: it cannot leave the range of the data.</remarks>
    /// <param name="differences">One difference a pair, at least one.</param>
    /// <param name="confidence">The share of the resampled means inside the interval, in (0, 1).</param>
    /// <exception cref="ArgumentException">No difference, one that is not finite, or a confidence out of range.</exception>
    public static PairedBootstrap Of(IReadOnlyList<double> differences, int seed, double confidence = 0.95)
    {
        if (differences.Count == 0)
        {
            throw new ArgumentException("no differences: at least one pair was expected", nameof(differences));
        }
        if (!(confidence > 0 && confidence < 1))
        {
            throw new ArgumentException($"the confidence is {confidence}; a number above 0 and below 1 was expected", nameof(confidence));
        }
        foreach (double difference in differences)
        {
            Guard.Finite(difference);
        }
        Random random = new(seed);
        double[] means = new double[Resamples];
        for (int k = 0; k < Resamples; k++)
        {
            for (int i = 0; i < differences.Count; i++)
            {
                means[k] += differences[random.Next(differences.Count)] / differences.Count;
            }
        }
        Array.Sort(means);
        int outside = (int)Math.Round((1 - confidence) / 2 * Resamples);
        return new PairedBootstrap(differences.Average(), means[outside], means[Resamples - 1 - outside], differences.Count);
    }
}

/// <summary>Cohen's kappa: agreement of two raters beyond chance, (p_o - p_e) / (1 - p_e).</summary>
/// <param name="Kappa">kappa in [-1, 1]; null where p_e = 1: both raters always say the same one word.</param>
/// <param name="Interval">kappa +- z times the large-sample standard error, cut to [-1, 1]; null with kappa.</param>
/// <param name="Observed">p_o, the share of cases on which they agree.</param>
/// <param name="Expected">p_e, the same for independent raters with the same margins.</param>
public sealed record CohensKappa(double? Kappa, ConfidenceInterval? Interval, double Observed, double Expected, int Cases)
{
    /// <remarks>
    /// J. Cohen, Educational and Psychological Measurement 20 (1960). Standard error: J. L. Fleiss, J. Cohen, B. S. Everitt, Psychological Bulletin 72
    /// (1969), equation 13. It is 0 at perfect agreement, where the interval says nothing; with few cases it is too narrow.
    /// </remarks>
    /// <param name="table">Counts: row of the first rater, column of the second.</param>
    /// <param name="confidence">Two-sided confidence. Default 95 %.</param>
    /// <exception cref="ArgumentException">The table is not square, has a negative count, or no case.</exception>
    public static CohensKappa Of(int[,] table, double confidence = ConfidenceInterval.Confidence)
    {
        int k = table.GetLength(0);
        int[] counts = [.. table.Cast<int>()];
        if (k != table.GetLength(1) || counts.Any(c => c < 0) || counts.Sum() == 0)
        {
            throw new ArgumentException("a square table of counts with at least one case was expected", nameof(table));
        }
        double z = ConfidenceInterval.NormalQuantile(confidence);
        int cases = counts.Sum();
        double[] rows = new double[k];
        double[] columns = new double[k];
        for (int i = 0; i < k; i++)
        {
            for (int j = 0; j < k; j++)
            {
                rows[i] += (double)table[i, j] / cases;
                columns[j] += (double)table[i, j] / cases;
            }
        }
        double observed = Enumerable.Range(0, k).Sum(i => (double)table[i, i] / cases);
        double expected = rows.Zip(columns, (r, c) => r * c).Sum();
        if (expected >= 1)
        {
            return new CohensKappa(null, null, observed, expected, cases);
        }
        double kappa = (observed - expected) / (1 - expected);
        double diagonal = 0;
        double rest = 0;
        for (int i = 0; i < k; i++)
        {
            for (int j = 0; j < k; j++)
            {
                double p = (double)table[i, j] / cases;
                if (i == j)
                {
                    double d = (1 - expected) - ((rows[i] + columns[i]) * (1 - observed));
                    diagonal += p * d * d;
                }
                else
                {
                    double s = columns[i] + rows[j];
                    rest += p * s * s;
                }
            }
        }
        double last = (observed * expected) - (2 * expected) + observed;
        double variance = (diagonal + ((1 - observed) * (1 - observed) * rest) - (last * last)) / (cases * Math.Pow(1 - expected, 4));
        double half = z * Math.Sqrt(Math.Max(0, variance));
        return new CohensKappa(
            kappa,
            new ConfidenceInterval(Math.Max(-1, kappa - half), Math.Min(1, kappa + half)),
            observed,
            expected,
            cases
        );
    }
}
