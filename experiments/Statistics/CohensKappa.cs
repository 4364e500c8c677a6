namespace IsoTriplet.Experiments.Statistics;

/// <summary>Cohen's kappa: agreement of two raters beyond chance, (p_o - p_e) / (1 - p_e).</summary>
/// <param name="Kappa">kappa in [-1, 1]; null where p_e = 1: both raters always say the same one word.</param>
/// <param name="Interval">kappa +- z times the large-sample standard error, cut to [-1, 1]; null with kappa.</param>
/// <param name="Observed">p_o, the share of cases on which they agree.</param>
/// <param name="Expected">p_e, the same for independent raters with the same margins.</param>
public sealed record CohensKappa(double? Kappa, ConfidenceInterval? Interval, double Observed, double Expected, int Cases)
{
    /// <summary>Computes kappa of a square table.</summary>
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
