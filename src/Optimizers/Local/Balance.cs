namespace IsoTriplet.Optimizers.Local;

/// <summary>One-dimensional balances: the inner variables of the augmented Lagrangian, eliminated exactly.</summary>
internal static class Balance
{
    private const int Iterations = 200;

    /// <summary>
    /// The threshold s of an anchor with <c>sum_p max(0, y_p - s) = sum_q max(0, s - z_q)</c>. The function is monotone and piecewise
    /// linear, so Newton's method inside a bracket ends after finitely many pieces.
    /// </summary>
    /// <param name="y">Shifted squared distances to positives.</param>
    /// <param name="z">Shifted squared distances to negatives; its minimum is below the maximum of y.</param>
    public static double Anchor(ReadOnlySpan<double> y, ReadOnlySpan<double> z)
    {
        double high = double.NegativeInfinity,
            low = double.PositiveInfinity;
        foreach (double v in y)
        {
            high = Math.Max(high, v);
        }
        foreach (double v in z)
        {
            low = Math.Min(low, v);
        }
        double s = (low + high) / 2;
        for (int k = 0; k < Iterations && low < high; k++)
        {
            double excess = 0;
            int count = 0;
            foreach (double v in y)
            {
                if (v > s)
                {
                    excess += v - s;
                    count++;
                }
            }
            foreach (double v in z)
            {
                if (v < s)
                {
                    excess -= s - v;
                    count++;
                }
            }
            if (excess > 0)
            {
                low = s;
            }
            else
            {
                high = s;
            }
            double next = count == 0 ? s : s + (excess / count);
            if (next == s)
            {
                break;
            }
            s = next > low && next < high ? next : (low + high) / 2;
        }
        return s;
    }

    /// <summary>The level t with <c>sum_i max(0, y_i - t) = mass</c> (mass > 0).</summary>
    /// <param name="y">At least one value.</param>
    /// <param name="mass">The mass above the level.</param>
    public static double Level(ReadOnlySpan<double> y, double mass)
    {
        double t = double.NegativeInfinity;
        foreach (double v in y)
        {
            t = Math.Max(t, v);
        }
        t -= mass;
        for (int k = 0; k < Iterations; k++)
        {
            double sum = -mass;
            int count = 0;
            foreach (double v in y)
            {
                if (v > t)
                {
                    sum += v - t;
                    count++;
                }
            }
            double next = t + (sum / count);
            if (!(next > t))
            {
                break;
            }
            t = next;
        }
        return t;
    }
}
