namespace IsoTriplet.Optimizers.Angles;

/// <summary>
/// Three classes in the plane with two distant points each, p_k and q_k, the p_k near one another and the q_k near one another: with L the least |p_k - q_k| and delta the largest |p_j - p_k|
/// and |q_j - q_k|, d_iso(F, F_TS) is at least (sqrt 3 L - delta) / (1 + sqrt 3) (docs/mathematics/plane.md, Theorem 17.5). Ends are exchanged one at a time.
/// </summary>
internal static class LongClasses
{
    // Of the longest classes every three are tried, with so many points of each as ends.
    private const int Longest = 16;
    private const int Ends = 200;
    private const int Rounds = 8;

    /// <summary>The best three classes found.</summary>
    /// <param name="f">F, in the plane.</param>
    /// <param name="labels">The labels.</param>
    /// <param name="reach">Of every point the distance to a far one of its class.</param>
    /// <param name="positive">That one.</param>
    /// <param name="cancellation">Stops with what was reached.</param>
    /// <returns>The bound, 0 where there is none, and the three pairs.</returns>
    public static (double Value, AnglePoint[] Pairs) Best(
        Embedding f,
        Labels labels,
        double[] reach,
        int[] positive,
        CancellationToken cancellation
    )
    {
        int[][] classes =
        [
            .. Enumerable
                .Range(0, labels.Classes)
                .Select(k => labels.Members(k).ToArray().OrderByDescending(i => reach[i]).Take(Ends).ToArray())
                .OrderByDescending(members => reach[members[0]])
                .Take(Longest),
        ];
        (double Value, AnglePoint[] Pairs) best = (0, []);
        for (int i = 0; i < classes.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                for (int k = 0; k < j && !cancellation.IsCancellationRequested; k++)
                {
                    (double value, AnglePoint[] pairs) = Exchanged(f, [classes[i], classes[j], classes[k]], positive);
                    best = value > best.Value ? (value, pairs) : best;
                }
            }
        }
        return best;
    }

    private static (double Value, AnglePoint[] Pairs) Exchanged(Embedding f, int[][] members, int[] positive)
    {
        int[] first = [.. members.Select(m => m[0])],
            second = [.. first.Select(i => positive[i])];
        for (int k = 1; k < members.Length; k++)
        {
            if (
                Between(f, first[0], second[k]) + Between(f, second[0], first[k])
                < Between(f, first[0], first[k]) + Between(f, second[0], second[k])
            )
            {
                (first[k], second[k]) = (second[k], first[k]);
            }
        }
        double value = Value(f, first, second);
        bool better = true;
        for (int round = 0; round < Rounds && better; round++)
        {
            better = false;
            for (int place = 0; place < 2 * members.Length; place++)
            {
                int k = place / 2;
                int[] side = place % 2 == 0 ? first : second;
                int kept = side[k];
                foreach (int i in members[k])
                {
                    side[k] = i;
                    double other = Value(f, first, second);
                    (value, kept, better) = other > value * (1 + 1e-9) ? (other, i, true) : (value, kept, better);
                }
                side[k] = kept;
            }
        }
        return (value, [.. first.Select((p, k) => new AnglePoint(p, second[k]))]);
    }

    private static double Value(Embedding f, int[] first, int[] second)
    {
        (double length, double delta) = (double.PositiveInfinity, 0);
        for (int k = 0; k < first.Length; k++)
        {
            length = Math.Min(length, Between(f, first[k], second[k]));
            for (int j = 0; j < k; j++)
            {
                delta = Math.Max(delta, Math.Max(Between(f, first[j], first[k]), Between(f, second[j], second[k])));
            }
        }
        return ((Math.Sqrt(3) * length) - delta) / (1 + Math.Sqrt(3));
    }

    private static double Between(Embedding f, int i, int j) => double.Hypot(f[i, 0] - f[j, 0], f[i, 1] - f[j, 1]);
}

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
