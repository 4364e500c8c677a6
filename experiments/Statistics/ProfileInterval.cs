namespace IsoTriplet.Experiments.Statistics;

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
