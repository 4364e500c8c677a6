namespace IsoTriplet.Experiments.Statistics;

/// <summary>A share k / n with Wilson's score interval.</summary>
/// <param name="Interval">
/// The p with |k/n - p| &lt;= z sqrt(p (1-p) / n): centre (k + z^2/2) / (n + z^2), half width z / (n + z^2) sqrt(k (n-k) / n + z^2/4). No trial: [0, 1].
/// E. B. Wilson, <i>Probable inference, the law of succession, and statistical inference</i>, JASA 22 (1927).
/// </param>
public sealed record Proportion(int Successes, int Trials, ConfidenceInterval Interval)
{
    /// <summary>k / n; null without a trial.</summary>
    public double? Share => Trials == 0 ? null : (double)Successes / Trials;

    /// <summary>Computes the interval.</summary>
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
