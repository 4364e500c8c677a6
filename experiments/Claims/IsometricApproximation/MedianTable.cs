using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>
/// How the median of a figure changes over a row of cells. A median is known as an interval that allows for the brackets and for the sampling: it lies
/// between two order statistics of the sample with 99% confidence.
/// </summary>
/// <param name="Figure">The figure of an instance as an interval; null where it is undefined.</param>
/// <param name="Cells">The cells in the order in which the median is said to grow.</param>
internal sealed record MedianTable(Func<Instance, (double Lower, double Upper)?> Figure, IReadOnlyList<InstanceSource> Cells)
{
    // Half of the 99% quantile pair of the normal distribution: the ranks of the median lie within 2.576 sqrt(k) / 2 of k / 2.
    private const double Spread = 1.288;

    /// <summary>Holds if every median is certainly below the next, Refuted if one is certainly above.</summary>
    /// <param name="context">Instances and seed; the cells share the instances.</param>
    /// <param name="last">What the figures of the last cell are multiplied by: 1, but for the negative control.</param>
    public ClaimResult Judge(ClaimContext context, double last = 1)
    {
        int each = (context.Settings.Instances + Cells.Count - 1) / Cells.Count;
        List<(double Lower, double Upper)> medians = [];
        List<string> lines = [];
        for (int cell = 0; cell < Cells.Count; cell++)
        {
            double factor = cell == Cells.Count - 1 ? last : 1;
            List<(double Lower, double Upper)> sample = [];
            for (int i = 0; i < each; i++)
            {
                context.Cancel.ThrowIfCancellationRequested();
                if (Figure(Cells[cell].Get(context, i)) is { } c)
                {
                    sample.Add((factor * c.Lower, factor * c.Upper));
                }
                context.Progress?.Invoke((cell * each) + i + 1, each * Cells.Count);
            }
            double margin = Spread / Math.Sqrt(Math.Max(1, sample.Count));
            medians.Add((Ratio.Quantile(sample, 0.5 - margin).Lower, Ratio.Quantile(sample, 0.5 + margin).Upper));
            lines.Add($"{Cells[cell].What}: median in {Ratio.Text(medians[^1])}, 95% quantile {Ratio.Text(Ratio.Quantile(sample, 0.95))}");
        }
        bool grows = Steps(medians).All(s => s.Next.Lower > s.Last.Upper);
        bool falls = Steps(medians).Any(s => s.Next.Upper < s.Last.Lower);
        int instances = each * Cells.Count;
        Verdict verdict =
            falls ? Verdict.Refuted
            : grows && instances >= ClaimSettings.FewestInstances ? Verdict.Holds
            : Verdict.Undecided;
        return new ClaimResult(verdict, instances, string.Join(" -> ", medians.Select(Ratio.Text)), string.Join("; ", lines));
    }

    /// <summary>The last cell's figures divided by ten: the medians must be seen to fall.</summary>
    public ControlResult Control(ClaimContext context) =>
        new(Judge(context, 0.1).Verdict == Verdict.Refuted, "the figures of the last cell divided by ten");

    /// <summary>The table as evidence: judged by <see cref="Judge"/>, with <see cref="Control"/> as its negative control.</summary>
    /// <param name="what">What is computed.</param>
    public ComputedEvidence Evidence(string what) => new(what, c => Judge(c), Control);

    private static IEnumerable<((double Lower, double Upper) Last, (double Lower, double Upper) Next)> Steps(
        IReadOnlyList<(double Lower, double Upper)> medians
    ) => medians.Zip(medians.Skip(1));
}
