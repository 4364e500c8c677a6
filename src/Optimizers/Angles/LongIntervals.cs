namespace IsoTriplet.Optimizers.Angles;

/// <summary>
/// Some of the classes on a line, by their ends p_k and q_k: with l_k = q_k - p_k, L their sum, l the least, and e = min, E = max of |p_i - p_j| and |q_i - q_j|, d_iso(F, F_TS) is at least the least of
/// (2L - l - max(l_i, l_j) - e) / (2k - 1) and (2L - l - E) / (2k) over the pairs of k of them, or l if that is less (docs/mathematics/plane.md, Theorem 17.7). Which classes is a search: from the
/// longest so many, one is added or left out as long as that helps.
/// </summary>
internal static class LongIntervals
{
    /// <summary>The best choice found.</summary>
    /// <param name="f">F, on a line.</param>
    /// <param name="labels">The labels.</param>
    /// <param name="cancellation">Stops with what was reached.</param>
    /// <returns>The bound, 0 where there is none, and the pairs, of two classes at least.</returns>
    public static (double Value, AnglePoint[] Pairs) Best(Embedding f, Labels labels, CancellationToken cancellation)
    {
        AnglePoint[] classes =
        [
            .. ClassIntervals
                .OfEach(f, labels)
                .Select(ends => new AnglePoint(ends.Least, ends.Most))
                .OrderByDescending(c => f[c.Positive, 0] - f[c.Point, 0])
                .Take(AngleCertificate.MostPoints),
        ];
        (double Value, AnglePoint[] Pairs) best = (0, []);
        for (int first = 2; first <= classes.Length && !cancellation.IsCancellationRequested; first++)
        {
            List<AnglePoint> chosen = [.. classes[..first]];
            double value = Value(f, chosen);
            for (bool better = true; better; )
            {
                better = false;
                foreach (AnglePoint c in classes)
                {
                    List<AnglePoint> other = chosen.Contains(c) ? [.. chosen.Where(d => d != c)] : [.. chosen, c];
                    if (Value(f, other) is var now && now > value)
                    {
                        (value, chosen, better) = (now, other, true);
                    }
                }
            }
            best = value > best.Value ? (value, [.. chosen]) : best;
        }
        return best;
    }

    private static double Value(Embedding f, List<AnglePoint> chosen)
    {
        if (chosen.Count < 2)
        {
            return 0;
        }
        double[] lengths = [.. chosen.Select(c => f[c.Positive, 0] - f[c.Point, 0])];
        double apart = (2 * lengths.Sum()) - lengths.Min(),
            value = lengths.Min();
        for (int j = 0; j < chosen.Count; j++)
        {
            for (int k = 0; k < j; k++)
            {
                double ends = Math.Abs(f[chosen[j].Point, 0] - f[chosen[k].Point, 0]),
                    others = Math.Abs(f[chosen[j].Positive, 0] - f[chosen[k].Positive, 0]),
                    nearer = apart - Math.Max(lengths[j], lengths[k]) - Math.Min(ends, others);
                value = Math.Min(value, Math.Min(nearer / ((2 * chosen.Count) - 1), (apart - Math.Max(ends, others)) / (2 * chosen.Count)));
            }
        }
        return value;
    }
}
