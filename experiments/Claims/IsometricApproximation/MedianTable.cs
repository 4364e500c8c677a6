namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>
/// How the median of a figure changes over a row of cells. A median is known as an interval that allows for the brackets and for the sampling: it lies
/// between two order statistics of the sample with 99% confidence.
/// </summary>
internal static class MedianTable
{
    // Half of the 99% quantile pair of the normal distribution: the ranks of the median lie within 2.576 sqrt(k) / 2 of k / 2.
    private const double Spread = 1.288;

    /// <summary>Holds if every median is certainly below the next, Refuted if one is certainly above; broken by dividing the last cell's figures by ten.</summary>
    public static Computed Of(string what, Func<Instance, (double, double)?> figure, params InstanceSource[] cells) =>
        new(what, c => Judge(c, figure, cells, 1))
        {
            Broken = new Computed("the figures of the last cell divided by ten", c => Judge(c, figure, cells, 0.1)),
        };

    private static ClaimResult Judge(ClaimContext context, Func<Instance, (double, double)?> figure, InstanceSource[] cells, double last)
    {
        int each = (context.Settings.Instances + cells.Length - 1) / cells.Length;
        List<(double Lower, double Upper)> medians = [];
        List<string> lines = [];
        foreach (InstanceSource cell in cells)
        {
            double factor = cell == cells[^1] ? last : 1;
            (double Lower, double Upper)[] sample = [.. context.Each(each, i => figure(cell.Get(context, i))).OfType<(double, double)>()];
            sample = [.. sample.Select(c => (factor * c.Lower, factor * c.Upper))];
            double margin = Spread / Math.Sqrt(Math.Max(1, sample.Length));
            medians.Add((Quantile(sample, 0.5 - margin).Lower, Quantile(sample, 0.5 + margin).Upper));
            lines.Add($"{cell.What}: median in {Text(medians[^1])}, 95% quantile {Text(Quantile(sample, 0.95))}");
        }
        bool grows = medians.Zip(medians.Skip(1)).All(s => s.Second.Lower > s.First.Upper);
        bool falls = medians.Zip(medians.Skip(1)).Any(s => s.Second.Upper < s.First.Lower);
        int instances = each * cells.Length;
        Verdict verdict =
            falls ? Verdict.Refuted
            : grows && instances >= ClaimSettings.FewestInstances ? Verdict.Holds
            : Verdict.Undecided;
        return new ClaimResult(verdict, instances, string.Join(" -> ", medians.Select(Text)), string.Join("; ", lines));
    }

    /// <summary>c = d_haus / d_iso of one instance as an interval; null where F is separated, so that c is 0/0.</summary>
    public static (double Lower, double Upper)? Ratio(Instance f) =>
        f.Iso.Lower > 0 ? (f.Haus.Lower / f.Iso.Upper, f.Haus.Upper / f.Iso.Lower) : null;

    /// <summary>d_haus over the radius of the largest class, 1 where collapsing every class is nearest: on a line in closed form, else from H/4 to the least shift of two classes along a new dimension.</summary>
    public static (double Lower, double Upper)? CollapseShare(Instance f)
    {
        double radius = SmallestEnclosingBall.OfClasses(f.Points, f.Labels).Max(b => b.Radius);
        bool line = f.Points.Dimension == 1;
        double lower = line ? Quantities.LineHaus(f.Points, f.Labels) : Quantities.Hardness(f) / 4;
        return (lower / radius, line ? lower / radius : Math.Min(1, Quantities.Shift(f) / radius));
    }

    /// <summary>Quantile of a sample of intervals: the true quantile lies between those of the lower and of the upper ends.</summary>
    public static (double Lower, double Upper) Quantile(IReadOnlyCollection<(double Lower, double Upper)> sample, double share)
    {
        double At(IEnumerable<double> values) =>
            sample.Count == 0
                ? double.NaN
                : values.Order().ElementAt((int)Math.Clamp(Math.Floor(share * sample.Count), 0, sample.Count - 1));
        return (At(sample.Select(c => c.Lower)), At(sample.Select(c => c.Upper)));
    }

    public static string Text((double Lower, double Upper) c) => $"[{c.Lower:F4}, {c.Upper:F4}]";
}
