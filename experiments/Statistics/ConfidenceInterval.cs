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
