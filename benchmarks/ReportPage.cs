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

public static class ReportTable
{
    /// <summary>Writes one line a benchmark, then what a reader has to know.</summary>
    public static void Write(TextWriter output, BenchmarkReport report)
    {
        output.WriteLine($"kernel {report.Machine.BlasKernel}, {report.Machine.BlasKernelFrom}");
        if (report.Machine.KernelRemark is { } remark)
        {
            output.WriteLine($"warning: {remark}");
        }
        int width = report.Results.Select(r => r.Name.Length).DefaultIfEmpty().Max();
        output.WriteLine($"{"benchmark".PadRight(width)}  {"ours", 10} {"peer", 10} {"ratio", 8} {"min", 8} {"max", 8}  verdict  target");
        foreach (BenchmarkResult r in report.Results)
        {
            output.WriteLine(
                $"{r.Name.PadRight(width)}  {Cost(r.Ours.Median, r.Unit), 10} {Cost(r.PeerCost.Median, r.Unit), 10} "
                    + $"{r.Ratio.Median, 8:G3} {r.Ratio.Min, 8:G3} {r.Ratio.Max, 8:G3}  {Verdict(r), -7}  {r.Target} ({r.RatioIs})"
            );
        }
        foreach (BenchmarkResult r in report.Results.Where(r => r.Complaint is not null || r.Note is not null))
        {
            output.WriteLine($"{r.Name}: {string.Join("; ", new[] { r.Complaint, r.Note }.Where(t => t is not null))}");
        }
        foreach (MissingBenchmark m in report.Missing)
        {
            output.WriteLine($"{m.Name}: not measured: {m.Reason}");
        }
    }

    /// <summary>Writes the names with what they compare.</summary>
    public static void WriteNames(TextWriter output, IReadOnlyList<Benchmark> benchmarks)
    {
        int width = benchmarks.Max(b => b.Name.Length);
        foreach (Benchmark b in benchmarks)
        {
            output.WriteLine($"{b.Name.PadRight(width)}  {b.What}; against {b.Peer}");
        }
    }

    /// <summary>A cost with a fitting unit.</summary>
    public static string Cost(double value, string unit) =>
        unit != "s" ? $"{value:G3} {unit}"
        : value >= 1 ? $"{value:F2} s"
        : value >= 1e-3 ? $"{value * 1e3:G3} ms"
        : $"{value * 1e6:G3} us";

    /// <returns>pass, FAIL or a dash.</returns>
    public static string Verdict(BenchmarkResult result)
    {
        return result.Passed switch
        {
            true => "pass",
            false => "FAIL",
            null => "-",
        };
    }
}
