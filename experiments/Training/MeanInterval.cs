using IsoTriplet.Experiments.Statistics;

namespace IsoTriplet.Experiments.Training;

/// <summary>The mean over seeds with a percentile bootstrap interval at 95 %.</summary>
public sealed record MeanInterval(double Mean, double Lower, double Upper, int Seeds)
{
    /// <summary>Mean and interval as a table shows them.</summary>
    internal string Text => $"{Mean:F4} [{Lower:F4}, {Upper:F4}]";

    /// <summary>Measures values that are there.</summary>
    /// <param name="values">One a seed; null where the run has none.</param>
    /// <param name="seed">The seed of the bootstrap.</param>
    /// <returns>The interval, or null without values.</returns>
    public static MeanInterval? Of(IEnumerable<double?> values, int seed)
    {
        double[] found = [.. values.OfType<double>()];
        if (found.Length == 0)
        {
            return null;
        }
        PairedBootstrap bootstrap = PairedBootstrap.Of(found, seed);
        return new MeanInterval(bootstrap.Mean, bootstrap.Lower, bootstrap.Upper, found.Length);
    }
}

/// <summary>A share with Wilson's 95 % interval.</summary>
public sealed record ShareInterval(double Share, double Lower, double Upper)
{
    /// <summary>Measures a count.</summary>
    /// <param name="of">Of how many; at least 1.</param>
    public static ShareInterval Of(int count, int of)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(of, 1);
        Proportion wilson = Proportion.Of(count, of);
        return new ShareInterval((double)count / of, wilson.Interval.Lower, wilson.Interval.Upper);
    }
}
