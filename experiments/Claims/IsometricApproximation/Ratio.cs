using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>The empirical constant c = d_haus / d_iso, as an interval.</summary>
internal static class Ratio
{
    /// <summary>c of one instance; null where F is separated, so that c is 0/0.</summary>
    public static (double Lower, double Upper)? Of(Instance f) =>
        f.Iso.Lower > 0 ? (f.Haus.Lower / f.Iso.Upper, f.Haus.Upper / f.Iso.Lower) : null;

    /// <summary>Quantile of a sample of intervals: the true quantile lies between those of the lower and of the upper ends.</summary>
    public static (double Lower, double Upper) Quantile(IReadOnlyCollection<(double Lower, double Upper)> sample, double share)
    {
        double At(IEnumerable<double> values)
        {
            double[] sorted = [.. values.Order()];
            return sorted.Length == 0
                ? double.NaN
                : sorted[(int)Math.Min(sorted.Length - 1, Math.Max(0, Math.Floor(share * sorted.Length)))];
        }
        return (At(sample.Select(c => c.Lower)), At(sample.Select(c => c.Upper)));
    }

    /// <summary>"c in [0.51, 0.53]" with four digits.</summary>
    public static string Text((double Lower, double Upper) c) => $"[{c.Lower:F4}, {c.Upper:F4}]";
}
