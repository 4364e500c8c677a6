namespace IsoTriplet.Benchmarks;

/// <summary>The report for a console.</summary>
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

    /// <summary>The verdict as a word.</summary>
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
