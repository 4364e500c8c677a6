namespace IsoTriplet.Experiments.Statistics;

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
    /// <param name="seed">The seed of the resamples.</param>
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
