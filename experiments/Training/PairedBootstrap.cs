using IsoTriplet.Numerics;

namespace IsoTriplet.Experiments.Training;

/// <summary>The mean of paired differences with a percentile bootstrap interval.</summary>
/// <param name="Mean">The mean difference.</param>
/// <param name="Lower">The 2.5 % point of the resampled means.</param>
/// <param name="Upper">The 97.5 % point.</param>
/// <param name="Pairs">How many pairs.</param>
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
    /// <returns>Mean and interval.</returns>
    /// <exception cref="ArgumentException">No difference, or one that is not finite.</exception>
    public static PairedBootstrap Of(IReadOnlyList<double> differences, int seed)
    {
        ArgumentNullException.ThrowIfNull(differences);
        if (differences.Count == 0)
        {
            throw new ArgumentException("no differences: at least one pair was expected", nameof(differences));
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
        return new PairedBootstrap(
            differences.Average(),
            means[(int)(0.025 * Resamples)],
            means[(int)(0.975 * Resamples) - 1],
            differences.Count
        );
    }
}
