namespace IsoTriplet.Experiments.Statistics;

/// <summary>The percentile bootstrap of any figure of a sample.</summary>
public static class Bootstrap
{
    /// <summary>Resamples with replacement and takes the percentiles of the figure.</summary>
    /// <remarks>
    /// B. Efron, <i>Bootstrap methods: another look at the jackknife</i>, Annals of Statistics 7 (1979). Resamples on which the figure does not exist are left
    /// out and counted; with many of them the interval describes the rest only.
    /// </remarks>
    /// <typeparam name="T">A case.</typeparam>
    /// <param name="cases">The sample, not empty.</param>
    /// <param name="figure">The figure of a sample, or null where it has none.</param>
    /// <param name="resamples">How many resamples, at least 40.</param>
    /// <param name="seed">The seed of the resamples.</param>
    /// <param name="confidence">Two-sided confidence. Default 95 %.</param>
    /// <returns>The interval, and how many resamples had no figure; the interval is null where half of them had none.</returns>
    /// <exception cref="ArgumentException">No case, too few resamples, or a confidence outside (0, 1).</exception>
    public static (Interval? Interval, int Undefined) Of<T>(
        IReadOnlyList<T> cases,
        Func<IReadOnlyList<T>, double?> figure,
        int resamples,
        int seed,
        double confidence = Interval.Confidence
    )
    {
        ArgumentNullException.ThrowIfNull(cases);
        ArgumentNullException.ThrowIfNull(figure);
        if (cases.Count == 0 || resamples < 40 || !(confidence is > 0 and < 1))
        {
            throw new ArgumentException(
                $"{cases.Count} cases, {resamples} resamples, confidence {confidence}: 1, 40 and one in (0, 1) were expected"
            );
        }
        Random random = new(seed);
        List<double> figures = [];
        T[] drawn = new T[cases.Count];
        for (int k = 0; k < resamples; k++)
        {
            for (int i = 0; i < drawn.Length; i++)
            {
                drawn[i] = cases[random.Next(cases.Count)];
            }
            if (figure(drawn) is { } value && double.IsFinite(value))
            {
                figures.Add(value);
            }
        }
        figures.Sort();
        int undefined = resamples - figures.Count;
        double tail = (1 - confidence) / 2;
        return 2 * undefined >= resamples
            ? (null, undefined)
            : (new Interval(figures[(int)(tail * figures.Count)], figures[(int)Math.Ceiling((1 - tail) * figures.Count) - 1]), undefined);
    }
}
