namespace IsoTriplet.Optimizers.Gram;

/// <summary>Turns a bound found in doubles into one that the checker accepts, by giving up as little of it as the checker's rounding asks.</summary>
internal static class CertifiedBound
{
    // The first step is about the rounding of one distance. The checker's enclosures (of a smallest eigenvalue, say) may be wider than rounding.
    private const double FirstLoss = 1e-15;
    private const double LargestLoss = 0.3;
    private const int Refinements = 6;

    /// <summary>Asks the checker for value (1 - loss) with growing loss, then refines between the last refused and the first accepted loss.</summary>
    /// <typeparam name="T">The kind of certificate.</typeparam>
    /// <param name="value">The bound in doubles.</param>
    /// <param name="make">Makes the certificate that states a given bound.</param>
    /// <returns>The best certificate accepted and the bound that the checker established, or null.</returns>
    public static (T Certificate, double Bound)? Find<T>(double value, Func<double, T> make)
        where T : Certificate
    {
        (T, double)? best = null;
        (double refused, double accepted) = (0, 0);
        for (double loss = FirstLoss; loss <= LargestLoss && value > 0 && best is null; loss *= 8)
        {
            best = Ask(value * (1 - loss), make);
            (refused, accepted) = best is null ? (loss, accepted) : (refused, loss);
        }
        for (int step = 0; step < Refinements && best is not null && accepted > 1e-9; step++)
        {
            double loss = Math.Sqrt(refused * accepted);
            (T, double)? finer = Ask(value * (1 - loss), make);
            best = finer ?? best;
            (refused, accepted) = finer is null ? (loss, accepted) : (refused, loss);
        }
        return best;
    }

    private static (T Certificate, double Bound)? Ask<T>(double bound, Func<double, T> make)
        where T : Certificate
    {
        T certificate = make(bound);
        CheckResult result = CertificateChecker.Check(certificate);
        return result.Valid ? (certificate, result.Bound) : null;
    }
}
