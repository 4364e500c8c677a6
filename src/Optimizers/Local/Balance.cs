namespace IsoTriplet.Optimizers.Local;

/// <summary>One-dimensional balances: the inner variables of the augmented Lagrangian, eliminated exactly.</summary>
internal static class Balance
{
    private const int Iterations = 200;
    private const double Rounding = 4.0 / (1L << 53);

    /// <summary>
    /// The threshold s of an anchor with <c>sum_p max(0, y_p - s) = sum_q max(0, s - z_q)</c>. The function is monotone and piecewise
    /// linear, so Newton's method inside a bracket ends after finitely many pieces.
    /// </summary>
    /// <param name="shifted">Shifted squared distances: y to the positives, z to the negatives; minus infinity for the anchor itself.</param>
    /// <param name="start">The first positive.</param>
    /// <param name="end">One past the last positive; negatives are before and after.</param>
    /// <param name="low">The minimum of z.</param>
    /// <param name="high">The maximum of y, above the minimum of z.</param>
    public static double Anchor(ReadOnlySpan<double> shifted, int start, int end, double low, double high)
    {
        double s = (low + high) / 2;
        double noise = Rounding * Math.Max(Math.Abs(low), Math.Abs(high));
        for (int k = 0; k < Iterations && low < high; k++)
        {
            (double above, double positives) = AnchorRow.Excess(shifted[start..end], s, 1);
            (double before, double first) = AnchorRow.Excess(shifted[..start], s, -1);
            (double after, double second) = AnchorRow.Excess(shifted[end..], s, -1);
            double excess = above - before - after;
            double count = positives + first + second;
            if (excess > 0)
            {
                low = s;
            }
            else
            {
                high = s;
            }
            double next = count == 0 ? s : s + (excess / count);
            if (Math.Abs(next - s) <= noise)
            {
                // The rest is the rounding of the sums, which Newton's method would chase through dozens of steps.
                return Math.Clamp(next, low, high);
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
            (double sum, double count) = AnchorRow.Excess(y, t, 1);
            double next = t + ((sum - mass) / count);
            if (!(next > t))
            {
                break;
            }
            t = next;
        }
        return t;
    }
}
