using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>
/// How the median of a figure changes over a row of cells. A median is known as an interval that allows for the brackets and for the sampling: it lies
/// between two order statistics of the sample with 99% confidence.
/// </summary>
internal sealed record MedianTable(Func<Instance, (double Lower, double Upper)?> Figure, IReadOnlyList<InstanceSource> Cells)
{
    // Half of the 99% quantile pair of the normal distribution: the ranks of the median lie within 2.576 sqrt(k) / 2 of k / 2.
    private const double Spread = 1.288;

    /// <summary>Holds if every median is certainly below the next, Refuted if one is certainly above.</summary>
    public ClaimResult Judge(ClaimContext context, double last = 1)
    {
        int each = (context.Settings.Instances + Cells.Count - 1) / Cells.Count;
        List<(double Lower, double Upper)> medians = [];
        List<string> lines = [];
        for (int cell = 0; cell < Cells.Count; cell++)
        {
            double factor = cell == Cells.Count - 1 ? last : 1;
            InstanceSource source = Cells[cell];
            (double Lower, double Upper)[] sample =
            [
                .. context.Each(each, i => Figure(source.Get(context, i))).OfType<(double, double)>().Select(c => Scaled(c, factor)),
            ];
            double margin = Spread / Math.Sqrt(Math.Max(1, sample.Length));
            medians.Add((Quantile(sample, 0.5 - margin).Lower, Quantile(sample, 0.5 + margin).Upper));
            lines.Add($"{Cells[cell].What}: median in {Text(medians[^1])}, 95% quantile {Text(Quantile(sample, 0.95))}");
        }
        bool grows = Steps(medians).All(s => s.Next.Lower > s.Last.Upper);
        bool falls = Steps(medians).Any(s => s.Next.Upper < s.Last.Lower);
        int instances = each * Cells.Count;
        Verdict verdict =
            falls ? Verdict.Refuted
            : grows && instances >= ClaimSettings.FewestInstances ? Verdict.Holds
            : Verdict.Undecided;
        return new ClaimResult(verdict, instances, string.Join(" -> ", medians.Select(Text)), string.Join("; ", lines));
    }

    /// <summary>The last cell's figures divided by ten: the medians must be seen to fall.</summary>
    public ControlResult Control(ClaimContext context) =>
        new(Judge(context, 0.1).Verdict == Verdict.Refuted, "the figures of the last cell divided by ten");

    /// <summary>The table as evidence: judged by <see cref="Judge"/>, with <see cref="Control"/> as its negative control.</summary>
    public ComputedEvidence Evidence(string what) => new(what, c => Judge(c), Control);

    /// <summary>c = d_haus / d_iso of one instance as an interval; null where F is separated, so that c is 0/0.</summary>
    public static (double Lower, double Upper)? Ratio(Instance f) =>
        f.Iso.Lower > 0 ? (f.Haus.Lower / f.Iso.Upper, f.Haus.Upper / f.Iso.Lower) : null;

    /// <summary>d_haus over the radius of the largest class, 1 where collapsing every class is nearest: on a line in closed form, else from H/4 to the least shift of two classes along a new dimension.</summary>
    public static (double Lower, double Upper)? CollapseShare(Instance f)
    {
        double radius = Isometry.SmallestEnclosingBall.OfClasses(f.Points, f.Labels).Max(b => b.Radius);
        double line = f.Points.Dimension == 1 ? Quantities.LineHaus(f.Points, f.Labels) / radius : 0;
        return f.Points.Dimension == 1 ? (line, line) : (Quantities.Hardness(f) / 4 / radius, Math.Min(1, Quantities.Shift(f) / radius));
    }

    /// <summary>Quantile of a sample of intervals: the true quantile lies between those of the lower and of the upper ends.</summary>
    public static (double Lower, double Upper) Quantile(IReadOnlyCollection<(double Lower, double Upper)> sample, double share)
    {
        double At(IEnumerable<double> values) =>
            values.Order().ToArray() is { Length: > 0 } sorted
                ? sorted[(int)Math.Min(sorted.Length - 1, Math.Max(0, Math.Floor(share * sorted.Length)))]
                : double.NaN;
        return (At(sample.Select(c => c.Lower)), At(sample.Select(c => c.Upper)));
    }

    /// <summary>"[0.51, 0.53]" with four digits.</summary>
    public static string Text((double Lower, double Upper) c) => $"[{c.Lower:F4}, {c.Upper:F4}]";

    private static (double, double) Scaled((double Lower, double Upper) c, double factor) => (factor * c.Lower, factor * c.Upper);

    private static IEnumerable<((double Lower, double Upper) Last, (double Lower, double Upper) Next)> Steps(
        IReadOnlyList<(double Lower, double Upper)> medians
    ) => medians.Zip(medians.Skip(1));
}
