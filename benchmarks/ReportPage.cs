using System.Text;

namespace IsoTriplet.Benchmarks;

/// <summary>The report as docs/benchmarks.md.</summary>
public static class ReportPage
{
    public static string Of(BenchmarkReport report)
    {
        Machine m = report.Machine;
        StringBuilder page = new();
        page.Append(
            $"""
            # Benchmarks

            Written by `./isotriplet benchmark --out docs/benchmarks.md`; not to be edited by hand.

            - Date: {report.Date ?? "not given"}
            - Processor: {m.Processor}, {m.Cores} cores, {m.Memory} GiB; load before the run {m.Load?.ToString() ?? "unknown"}
            - Seed of the inputs: {report.Seed}
            - Threads: {report.Threads} on both sides (SciPy's pdist, directed_hausdorff and SLSQP use one of them whatever is allowed)
            - OpenBLAS kernel: {m.BlasKernel}, {m.BlasKernelFrom}; both sides use the same library; OMP_WAIT_POLICY {m.Waiting}{(
                m.KernelRemark is { } remark ? $"; warning: {remark}" : ""
            )}
            - {m.Runtime}; {m.PeerVersions ?? "no SciPy process was needed"}; {m.System}

            Both sides run in turn, ours first, after a warm-up; a side of under 30 ms is looped. Costs are medians. The ratio is taken for each
            pair of runs, and the verdict goes by its median. SciPy times itself inside one process that has loaded its inputs.
            Where both sides compute the same thing their values are compared, and a difference is a failure.
            growth: the exponent b of the fit cost = a size^b, fitted anew in every repeat; its spread is under Remarks. peak: our rate as a share of the
            machine's, both the best of five in a repeat.

            | benchmark | what | against | ours | peer | ratio, median (min to max) | pairs | target | verdict |
            |---|---|---|---|---|---|---|---|---|

            """
        );
        foreach (BenchmarkResult r in report.Results)
        {
            page.Append($"| {r.Name} | {r.What} | {r.Peer} | {ReportTable.Cost(r.Ours.Median, r.Unit)} ")
                .Append(
                    $"| {ReportTable.Cost(r.PeerCost.Median, r.Unit)} | {r.RatioIs} {r.Ratio.Median:G3} ({r.Ratio.Min:G3} to {r.Ratio.Max:G3}) "
                )
                .Append($"| {r.Repeats} | {r.Target} | {ReportTable.Verdict(r)} |\n");
        }
        BenchmarkResult[] remarked = [.. report.Results.Where(r => r.Complaint is not null || r.Note is not null)];
        if (remarked.Length > 0)
        {
            page.Append("\n## Remarks\n\n");
        }
        foreach (BenchmarkResult r in remarked)
        {
            page.Append($"- {r.Name}: {string.Join("; ", new[] { r.Complaint, r.Note }.Where(t => t is not null))}\n");
        }
        if (report.Missing.Count > 0)
        {
            page.Append("\n## Not measured\n\n");
        }
        foreach (MissingBenchmark absent in report.Missing)
        {
            page.Append($"- {absent.Name}: {absent.Reason}\n");
        }
        return page.ToString();
    }
}
